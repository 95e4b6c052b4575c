/** A process that is told things, and tells things, one JSON object a line. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export type LineProcess = AsyncDisposable & {
  pid: number;
  tell(message: object): void;
  /** A line as it stands. */
  say(line: string): void;
  /** The next object whose `event` is this one. Rejects where the process ends first. */
  hear(event: string): Promise<Record<string, unknown>>;
};

const stopLimitMs = 10_000;

export function startLineProcess(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): LineProcess {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
  const waiting: { event: string; resolve(message: Record<string, unknown>): void; reject(error: Error): void }[] = [];
  const take = (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('event' in message)) return;
    const index = waiting.findIndex(({ event }) => event === message.event);
    if (index >= 0) waiting.splice(index, 1)[0]?.resolve({ ...message });
  };
  child.on('message', take);
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => take(parseLine(line)));
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting) reject(new Error(`${args[0] ?? command} ended too early (${code ?? signal}).`));
  });
  return {
    pid: child.pid ?? 0,
    tell: (message) => void child.stdin?.write(`${JSON.stringify(message)}\n`),
    say: (line) => void child.stdin?.write(`${line}\n`),
    hear: (event) =>
      new Promise((resolve, reject) => {
        // One that has ended already says nothing more: a trial must fail then, not wait for good.
        if (child.exitCode !== null || child.signalCode !== null)
          reject(new Error(`${args[0] ?? command} has ended (${child.exitCode ?? child.signalCode}).`));
        else waiting.push({ event, resolve, reject });
      }),
    [Symbol.asyncDispose]: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.stdin?.end();
  child.kill('SIGTERM');
  const backstop = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  await ended;
  clearTimeout(backstop);
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
