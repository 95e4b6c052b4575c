/** A pipeline that announces downtime at one hub after another, and sends what was not acknowledged again, as `curl --retry` does. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export type Pipeline = AsyncDisposable & {
  /** Titles that a hub said it had announced, each with when. */
  acknowledged(): readonly { title: string; atMs: number }[];
};

const pauseMs = 1_000;
const timeoutMs = 5_000;

/** Disposing waits until the window under way was acknowledged or given up. */
export function startPipeline(dataDirs: readonly string[]): Pipeline {
  const stopping = new AbortController();
  const acknowledged: { title: string; atMs: number }[] = [];
  let turn = 0;
  const loop = run();
  return {
    acknowledged: () => acknowledged,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await loop;
    },
  };

  async function run(): Promise<void> {
    for (let number = 0; !stopping.signal.aborted; number += 1) {
      const title = `Deploy ${number}`;
      while (!stopping.signal.aborted) {
        const dataDir = dataDirs[turn++ % dataDirs.length] ?? '';
        if (await announce(dataDir, title).catch(() => false)) {
          acknowledged.push({ title, atMs: performance.now() });
          break;
        }
        await wait(pauseMs / 4);
      }
      await wait(pauseMs);
    }
  }
}

/** A window of its own hour, far enough ahead that nothing but its announcement is said of it. */
async function announce(dataDir: string, title: string): Promise<boolean> {
  const { url, token } = JSON.parse(await readFile(join(dataDir, 'running-hub.json'), 'utf8')) as {
    url: string;
    token: string;
  };
  const number = Number(title.split(' ')[1]);
  const startsAtMs = Math.ceil(Date.now() / 86_400_000 + 30) * 86_400_000 + (number % 2_000) * 3_600_000;
  const when = `${new Date(startsAtMs).toISOString().slice(0, 16)}Z for 30 minutes`;
  const response = await fetch(`${url}/api/v1/downtimes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title, when, affects: 'host-0', reference: `trial-${number}`, announce: true }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const reply = (await response.json()) as { announced?: boolean };
  return response.ok && reply.announced === true;
}
