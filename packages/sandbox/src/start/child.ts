/** A part of Herald as a process of its own: started, awaited until it says it is ready, and stopped with its parent. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { HeraldError } from '@herald/protocol/herald-error';

export type ChildOptions = {
  /** The part's public entry point. */
  file: URL;
  args?: readonly string[];
  env: Readonly<Record<string, string>>;
  /** The event it sends when it is ready: `listening` or `ready`. */
  readyEvent: string;
  /** Where its output goes: to this process's own, or to a function, line by line as it comes. */
  output: 'shown' | ((text: string) => void);
};

export type Child = AsyncDisposable & {
  /** What it said when it was ready. */
  ready: Record<string, unknown>;
  pid: number;
  kill(signal: NodeJS.Signals): void;
  /** Tells it something and waits for the event that answers it. */
  tell(message: object, answerEvent: string): Promise<void>;
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
};

const stopLimitMs = 8_000;
const tailLength = 1_000;

/** Throws `start/failed` where the part ends before it is ready; what it said stands in its own output. */
export async function startChild({ file, args = [], env, readyEvent, output }: ChildOptions): Promise<Child> {
  const child = fork(file, [...args], {
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Node's experiments and Fastify's plans are not for whoever starts Herald; the bound is that of `npm run hub`.
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=FSTDEP023',
      '--max-semi-space-size=8',
      '--heap-growing-percent=40',
    ],
  });
  let tail = '';
  const show = (text: string) => {
    tail = (tail + text).slice(-tailLength);
    if (output === 'shown') process.stderr.write(text);
    else output(text);
  };
  child.stdout?.setEncoding('utf8').on('data', show);
  child.stderr?.setEncoding('utf8').on('data', show);
  const ended = once(child, 'exit').then(([code, signal]: unknown[]) =>
    typeof code === 'number' ? code : (signal as NodeJS.Signals),
  );
  const readiness = new Promise<Record<string, unknown>>((resolve) => {
    child.on('message', (message: unknown) => {
      if (typeof message === 'object' && message !== null && 'event' in message && message.event === readyEvent)
        resolve({ ...message });
    });
  });
  const first = await Promise.race([readiness, ended]);
  if (typeof first !== 'object') {
    throw new HeraldError('start/failed', {
      message: `${file.pathname.split('/').slice(-3).join('/')} ended before it was ready (${first}).${output === 'shown' ? '' : ` It said last: ${tail.trim()}`}`,
      next: 'Its last lines say why.',
    });
  }
  return {
    ready: first,
    pid: child.pid ?? 0,
    kill,
    tell,
    ended,
    [Symbol.asyncDispose]: stop,
  };

  /** Windows knows no signal that a program could answer: there the end of the channel asks it to stop. */
  function kill(signal: NodeJS.Signals): void {
    if (process.platform === 'win32' && signal === 'SIGTERM' && child.connected) child.disconnect();
    else child.kill(signal);
  }

  async function tell(message: object, answerEvent: string): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      child.on('message', function hear(answer: unknown) {
        if (typeof answer !== 'object' || answer === null || !('event' in answer) || answer.event !== answerEvent)
          return;
        child.off('message', hear);
        resolve();
      });
    });
    child.send(message);
    await Promise.race([answered, ended]);
  }

  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
    await ended;
    clearTimeout(late);
  }
}

/** What a program needs of its surroundings; settings are passed by name. */
export function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS', 'NODE_COMPILE_CACHE'];
  return Object.fromEntries(
    names.flatMap((name): [string, string][] =>
      process.env[name] === undefined ? [] : [[name, String(process.env[name])]],
    ),
  );
}
