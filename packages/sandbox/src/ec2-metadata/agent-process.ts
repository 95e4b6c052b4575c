/** Starts the real agent as a process, for tests of what it makes of the metadata stand-in. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseReport, type Report } from '@herald/protocol/report';
import { inherited } from '../start/child.ts';

const program = fileURLToPath(new URL('../../../agent/src/main.ts', import.meta.url));
const token = 'only-for-this-one-test';

export type AgentProcess = AsyncDisposable & {
  url: string;
  report(): Promise<Report>;
  read(path: string): Promise<Response>;
  /** What it wrote to standard error until now. */
  log(): string;
};

/** Resolves when the agent listens. Port 0, bearer token, loopback only. */
export async function startAgentProcess(env: Readonly<Record<string, string>>): Promise<AgentProcess> {
  const child = fork(program, ['serve'], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    execArgv: [],
    env: {
      ...inherited(),
      HERALD_AGENT_HOST: '127.0.0.1',
      HERALD_AGENT_PORT: '0',
      HERALD_AGENT_TOKEN: token,
      HERALD_AGENT_SAMPLE_SECONDS: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = once(child, 'exit');
  const heard = await Promise.race([once(child, 'message'), ended.then(() => [])]);
  const url = urlOf(heard[0]);
  if (url === undefined) throw new Error(`the agent did not start: ${log}`);
  const read = (path: string) => fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return {
    url,
    read,
    report: async () => parseReport(await (await read('/v1/report')).json()),
    log: () => log,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function urlOf(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null || !('url' in message)) return undefined;
  return typeof message.url === 'string' ? message.url : undefined;
}
