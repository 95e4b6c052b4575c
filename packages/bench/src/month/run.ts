/** Simulated months: the counts that Herald shows beside what is true, and the classifier's precision and recall. */
import { parseArgs } from 'node:util';
import { faultsOf, playMonth, printCounts } from './play.ts';

/** `--seeds 1,2,3 --days 30 --busyness 1`, which is what is meant without them. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string', default: '1,2,3' },
      days: { type: 'string', default: '30' },
      busyness: { type: 'string', default: '1' },
    },
  });
  const figures = [];
  for (const seed of values.seeds.split(',')) {
    const outcome = await playMonth({ ...values, seed });
    printCounts(outcome);
    const faults = faultsOf(outcome);
    const { messages, inquiries, precision, recall, misreadings, minutes, windows, windowsByCommand } = outcome;
    for (const { kind, text } of misreadings) console.log(`  ${kind.padEnd(12)} ${text}`);
    for (const fault of faults) console.log(`  WRONG ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
    figures.push({
      seed: Number(seed),
      messages,
      inquiries,
      precision: rounded(precision),
      recall: rounded(recall),
      misreadings: misreadings.length,
      pressedNotIt: outcome.totals.herald.pressedNotIt,
      windows,
      windowsByCommand,
      wrongFigures: faults.length,
      ratioOfCountedToMeant: rounded(outcome.totals.herald.reachedEngineers / outcome.totals.meant.reachedEngineers),
      minutes,
    });
  }
  console.log(JSON.stringify({ bench: 'month', days: Number(values.days), seeds: figures }));
}

function rounded(share: number): number {
  return Number(share.toFixed(4));
}
