/** Plays a month in a process of its own and reads what came of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const countNames = [
  'asked',
  'answeredByHerald',
  'reachedEngineers',
  'selfServed',
  'pressedThatAnswers',
  'pressedNotIt',
  'pressedStillNeed',
  'breaches',
] as const;
export type CountName = (typeof countNames)[number];
export type Counts = Record<CountName, number>;

export type Outcome = {
  seed: number;
  days: number;
  minutes: number;
  kills: number;
  /** What people did again since Discord had told them that the application did not respond. */
  doneAgain: number;
  windows: number;
  windowsByCommand: number;
  messages: number;
  inquiries: number;
  precision: number;
  recall: number;
  misreadings: readonly { kind: string; text: string; channel: string; mentions?: string }[];
  /** Figures of Herald that are not what they should be, in words. */
  differences: readonly string[];
  totals: { meant: Counts; counted: Counts; herald: Counts };
  said: number;
  saidTwice: readonly { place: string; words: string }[];
  unheard: number;
  violations: readonly string[];
  errors: readonly string[];
};

export type MonthArguments = { seed: string; days: string; busyness: string; kills?: string };

/** Throws where the month could not be played to its end. */
export async function playMonth({ seed, days, busyness, kills = '0' }: MonthArguments): Promise<Outcome> {
  const entry = fileURLToPath(new URL('../../../sandbox/src/month/main.ts', import.meta.url));
  const player = spawn(
    process.execPath,
    [entry, '--seed', seed, '--days', days, '--busyness', busyness, '--kills', kills],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  player.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const [code] = await once(player, 'exit');
  if (code !== 0) throw new Error(`The month of seed ${seed} ended with ${code}.`);
  return JSON.parse(text.trim().split('\n').at(-1) ?? '');
}

/** What people meant, the same with misread messages taken as they were, and what Herald shows. */
export function printCounts({ totals, seed }: Outcome): void {
  console.log(`\nseed ${seed}${' '.repeat(20)}meant  as understood  Herald`);
  for (const name of countNames) {
    const [meant, counted, herald] = [totals.meant[name], totals.counted[name], totals.herald[name]];
    console.log(
      `  ${name.padEnd(22)}${String(meant).padStart(6)}${String(counted).padStart(15)}${String(herald).padStart(8)}`,
    );
  }
}

/** What went wrong in words; empty where nothing did. */
export function faultsOf({ differences, saidTwice, errors, unheard, violations }: Outcome): string[] {
  return [
    ...differences,
    ...saidTwice.map(({ place, words }) => `said twice (${place}): ${words}`),
    ...errors.map((line) => `the hub logged an error: ${line}`),
    ...(unheard > 0 ? [`${unheard} messages were not taken up`] : []),
    ...violations.map((request) => `Discord would have refused ${request}`),
  ];
}
