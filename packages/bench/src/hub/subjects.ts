/** Who is measured: the hub, a bare loop, and Prometheus where it is installed. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { agentAddress } from './agent-address.ts';
import { hubFlags } from './hub-flags.ts';
import { type LineProcess, startLineProcess } from './line-process.ts';

export type Subject = {
  name: string;
  start(fleet: { port: number; count: number; privateKey: string }): Promise<Running>;
};
export type Running = AsyncDisposable & { pid: number; eventLoopP99Ms?(): Promise<number | undefined> };
export type RunningHub = Running & { webUrl: string; signInLink: string; apiToken: string };

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const bareLoop: Subject = {
  name: 'bare undici loop',
  async start({ port, count, privateKey }) {
    const env = { BENCH_PORT: String(port), BENCH_COUNT: String(count), BENCH_KEY: privateKey };
    const child = startLineProcess(process.execPath, [fileOf('./bare-loop-main.ts')], env);
    await child.hear('ready');
    return child;
  },
};

/** `env`: settings of the hub beside those of every bench. */
type FleetOfHub = { port: number; count: number; privateKey: string; env?: Record<string, string> };

export const hub = {
  name: 'Herald hub',
  async start({ port, count, privateKey, env = {} }: FleetOfHub): Promise<RunningHub> {
    const folder = await mkdtemp(join(tmpdir(), 'herald-bench-'));
    const apiToken = randomBytes(24).toString('hex');
    const registry = join(folder, 'registry.yaml');
    const hosts = Array.from(
      { length: count },
      (_, index) => `  host-${index}: { address: "http://${agentAddress(index)}:${port}" }`,
    );
    const members = count > 0 ? 'services:\n  grid: { hosts: [host-0], needs: 1 }\n' : '';
    await writeFile(registry, `defaults: { poll: 15s }\nhosts:\n${hosts.join('\n')}\n${members}`);
    const child = startLineProcess(process.execPath, [...(await hubFlags()), fileOf('../../../hub/src/app/main.ts')], {
      HERALD_REGISTRY: registry,
      HERALD_DATA_DIR: join(folder, 'data'),
      HERALD_HUB_PRIVATE_KEY: privateKey,
      HERALD_WEB_PORT: '0',
      HERALD_API_TOKEN: apiToken,
      HERALD_LOG_LEVEL: 'error',
      DISCORD_TOKEN: '',
      HERALD_DATABASE_URL: '',
      ...env,
    });
    const ready = await child.hear('ready');
    const metricsUrl = typeof ready['webUrl'] === 'string' ? new URL('/metrics', ready['webUrl']) : undefined;
    return {
      pid: child.pid,
      webUrl: String(ready['webUrl']),
      signInLink: String(ready['signInLink']),
      apiToken,
      eventLoopP99Ms: async () => (metricsUrl ? readP99Ms(metricsUrl, apiToken) : undefined),
      async [Symbol.asyncDispose]() {
        await child[Symbol.asyncDispose]();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
} satisfies Subject;

async function readP99Ms(url: URL, apiToken: string): Promise<number | undefined> {
  const headers = { authorization: `Bearer ${apiToken}` };
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`The hub's /metrics answers ${response.status}.`);
  const text = await response.text();
  const seconds = /^herald_event_loop_delay_seconds\{statistic="p99"\} (\S+)$/m.exec(text)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

/** Debian's package `prometheus`, where it is installed. */
export async function findPrometheus(): Promise<Subject | undefined> {
  try {
    await promisify(execFile)('prometheus', ['--version']);
  } catch {
    return undefined;
  }
  return { name: 'Prometheus', start: startPrometheus };
}

async function startPrometheus({ port, count }: { port: number; count: number }): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'herald-bench-'));
  const targets = Array.from({ length: count }, (_, index) => `${agentAddress(index)}:${port}`);
  await writeFile(join(folder, 'targets.json'), JSON.stringify([{ targets }]));
  const config = `global: { scrape_interval: 15s }\nscrape_configs:\n  - job_name: fleet\n    file_sd_configs: [{ files: [targets.json] }]\n`;
  await writeFile(join(folder, 'prometheus.yml'), config);
  const child: LineProcess = startLineProcess('prometheus', [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    '--web.listen-address=127.0.0.1:0',
    '--log.level=error',
  ]);
  return {
    pid: child.pid,
    async [Symbol.asyncDispose]() {
      await child[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
