/** Asks every host for its report in its own slot of the interval: one scheduler, one request at a time per host. */
import type { Clock } from '@herald/protocol/clock';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import { createDueQueue } from './due-queue.ts';
import { maxPolls, maxPollsOfFailed } from './limits.ts';
import { createPollStatistics, type PollStatistics } from './poll-statistics.ts';
import { nextSlotMs } from './slot.ts';

export type PolledHost = { name: string; url: string; fingerprint?: string; pollSeconds: number };

export type PollerOptions<Host extends PolledHost> = {
  hosts: Iterable<Host>;
  /** One request. Must not reject: failures are outcomes. */
  poll(host: Host, signal: AbortSignal): Promise<PollOutcome>;
  /** Called for every outcome of a host that is still polled, in the order they come. A throw ends the process: it is a bug. */
  onOutcome(hostName: string, outcome: PollOutcome): void;
  clock: Clock;
};

export type Poller<Host extends PolledHost> = AsyncDisposable & {
  /** Takes the hosts as they are now: new ones are asked at once, gone ones no more, the others keep their slot. */
  setHosts(hosts: Iterable<Host>): void;
  /**
   * Asks now, or joins the request in flight, and waits for `budgetMs` at most: then `late`, and the outcome still
   * comes through `onOutcome`. `undefined` for a host that is not polled here.
   */
  pollNow(hostName: string, budgetMs: number): Promise<PollOutcome | 'late' | undefined>;
  /** Begins the search for the worst lag anew: for one reader. */
  statistics(): PollStatistics;
  /** When the scheduler last ran, on the clock of durations. */
  lastRanAt(): number;
};

type Polled<Host> = {
  host: Host;
  /** When its next poll is due; an entry of the queue with another time is out of date. */
  dueAt: number;
  failures: number;
  inFlight: Promise<PollOutcome> | undefined;
  isWaiting: boolean;
  isGone: boolean;
};

type Lane = 'well' | 'failed';

/** The first round after a start or a reload: this far apart, so that ten thousand do not begin at once. */
const firstRoundSpacingMs = 1.5;
/** Hosts that fell silent are asked half as often, yet never less often than this: they come back by themselves. */
const longestBackOffMs = 30_000;
const failuresBeforeBackOff = 6;
/** A host that answers again is asked once more soon, since it takes two good readings to rise. */
const secondLookMs = 3_000;
/** Timers closer than this would wake the process for single hosts. */
const leastSleepMs = 10;
/** A queue that is empty waits for `setHosts`; the bound only keeps the number a number. */
const longestSleepMs = 60_000;

