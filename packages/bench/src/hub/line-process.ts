/** A process that is told things, and tells things, one JSON object a line. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { readProcess } from './process-figures.ts';

export type LineProcess = AsyncDisposable & {
  pid: number;
  tell(message: object): void;
  /** A line as it stands. */
  say(line: string): void;
  /** The next object whose `event` is this one. Rejects where the process ends first, or is silent for too long. */
  hear(event: string, options?: { withinSeconds: number }): Promise<Record<string, unknown>>;
};

const stopLimitMs = 10_000;
/** Far beyond what anything here takes, also on a machine that is busy with other things. */
const silenceLimitSeconds = 300;

export function startLineProcess(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): LineProcess {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
  const name = args[0] ?? command;
  let waiting: Waiting[] = [];
  const take = (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('event' in message)) return;
    const first = waiting.find(({ event }) => event === message.event);
    if (first) settle(first, () => first.resolve({ ...message }));
  };
  child.on('message', take);
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => take(parseLine(line)));
  // What it says to a process that was killed is lost, and that is what the kill is for.
  child.stdin?.on('error', () => undefined);
  // Not `exit`: its last lines may still be on their way then.
  child.on('close', (code, signal) => {
    for (const one of waiting) settle(one, () => one.reject(new Error(`${name} ended too early (${code ?? signal}).`)));
  });
  return {
    pid: child.pid ?? 0,
    tell: (message) => void child.stdin?.write(`${JSON.stringify(message)}\n`),
    say: (line) => void child.stdin?.write(`${line}\n`),
    hear: (event, { withinSeconds } = { withinSeconds: silenceLimitSeconds }) =>
      new Promise((resolve, reject) => {
        // One that has ended already says nothing more: a trial must fail then, not wait for good.
        if (child.exitCode !== null || child.signalCode !== null)
          return reject(new Error(`${name} has ended (${child.exitCode ?? child.signalCode}).`));
        const timer = setTimeout(
          () => settle(one, () => void tooSilent(name, child.pid ?? 0, event, withinSeconds).then(reject)),
          withinSeconds * 1000,
        );
        const one: Waiting = { event, resolve, reject, timer };
        waiting.push(one);
      }),
    [Symbol.asyncDispose]: () => stop(child),
  };

  function settle(one: Waiting, how: () => void): void {
    clearTimeout(one.timer);
    waiting = waiting.filter((other) => other !== one);
    how();
  }
}

type Waiting = {
  event: string;
  resolve(message: Record<string, unknown>): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
};

/** With the CPU it used meanwhile: next to none says that it hangs, or that the machine has no time for it. */
async function tooSilent(name: string, pid: number, event: string, withinSeconds: number): Promise<Error> {
  const used = await readProcess(pid).then(
    ({ cpuSeconds }) => `it has used ${cpuSeconds.toFixed(1)} s of CPU`,
    () => 'it has ended',
  );
  const load = loadavg()[0] ?? 0;
  return new Error(
    `${name} did not say "${event}" within ${withinSeconds} s: ${used}, and ${load.toFixed(1)} processes want the machine.`,
  );
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
