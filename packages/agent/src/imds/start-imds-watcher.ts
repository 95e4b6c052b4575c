/** Keeps what EC2 says about this instance: slow facts on a schedule, notices every five seconds. */
import { type Clock, systemClock } from '@herald/protocol/clock';
import { isHeraldError } from '@herald/protocol/herald-error';
import type { Instance } from '@herald/protocol/instance';
import type { Notice } from '@herald/protocol/notices';
import type { Problem } from '@herald/protocol/problems';
import { agentProblem } from '../agent-problems.ts';
import type { ImdsSettings } from '../settings/settings.ts';
import { createImdsClient } from './imds-client.ts';
import type { FoundNotice } from './notices.ts';
import { type Identity, type InstanceFacts, readInstance } from './read-instance.ts';
import { readEventHistory, readNotices } from './read-notices.ts';

/** `instance` stays once it was read: an instance does not change its type while the service is silent. */
export type ImdsView = {
  instance: Instance | undefined;
  identity: Identity | undefined;
  notices: readonly Notice[];
  problem: Problem | undefined;
};

export type ImdsWatcher = AsyncDisposable & {
  view(): ImdsView;
  /** Resolves when the first round has ended, well or not. */
  settled: Promise<void>;
  /** Rejects on a bug only. */
  done: Promise<void>;
};

export type ImdsWatcherOptions = {
  imds: ImdsSettings;
  onChange?(view: ImdsView): void;
  clock?: Clock;
  random?: () => number;
};

const noticesEveryMs = 5000;
const factsEveryMs = 10 * 60_000;
const firstPauseMs = 2000;
/** Off EC2 nothing will ever answer: one try in ten minutes costs nothing. On EC2 the service comes back soon. */
const longestPauseMs = { neverAnswered: 10 * 60_000, answeredBefore: 30_000 };
const mostNotices = 100;

export function startImdsWatcher(options: ImdsWatcherOptions): ImdsWatcher {
  const { imds, onChange, clock = systemClock, random = Math.random } = options;
  const stopping = new AbortController();
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  const firstSeen = new Map<string, string>();
  let view: ImdsView = { instance: undefined, identity: undefined, notices: [], problem: agentProblem('imds/pending') };
  const done = imds.mode === 'disabled' ? giveUp() : watch(imds.endpoints, stopping.signal);
  done.catch(() => undefined).finally(settle);
  return {
    view: () => view,
    settled,
    done,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await done.catch(() => undefined);
    },
  };

  async function giveUp(): Promise<void> {
    show({ problem: agentProblem('imds/disabled') });
  }

  async function watch(endpoints: readonly string[], signal: AbortSignal): Promise<void> {
    await using client = createImdsClient({ endpoints, clock, random });
    let facts: (InstanceFacts & { history: FoundNotice[]; readAtMs: number }) | undefined;
    let failures = 0;
    while (!signal.aborted) {
      try {
        if (facts === undefined || clock.elapsed() - facts.readAtMs >= factsEveryMs) {
          const read = await readInstance(client, signal);
          facts = { ...read, history: await readEventHistory(client, signal), readAtMs: clock.elapsed() };
        }
        const notices = withTimes([...(await readNotices(client, signal)), ...facts.history]);
        failures = 0;
        show({ instance: facts.instance, identity: facts.identity, notices, problem: undefined });
      } catch (error) {
        if (signal.aborted) return;
        if (!isHeraldError(error)) throw error;
        failures += 1;
        show({ problem: { code: error.code, message: error.message, next: error.next } });
      }
      settle();
      const pause = failures === 0 ? noticesEveryMs : pauseMs(failures, facts !== undefined);
      await clock.sleep(Math.max(pause, client.restMs()), signal);
    }
  }

  function pauseMs(failures: number, hasAnswered: boolean): number {
    const longest = hasAnswered ? longestPauseMs.answeredBefore : longestPauseMs.neverAnswered;
    return Math.min(longest, firstPauseMs * 2 ** Math.min(failures - 1, 12)) * (0.8 + 0.4 * random());
  }

  function show(change: Partial<ImdsView>): void {
    view = { ...view, ...change };
    onChange?.(view);
  }

  /** Each notice once (the list of what is planned wins over history), with the time it was first seen here. */
  function withTimes(found: readonly FoundNotice[]): Notice[] {
    const nowAt = new Date(clock.now()).toISOString();
    const notices = new Map<string, Notice>();
    for (const notice of found) {
      if (notices.has(notice.id) || notices.size >= mostNotices) continue;
      notices.set(notice.id, { ...notice, seenAt: firstSeen.get(notice.id) ?? nowAt });
    }
    firstSeen.clear();
    for (const notice of notices.values()) firstSeen.set(notice.id, notice.seenAt);
    return [...notices.values()];
  }
}
