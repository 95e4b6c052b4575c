/** A real Prometheus that scrapes the hub alone, and what it has of it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type LineProcess, startLineProcess } from '../hub/line-process.ts';

export type Scraper = AsyncDisposable & {
  pid: number;
  /** A number for each series that the query gives. */
  ask(query: string): Promise<number[]>;
};

const startLimitMs = 30_000;

export async function startScraper(hub: { webUrl: string; apiToken: string }, everySeconds: number): Promise<Scraper> {
  const folder = await mkdtemp(join(tmpdir(), 'herald-prometheus-'));
  await writeFile(join(folder, 'token'), hub.apiToken, { mode: 0o600 });
  // As the page of the hub tells people to write it.
  const config = {
    global: { scrape_interval: `${everySeconds}s`, scrape_timeout: `${Math.min(10, everySeconds)}s` },
    scrape_configs: [
      {
        job_name: 'herald',
        authorization: { credentials_file: join(folder, 'token') },
        static_configs: [{ targets: [new URL(hub.webUrl).host] }],
      },
    ],
  };
  await writeFile(join(folder, 'prometheus.yml'), JSON.stringify(config));
  const port = await freePort();
  const child: LineProcess = startLineProcess('prometheus', [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=error',
  ]);
  const until = performance.now() + startLimitMs;
  while (performance.now() < until && !(await isReady(port))) await wait(200);
  return {
    pid: child.pid,
    async ask(query) {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`);
      const { data } = (await response.json()) as { data: { result: { value: [number, string] }[] } };
      return data.result.map(({ value }) => Number(value[1]));
    },
    async [Symbol.asyncDispose]() {
      await child[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/-/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
