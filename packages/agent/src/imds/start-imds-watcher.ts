/** Keeps what EC2 says about this instance: slow facts on a schedule, notices every five seconds. */
import { type Clock, systemClock } from '@herald/protocol/clock';
import { isHeraldError } from '@herald/protocol/herald-error';
import type { Instance } from '@herald/protocol/instance';
import type { Notice } from '@herald/protocol/notices';
import type { Problem } from '@herald/protocol/problems';
import { agentProblem } from '../agent-problems.ts';
import type { ImdsSettings } from '../settings/settings.ts';
import { type CategoryFault, createCategoryReader, readInstanceId, renderFaults } from './category-reader.ts';
import { type IdentityPapers, noPapers } from './identity-document.ts';
import { createImdsClient, type ImdsClient } from './imds-client.ts';
import { createNoticeBoard } from './notice-board.ts';
import type { FoundNotice } from './notices.ts';
import { type InstanceFacts, readInstance } from './read-instance.ts';
import { type FoundNotices, readEventHistory, readNotices } from './read-notices.ts';

/** `instance` stays once it was read: an instance does not change its type while the service is silent. */
export type ImdsView = {
  instance: Instance | undefined;
  papers: IdentityPapers;
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
/** Facts of which some could not be read are read again sooner. */
const faultyFactsAgainMs = 60_000;
const firstPauseMs = 2000;
/** Off EC2 nothing will ever answer: one try in ten minutes costs nothing. On EC2 the service comes back soon. */
const longestPauseMs = { neverAnswered: 10 * 60_000, answeredBefore: 30_000 };

type Round<Found> = { found: Found; faults: readonly CategoryFault[]; readAtMs: number };
const noNotices: Round<FoundNotices> = { found: new Map(), faults: [], readAtMs: Number.NEGATIVE_INFINITY };
type Facts = InstanceFacts & { history: readonly FoundNotice[] };

export function startImdsWatcher(options: ImdsWatcherOptions): ImdsWatcher {
  const { imds, onChange, clock = systemClock, random = Math.random } = options;
  const stopping = new AbortController();
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  const board = createNoticeBoard(clock);
  let view: ImdsView = {
    instance: undefined,
    papers: noPapers,
    notices: [],
    problem: agentProblem('imds/pending'),
  };
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
    const rounds = createRounds(client, signal);
    let failures = 0;
    let isThere = false;
    while (!signal.aborted) {
      try {
        await rounds.read();
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (!isHeraldError(error)) throw error;
        failures += 1;
        // Somebody takes the question: a hop limit that is raised is noticed within the minute.
        isThere = error.code === 'imds/hop-limit' || error.code === 'imds/slow';
        show({ problem: { code: error.code, message: error.message, next: error.next } });
      }
      settle();
      const pause = failures === 0 ? noticesEveryMs : pauseMs(failures, rounds.hasFacts() || isThere);
      await clock.sleep(Math.max(pause, client.restMs()), signal);
    }
  }

  /** Notices are read apart from facts: before them, and between any two of them when they are due again. No fact delays them. */
  function createRounds(client: ImdsClient, signal: AbortSignal) {
    let facts: Round<Facts> | undefined;
    let notices: Round<FoundNotices> = noNotices;
    return { read, hasFacts: () => facts !== undefined };

    async function read(): Promise<void> {
      await readDueNotices();
      if (facts === undefined || clock.elapsed() - facts.readAtMs >= pauseBetweenFacts(facts)) await readFacts();
      tell(facts);
    }

    async function readFacts(): Promise<void> {
      const instanceId = await readInstanceId(client, signal);
      if (facts !== undefined && facts.found.instance.instanceId !== instanceId)
        [facts, notices] = [undefined, noNotices];
      const before = facts?.found;
      const found: Facts = {
        instance: { ...before?.instance, instanceId },
        papers: before?.papers ?? noPapers,
        history: before?.history ?? [],
      };
      // What was read whole is told meanwhile; the first time, what there is of it.
      const soFar = () => facts ?? { found, faults: reader.faults(), readAtMs: clock.elapsed() };
      const reader = createCategoryReader({ client, signal, beforeEach: () => readDueNotices(soFar), rest });
      await readInstance(found, reader);
      found.history = await readEventHistory(reader, found.history);
      facts = { found, faults: reader.faults(), readAtMs: clock.elapsed() };
    }

    async function readDueNotices(soFar: () => Round<Facts> | undefined = () => facts): Promise<void> {
      // A timer may fire a little early.
      if (clock.elapsed() - notices.readAtMs < noticesEveryMs - 100) return;
      const reader = createCategoryReader({ client, signal, rest });
      const found = await readNotices(reader, notices.found);
      notices = { found, faults: reader.faults(), readAtMs: clock.elapsed() };
      tell(soFar());
    }

    function tell(told: Round<Facts> | undefined): void {
      const found = [...[...notices.found.values()].flat(), ...(told?.found.history ?? [])];
      show({ notices: board.post(found), ...(told && viewOf(told, notices.faults)) });
    }

    async function rest(): Promise<void> {
      show({ problem: agentProblem('imds/throttled') });
      settle();
      await clock.sleep(client.restMs(), signal);
      signal.throwIfAborted();
    }
  }

  function pauseBetweenFacts({ faults }: Round<Facts>): number {
    return faults.length === 0 ? factsEveryMs : faultyFactsAgainMs;
  }

  function pauseMs(failures: number, hasAnswered: boolean): number {
    const longest = hasAnswered ? longestPauseMs.answeredBefore : longestPauseMs.neverAnswered;
    return Math.min(longest, firstPauseMs * 2 ** Math.min(failures - 1, 12)) * (0.8 + 0.4 * random());
  }

  function show(change: Partial<ImdsView>): void {
    view = { ...view, ...change };
    onChange?.(view);
  }
}

function viewOf({ found, faults }: Round<Facts>, more: readonly CategoryFault[]): Omit<ImdsView, 'notices'> {
  const words = renderFaults([...more, ...faults]);
  return {
    instance: { ...found.instance },
    papers: found.papers,
    problem: words === undefined ? undefined : agentProblem('imds/partly-unread', words),
  };
}
