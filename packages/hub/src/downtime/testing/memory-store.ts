/** A store that keeps what a database would: rows as text, a transaction that happens or does not. For tests without one. */

import type { Downtime } from '../../domain/downtime.ts';
import type { Announcement } from '../announcement.ts';
import type { DowntimeStore } from '../downtime-book.ts';
import { parseDowntimeOverride, parseDowntimePlan } from '../plan.ts';

export type MemoryStore = DowntimeStore & {
  /** What the outbox was given, in order. */
  outbox: readonly Announcement[];
  /** The next `record` fails before (`lost`) or after (`kept`) it is kept, as a crash there would. */
  crashNext(when: 'lost' | 'kept'): void;
};

export function memoryStore(): MemoryStore {
  const plans = new Map<string, string>();
  const overrides = new Map<string, string>();
  const announced = new Map<string, string>();
  const said = new Set<string>();
  const outbox: Announcement[] = [];
  let crash: 'lost' | 'kept' | undefined;

  return {
    outbox,
    crashNext: (when) => {
      crash = when;
    },
    readPlans: async () => [...plans.values()].map((text) => parseDowntimePlan(JSON.parse(text))),
    readOverrides: async () => [...overrides.values()].map((text) => parseDowntimeOverride(JSON.parse(text))),
    readAnnounced: async (sinceMs) =>
      [...announced.values()].map((text): Downtime => JSON.parse(text)).filter(({ endsAtMs }) => endsAtMs > sinceMs),
    readSaid: async () => [...said],
    savePlan: async (plan) => {
      plans.set(plan.id, JSON.stringify(plan));
    },
    forgetPlan: async (planId) => void plans.delete(planId),
    forgetOverrides: async () => undefined,
    saveOverride: async (override) => {
      overrides.set(override.downtimeId, JSON.stringify(override));
    },
    record: async (decision) => {
      const failing = crash;
      crash = undefined;
      if (failing === 'lost') throw new Error('the process died before the transaction');
      for (const downtime of decision.announced) announced.set(downtime.id, JSON.stringify(downtime));
      for (const announcement of decision.announcements) {
        if (said.has(announcement.reference)) continue;
        for (const reference of [announcement.reference, ...announcement.covers]) said.add(reference);
        outbox.push(announcement);
      }
      if (failing === 'kept') throw new Error('the process died after the transaction');
    },
  };
}
