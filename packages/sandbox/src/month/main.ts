/** `node packages/sandbox/src/month/main.ts --seed 1 [--days 30] [--busyness 1] [--kills 0]`: plays a month and prints what came of it as one line of JSON. */
import { parseArgs } from 'node:util';
import { compareMonth } from './compare-month.ts';
import { playMonth } from './play-month.ts';
import { saidTwice } from './said.ts';
import { simulateMonth } from './simulate-month.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '30' },
    busyness: { type: 'string', default: '1' },
    kills: { type: 'string', default: '0' },
  },
});
const startedAt = performance.now();
const month = simulateMonth(Number(values.seed), {
  days: Number(values.days),
  busyness: Number(values.busyness),
});
const played = await playMonth({
  month,
  kills: Number(values.kills),
  onDay: (day) =>
    process.stderr.write(`day ${day + 1} after ${Math.round((performance.now() - startedAt) / 1000)} s\n`),
});
const compared = compareMonth(played);
const doubles = saidTwice(played.said);
console.log(
  JSON.stringify({
    seed: month.seed,
    days: Number(values.days),
    minutes: Number(((performance.now() - startedAt) / 60_000).toFixed(1)),
    kills: played.kills,
    doneAgain: played.doneAgain,
    windowsByCommand: played.played.filter((event) => event.kind === 'window' && event.by === 'command').length,
    windows: played.played.filter(({ kind }) => kind === 'window').length,
    events: played.played.length,
    unheard: played.unheard,
    said: played.said.length,
    saidTwice: doubles.slice(0, 10),
    violations: played.violations,
    errors: played.errors.slice(0, 5),
    errorCount: played.errors.length,
    ...compared,
    command: played.figures.command,
    misreadings: compared.misreadings.map(({ kind, message, meant, taken }) => ({
      kind,
      text: message.text,
      mentions: message.mentions?.who,
      channel: message.channel,
      meant,
      taken,
    })),
    perDay: played.figures.json,
  }),
);
