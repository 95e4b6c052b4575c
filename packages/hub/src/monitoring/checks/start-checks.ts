/** Runs the endpoint checks of all services, each in its own slot, a bounded number at a time. */
import type { Clock } from '@herald/protocol/clock';
import type { EndpointCheck, Service } from '../../domain/registry.ts';
import { createDueQueue } from '../poller/due-queue.ts';
import { nextSlotMs } from '../poller/slot.ts';
import type { CheckResult } from './check-state.ts';

export type ChecksOptions = {
  services: Iterable<Service>;
  check(check: EndpointCheck, signal: AbortSignal): Promise<CheckResult>;
  onResult(serviceName: string, check: EndpointCheck, result: CheckResult): void;
  clock: Clock;
};

export type Checks = AsyncDisposable & {
  /** Services as they are declared now; checks that did not change keep their slot. */
  setServices(services: Iterable<Service>): void;
};

type Planned = { key: string; serviceName: string; check: EndpointCheck; isGone: boolean };

const mostAtOnce = 32;
const leastSleepMs = 50;
const longestSleepMs = 60_000;

/** The first round begins at once, spread over a few seconds. */
export function startChecks({ services, check, onResult, clock }: ChecksOptions): Checks {
  const stopping = new AbortController();
  const planned = new Map<string, Planned>();
  const queue = createDueQueue<Planned>();
  const running = new Set<Promise<void>>();
  const wallOffsetMs = clock.now() - clock.elapsed();
  let wake = new AbortController();
  setServices(services);
  const loop = run();
  return {
    setServices,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      wake.abort();
      await Promise.all([loop, ...running]);
    },
  };

  function setServices(wanted: Iterable<Service>): void {
    const keys = new Set<string>();
    let added = 0;
    for (const { name, checks } of wanted)
      for (const one of checks) {
        const key = `${name} ${JSON.stringify(one)}`;
        keys.add(key);
        if (planned.has(key)) continue;
        const entry = { key, serviceName: name, check: one, isGone: false };
        planned.set(key, entry);
        queue.push(entry, clock.elapsed() + added * 100);
        added += 1;
      }
    for (const [key, entry] of planned) {
      if (keys.has(key)) continue;
      entry.isGone = true;
      planned.delete(key);
    }
    wake.abort();
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      while (running.size < mostAtOnce) {
        const due = queue.takeDue(clock.elapsed());
        if (!due) break;
        if (!due.isGone) begin(due);
      }
      wake = new AbortController();
      // With every place taken, whoever finishes first wakes the loop.
      const untilDue = running.size < mostAtOnce ? queue.nextDueAt() - clock.elapsed() : longestSleepMs;
      await clock.sleep(Math.min(Math.max(untilDue, leastSleepMs), longestSleepMs), wake.signal);
    }
  }

  function begin(entry: Planned): void {
    const asking = check(entry.check, stopping.signal).then((result) => {
      running.delete(asking);
      if (entry.isGone || stopping.signal.aborted) return;
      const intervalMs = entry.check.everySeconds * 1000;
      const earliest = clock.elapsed() + intervalMs / 2;
      queue.push(entry, nextSlotMs(entry.key, intervalMs, wallOffsetMs + earliest) - wallOffsetMs);
      wake.abort();
      onResult(entry.serviceName, entry.check, result);
    });
    running.add(asking);
  }
}
