/** A simulated month in which the hub is killed at random, beside the same month undisturbed: the same counts, nothing said twice. */
import { parseArgs } from 'node:util';
import { type CountName, faultsOf, playMonth, printCounts } from './play.ts';

/** `--seed 1 --days 30 --busyness 1 --kills 20`, which is what is meant without them. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      days: { type: 'string', default: '30' },
      busyness: { type: 'string', default: '1' },
      kills: { type: 'string', default: '20' },
    },
  });
  const undisturbed = await playMonth({ ...values, kills: '0' });
  const killed = await playMonth(values);
  const others = Object.entries(undisturbed.totals.herald).flatMap(([name, count]) => {
    const found = killed.totals.herald[name as CountName];
    return found === count ? [] : [`${name} is ${found} after the kills and ${count} without`];
  });
  printCounts(undisturbed);
  printCounts(killed);
  const faults = [...faultsOf(killed), ...others];
  for (const fault of faults) console.log(`  WRONG ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  console.log(
    JSON.stringify({
      bench: 'kill-month',
      seed: Number(values.seed),
      kills: killed.kills,
      doneAgain: killed.doneAgain,
      messages: killed.messages,
      saidTwice: killed.saidTwice.length,
      countsThatDiffer: others.length,
      wrongFigures: faults.length,
      ratioOfSaid: Number((killed.said / undisturbed.said).toFixed(4)),
      minutes: Number((killed.minutes + undisturbed.minutes).toFixed(1)),
    }),
  );
}
