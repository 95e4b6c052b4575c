/** Keeps what Discord shows beside the bot's name current: the worst, in a few words. */
import type { Clock } from '@herald/protocol/clock';
import { ActivityType, type Client, Events, type PresenceStatusData } from 'discord.js';
import type { Logger } from 'pino';
import type { ReadModel } from '../../../answers/read-model.ts';
import type { ShownStatus } from '../../../domain/health.ts';
import { limits } from '../limits.ts';
import { shorten } from '../markup.ts';
import { type PresenceWords, presenceWords } from './presence-words.ts';

export type PresenceOptions = {
  client: Client<true>;
  readModel(): ReadModel;
  isLeader(): boolean;
  clock: Clock;
  log: Logger;
};

/** Discord takes five changes in 20 seconds and 120 of everything a minute; a look this often stays far below. */
const everySeconds = 5;
/** So long a change is left to stand, so that what flaps does not flicker. The first, and a worse one, is shown at once. */
const standsForMs = 20_000;

/** One below what Discord takes, in milliseconds of real time. */
const most = 4;
const within = 20_000;

/** The colour of the small dot that Discord draws itself. */
const dots: Readonly<Record<ShownStatus, PresenceStatusData>> = {
  up: 'online',
  planned: 'online',
  unknown: 'idle',
  degraded: 'idle',
  down: 'dnd',
};

/** Disposing leaves what is shown: the bot goes offline soon after. */
export function startPresence({ client, readModel, isLeader, clock, log }: PresenceOptions): AsyncDisposable {
  const stopping = new AbortController();
  let setAtMs: number[] = [];
  let shown: (PresenceWords & { atMs: number }) | undefined;
  // A new session begins without a presence.
  const forget = () => {
    shown = undefined;
  };
  client.on(Events.ShardReady, forget);
  const loop = run();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      client.off(Events.ShardReady, forget);
      await loop;
    },
  };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (isLeader()) look();
      await clock.sleep(everySeconds * 1000, stopping.signal);
    }
  }

  /** By the time that Discord counts, however fast this hub's clock runs. */
  function isAllowed(): boolean {
    setAtMs = setAtMs.filter((atMs) => performance.now() - atMs < within);
    return setAtMs.length < most;
  }

  function look(): void {
    const words = presenceWords(readModel());
    if (words.text === shown?.text) return;
    const isFresh = shown !== undefined && clock.elapsed() - shown.atMs < standsForMs;
    if ((isFresh && words.status !== 'down') || !isAllowed()) return;
    try {
      client.user.setPresence({
        status: dots[words.status],
        activities: [
          { name: 'Herald', type: ActivityType.Custom, state: shorten(words.text, limits.activityStateLength) },
        ],
      });
      shown = { ...words, atMs: clock.elapsed() };
      setAtMs.push(performance.now());
    } catch (err) {
      log.debug({ err }, 'the presence could not be set; it is tried again');
    }
  }
}
