/** What a test plans downtime with: the small fleet, kept in memory, announced at once. */
import type { Clock } from '@herald/protocol/clock';
import type { Registry } from '../../domain/registry.ts';
import { createCalendar } from '../calendar.ts';
import { openDowntimeBook } from '../downtime-book.ts';
import type { PlanningParts } from '../planning.ts';
import { startAnnouncer } from '../start-announcer.ts';
import { type MemoryStore, memoryStore } from './memory-store.ts';
import { aRegistry } from './planned-fleet.ts';

export type Planning = PlanningParts & AsyncDisposable & { store: MemoryStore };

export async function aPlanning(clock: Clock, registry: Registry = aRegistry()): Promise<Planning> {
  const store = memoryStore();
  const book = await openDowntimeBook({ store, clock });
  const calendar = createCalendar({
    clock,
    isBack: () => 'back',
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
    store,
    book,
    calendar,
    registry: () => registry,
    questionService: { complete: (typed) => ['exports'].filter((name) => name.startsWith(typed.slice(0, 2))) },
    announceNow: announcer.look,
    nowMs: () => clock.now(),
    [Symbol.asyncDispose]: () => announcer[Symbol.asyncDispose](),
  };
}