/** Begins at once. Disposing cancels requests in flight and waits for them. */
export function startPoller<Host extends PolledHost>(options: PollerOptions<Host>): Poller<Host> {
  const { poll, onOutcome, clock } = options;
  const stopping = new AbortController();
  const hosts = new Map<string, Polled<Host>>();
  const asked = new Set<Promise<PollOutcome>>();
  const queue = createDueQueue<{ polled: Polled<Host>; dueAt: number }>();
  const waiting: Record<Lane, Polled<Host>[]> = { well: [], failed: [] };
  const running: Record<Lane, number> = { well: 0, failed: 0 };
  const most: Record<Lane, number> = { well: maxPolls, failed: maxPollsOfFailed };
  const statistics = createPollStatistics();
  // Slots hang on the wall clock as it was at the start: setting the clock later moves none.
  const wallOffsetMs = clock.now() - clock.elapsed();
  let wake = new AbortController();
  let wakesAt = 0;

  setHosts(options.hosts);
  const loop = run();
  return {
    setHosts,
    pollNow,
    statistics: readStatistics,
    lastRanAt: statistics.lastRanAt,
    [Symbol.asyncDispose]: stop,
  };

  function setHosts(wanted: Iterable<Host>): void {
    const names = new Set<string>();
    const from = clock.elapsed();
    let added = 0;
    for (const host of wanted) {
      names.add(host.name);
      const known = hosts.get(host.name);
      const isSame = known?.host.pollSeconds === host.pollSeconds && known.host.url === host.url;
      if (known && isSame) {
        known.host = host;
        continue;
      }
      if (known) known.isGone = true;
      add(host, from + Math.min(added * firstRoundSpacingMs, host.pollSeconds * 1000));
      added += 1;
    }
    for (const [name, polled] of hosts) {
      if (names.has(name)) continue;
      polled.isGone = true;
      hosts.delete(name);
    }
  }

  function add(host: Host, dueAt: number): void {
    const polled: Polled<Host> = { host, dueAt, failures: 0, inFlight: undefined, isWaiting: false, isGone: false };
    hosts.set(host.name, polled);
    enqueue(polled, dueAt);
  }

  function enqueue(polled: Polled<Host>, dueAt: number): void {
    polled.dueAt = dueAt;
    queue.push({ polled, dueAt }, dueAt);
    if (dueAt < wakesAt) wake.abort();
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const now = clock.elapsed();
      statistics.noteRun(now);
      for (let due = queue.takeDue(now); due; due = queue.takeDue(now))
        if (due.dueAt === due.polled.dueAt) admit(due.polled);
      wake = new AbortController();
      const sleepMs = Math.min(Math.max(queue.nextDueAt() - clock.elapsed(), leastSleepMs), longestSleepMs);
      wakesAt = clock.elapsed() + sleepMs;
      await clock.sleep(sleepMs, wake.signal);
    }
  }

  function admit(polled: Polled<Host>): void {
    if (polled.isGone || polled.inFlight || polled.isWaiting) return;
    const lane = laneOf(polled);
    if (running[lane] < most[lane]) return void begin(polled);
    polled.isWaiting = true;
    waiting[lane].push(polled);
  }

  function begin(polled: Polled<Host>): Promise<PollOutcome> {
    const lane = laneOf(polled);
    polled.isWaiting = false;
    running[lane] += 1;
    statistics.noteStart(clock.elapsed() - polled.dueAt);
    const asking = poll(polled.host, stopping.signal).then((outcome) => {
      polled.inFlight = undefined;
      asked.delete(asking);
      running[lane] -= 1;
      if (!polled.isGone && !stopping.signal.aborted) take(polled, outcome);
      admitNext(lane);
      return outcome;
    });
    polled.inFlight = asking;
    asked.add(asking);
    return asking;
  }

  function take(polled: Polled<Host>, outcome: PollOutcome): void {
    const failedBefore = polled.failures > 0;
    polled.failures = outcome.kind === 'report' ? 0 : polled.failures + 1;
    const { name, pollSeconds } = polled.host;
    const now = clock.elapsed();
    const slot = nextDueAt(name, pollSeconds * 1000, now, polled.failures);
    const isBack = failedBefore && polled.failures === 0;
    enqueue(polled, isBack ? Math.min(slot, now + secondLookMs) : slot);
    statistics.noteOutcome(outcome);
    onOutcome(name, outcome);
  }

  function admitNext(lane: Lane): void {
    while (running[lane] < most[lane]) {
      const next = waiting[lane].shift();
      if (!next) return;
      if (!next.isGone && next.isWaiting) void begin(next);
    }
  }

  function nextDueAt(name: string, intervalMs: number, now: number, failures: number): number {
    const gapMs = failures < failuresBeforeBackOff ? intervalMs : Math.min(2 * intervalMs, longestBackOffMs);
    // Three quarters of an interval short of the aim: the slot after that is the one meant, however long the poll took.
    const leastGapMs = Math.max(intervalMs / 2, gapMs - 0.75 * intervalMs);
    return nextSlotMs(name, intervalMs, wallOffsetMs + now + leastGapMs) - wallOffsetMs;
  }

  async function pollNow(hostName: string, budgetMs: number): Promise<PollOutcome | 'late' | undefined> {
    const polled = hosts.get(hostName);
    if (!polled || stopping.signal.aborted) return undefined;
    const enough = new AbortController();
    const asking = polled.inFlight ?? begin(polled);
    const outcome = await Promise.race([asking, clock.sleep(budgetMs, enough.signal).then(() => 'late' as const)]);
    enough.abort();
    return outcome;
  }

  function readStatistics(): PollStatistics {
    const count = waiting.well.length + waiting.failed.length;
    return statistics.read({ hosts: hosts.size, inFlight: running.well + running.failed, waiting: count });
  }

  async function stop(): Promise<void> {
    stopping.abort();
    wake.abort();
    await Promise.all([loop, ...asked]);
  }
}

function laneOf(polled: Polled<PolledHost>): Lane {
  return polled.failures > 0 ? 'failed' : 'well';
}
