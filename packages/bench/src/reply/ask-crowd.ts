/** One run of many people who ask, with a release's own sandbox, and what its hub took for it. */
import { execFileSync, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { readProcess } from '../hub/process-figures.ts';

export type Crowd = { hosts: number; rate: number; seconds: number };

export type Replies = {
  hosts: number;
  asked: number;
  unanswered: number;
  refused: number;
  medianMs: number;
  p99Ms: number;
  worstMs: number;
  /** CPU of the hub while it is asked, without what it took for polling alone just before, for each answer. */
  hubCpuMsAnAnswer: number;
};

type Outcome = { hosts: number; asked: number; answeredMs: number[]; refused: number };
type Sample = { atMs: number; cpuSeconds: number };

const crowdIn = (folder: string) => join(folder, 'packages/sandbox/src/questions/main.ts');
export const todaysCrowd = crowdIn(fileURLToPath(new URL('../../../../', import.meta.url)));

/** The crowd of the release before, unpacked into `folder`. Throws in a copy without history. */
export async function unpackCrowdBefore(folder: string): Promise<string> {
  const program = fileURLToPath(new URL('../../../sandbox/src/start/unpack-before-main.ts', import.meta.url));
  execFileSync(process.execPath, [program, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  return crowdIn(folder);
}

export async function askCrowd(entry: string, { hosts, rate, seconds }: Crowd): Promise<Replies> {
  const args = [`--hosts=${hosts}`, `--rate=${rate}`, `--seconds=${seconds}`];
  const crowd = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const samples: Sample[] = [];
  const watching = setInterval(() => {
    void findHub(crowd.pid ?? 0)
      .then(async (pid) => {
        const { cpuSeconds } = await readProcess(pid);
        samples.push({ atMs: performance.now(), cpuSeconds });
      })
      // Before its start and after its end there is none.
      .catch(() => undefined);
  }, 1_000);
  try {
    const said = (await text(crowd.stdout)).trim().split('\n').at(-1) ?? '';
    const outcome: Outcome = JSON.parse(said);
    return repliesOf(outcome, samples, seconds);
  } finally {
    clearInterval(watching);
  }
}

function repliesOf(
  { hosts, asked, answeredMs, refused }: Outcome,
  samples: readonly Sample[],
  seconds: number,
): Replies {
  const sorted = answeredMs.toSorted((one, other) => one - other);
  const at = (share: number) =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
  const endMs = samples.at(-1)?.atMs ?? 0;
  const spentBetween = (fromMs: number, toMs: number) => {
    const within = samples.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
    const [first, last] = [within[0], within.at(-1)];
    return first && last && last.atMs > first.atMs
      ? ((last.cpuSeconds - first.cpuSeconds) * 1000) / (last.atMs - first.atMs)
      : 0;
  };
  // The last seconds are those of asking; before them it only polled, for half a minute at least.
  const askingMs = seconds * 1000;
  const asking = spentBetween(endMs - askingMs, endMs);
  const polling = spentBetween(endMs - askingMs - 15_000, endMs - askingMs - 1_000);
  return {
    hosts,
    asked,
    unanswered: asked - sorted.length,
    refused,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    worstMs: at(1),
    hubCpuMsAnAnswer: Number((((asking - polling) * askingMs) / Math.max(1, sorted.length)).toFixed(2)),
  };
}

/** The hub below a crowd's process, by its program. Throws where there is none. */
async function findHub(rootPid: number): Promise<number> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  for (const pid of parents.keys()) {
    if (!isBelow(pid, rootPid, parents)) continue;
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (/packages\/hub\/src\/(?:app\/)?main\.ts\0/.test(`${line}\0`)) return pid;
  }
  throw new Error('No hub runs.');
}

function isBelow(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let one = parents.get(pid); one !== undefined && one > 1; one = parents.get(one)) if (one === root) return true;
  return false;
}
