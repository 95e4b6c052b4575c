/** The hub of the month as a process of its own, with a clock that is moved, and with what its log says of each message. */
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Discord } from '@herald/discord-sandbox/start-discord';
import type { MovableClock } from '@herald/protocol/movable-clock';
import { type Child, startChild } from '../start/child.ts';
import type { MessageTruth } from './month.ts';

/** What Herald made of a message, by the message's Discord id. */
export type Noted = Pick<MessageTruth, 'putTo' | 'service' | 'isAnswered'> & { isEngineer: boolean };

export type HubOfMonth = AsyncDisposable & {
  noted: ReadonlyMap<string, Noted>;
  errors: readonly string[];
  isAlive(): boolean;
  ready(): Child['ready'];
  start(): Promise<void>;
  kill(): Promise<void>;
  moveTo(epochMs: number): Promise<void>;
  writeRegistry(text: string): Promise<void>;
  /** Resolves when the hub has made up its mind about the message, or after the time is up: false. */
  settled(messageId: string): Promise<boolean>;
};

const entry = new URL('../../../hub/src/testing/moved-hub-main.ts', import.meta.url);
const patienceMs = 15_000;

type Line = Record<string, unknown>;

export function createHubOfMonth(options: { clock: MovableClock; discord: Discord; dataDir: string }): HubOfMonth {
  const { clock, discord, dataDir } = options;
  const registryFile = join(dataDir, 'registry.yaml');
  const noted = new Map<string, Noted>();
  const replies = new Map<string, string>();
  const errors: string[] = [];
  const watchers = new Set<(line: Line) => void>();
  let child: Child | undefined;
  let rest = '';

  return {
    noted,
    errors,
    isAlive: () => child !== undefined,
    ready: () => child?.ready ?? {},
    start,
    async kill() {
      const dying = child;
      child = undefined;
      dying?.kill('SIGKILL');
      await dying?.ended;
      await discord.whenBotGone();
      rest = '';
    },
    async moveTo(epochMs) {
      clock.moveTo(epochMs);
      await child?.tell({ moveClockToMs: epochMs }, 'clock-moved');
    },
    async writeRegistry(text) {
      const taken = child ? next((line) => line['msg'] === 'registry changed') : undefined;
      await writeFile(`${registryFile}.new`, text);
      await rename(`${registryFile}.new`, registryFile);
      if (taken && !(await taken)) throw new Error(`The hub did not take the registry: ${errors.at(-1) ?? 'silence'}`);
    },
    async settled(messageId) {
      // A quiet offer is no question until somebody takes it up.
      const isSettled = () => noted.has(messageId) || ['silent', 'suggest'].includes(replies.get(messageId) ?? '');
      if (isSettled()) return true;
      await next(isSettled);
      return isSettled();
    },
    async [Symbol.asyncDispose]() {
      await child?.[Symbol.asyncDispose]();
    },
  };

  async function start(): Promise<void> {
    await child?.[Symbol.asyncDispose]();
    const caughtUp = next(({ msg }) => msg === 'caught up with what was missed');
    const isFirst = noted.size === 0;
    child = await startChild({
      file: entry,
      env: {
        HERALD_REGISTRY: registryFile,
        HERALD_DATA_DIR: dataDir,
        HERALD_WEB_PORT: '0',
        HERALD_LOG_LEVEL: 'debug',
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.url,
        HERALD_TEST_CLOCK_MS: String(clock.now()),
      },
      readyEvent: 'ready',
      output: take,
    });
    if (!isFirst) await caughtUp;
  }

  function take(text: string): void {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('{')) read(line);
  }

  function read(text: string): void {
    let line: Line;
    try {
      line = JSON.parse(text);
    } catch {
      return;
    }
    const id = String(line['messageId'] ?? '');
    if (line['msg'] === 'read a message') replies.set(id, String(line['reply']));
    if (line['msg'] === 'noted a question') noted.set(id, notedOf(line));
    // A loop that slept while the clock jumped looks as if it had stalled.
    if (Number(line['level']) >= 50 && line['msg'] !== 'a loop of the hub stalls') errors.push(text.slice(0, 500));
    for (const watch of watchers) watch(line);
  }

  /** False where it does not come in time. */
  function next(isIt: (line: Line) => boolean): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (came: boolean) => {
        clearTimeout(late);
        watchers.delete(look);
        resolve(came);
      };
      const late = setTimeout(() => done(false), patienceMs);
      const look = (line: Line) => isIt(line) && done(true);
      watchers.add(look);
    });
  }
}

function notedOf(line: Line): Noted {
  const putTo = line['putTo'];
  return {
    putTo: putTo === 'engineers' || putTo === 'channel' ? putTo : 'herald',
    isAnswered: line['isAnswered'] === true,
    isEngineer: line['isEngineer'] === true,
    ...(typeof line['service'] === 'string' && { service: line['service'] }),
  };
}
