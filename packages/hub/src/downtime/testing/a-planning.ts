/** What a test plans downtime with: the small fleet, announced at once. */
import type { Clock } from '@herald/protocol/clock';
import type { Registry } from '../../domain/registry.ts';
import { createCalendar } from '../calendar.ts';
import { type DowntimeStore, openDowntimeBook } from '../downtime-book.ts';

import type { PlanningParts } from '../planning.ts';
import { startAnnouncer } from '../start-announcer.ts';
import type { Return } from '../state.ts';
import { type MemoryStore, memoryStore } from './memory-store.ts';
import { aRegistry } from './planned-fleet.ts';

export type Planning = PlanningParts & AsyncDisposable & { store: MemoryStore };

/** Kept in memory. */
export async function aPlanning(clock: Clock, registry: Registry = aRegistry()): Promise<Planning> {
  const store = memoryStore();
  return { ...(await planningOn(store, { clock, registry })), store };
}

/** One life of a hub: from what `store` kept to its end. */
export async function planningOn(
  store: DowntimeStore,
  { clock, registry, isBack = () => 'back' }: { clock: Clock; registry: Registry; isBack?: () => Return },
): Promise<PlanningParts & AsyncDisposable> {
  const book = await openDowntimeBook({ store, clock });
  const calendar = createCalendar({
    clock,
    isBack,
    sources: {
      registry: () => registry,
      notices: () => new Map(),
      ec2Events: () => new Map(),
      plans: book.plans,
      overrides: book.overrides,
      announced: book.announced,
    },
  });
  const announcer = startAnnouncer({
    book,
    calendar,
    registry: () => registry,
    clock,
    everySeconds: 3_600,
    isLeader: () => true,
    onFailure: (error) => {
      throw error;
    },
  });
  return {
    book,
    calendar,
    registry: () => registry,
    questionService: { complete: (typed) => ['exports'].filter((name) => name.startsWith(typed.slice(0, 2))) },
    announceNow: announcer.look,
    nowMs: () => clock.now(),
    [Symbol.asyncDispose]: () => announcer[Symbol.asyncDispose](),
  };
}
