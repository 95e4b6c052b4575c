/** `npm run bench -- understanding`: what reading one message costs with 10,000 hosts, measured in the hub's own evaluation. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const evaluation = fileURLToPath(new URL('../../../understanding/src/eval/main.ts', import.meta.url));

/** The bounds, to print beside the figures. */
const goals = { messageMicroseconds: 2_000, hostileMs: 5 };

export async function run(): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, [evaluation, '--timing', '--json'], {
    timeout: 300_000,
  });
  const figures: unknown = JSON.parse(stdout);
  const read = (name: string) => {
    const value =
      typeof figures === 'object' && figures !== null
        ? Object.entries(figures).find(([key]) => key === name)?.[1]
        : undefined;
    if (typeof value !== 'number') throw new Error(`The evaluation gave no figure "${name}".`);
    return value;
  };
  const median = read('medianMicroseconds');
  const p99 = read('p99Microseconds');
  const hostileMs = read('hostileMs');
  const rows = [
    ['median of a message', `${median.toFixed(1)} µs`, `goal under ${goals.messageMicroseconds} µs`],
    ['99th percentile', `${p99.toFixed(1)} µs`, `goal under ${goals.messageMicroseconds} µs`],
    ['worst of 4,000 hostile characters', `${hostileMs.toFixed(2)} ms`, `goal under ${goals.hostileMs} ms`],
    ['indexing the names, once a registry', `${read('indexMs').toFixed(0)} ms`, ''],
  ];
  console.log(`Understanding, ${read('hosts')} hosts, ${read('messages')} messages`);
  for (const [what = '', figure = '', goal = ''] of rows)
    console.log(`  ${what.padEnd(36)}${figure.padStart(12)}   ${goal}`.trimEnd());
  const ratios = { medianOfGoal: median / goals.messageMicroseconds, hostileOfGoal: hostileMs / goals.hostileMs };
  console.log(
    JSON.stringify({ bench: 'understanding', medianMicroseconds: median, p99Microseconds: p99, hostileMs, ratios }),
  );
}
