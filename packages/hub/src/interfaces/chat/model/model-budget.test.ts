import { fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { temporaryStore } from '../../../store/testing/temporary-store.ts';
import { createModelBudget } from './model-budget.ts';

it('counts the calls of a day over restarts, says once that they are used up, and begins anew the next day', async () => {
  const clock = fakeClock(Date.UTC(2026, 2, 2, 23, 59));
  await using database = await temporaryStore(clock);
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });
  const aHub = () => createModelBudget({ database, callsPerDay: 2, nowMs: () => clock.now(), log });
  const first = aHub();
  expect(await first.take()).toBe(true);
  const second = aHub();
  expect([await second.take(), await second.take(), await second.take()]).toEqual([true, false, false]);
  expect(lines).toHaveLength(1);
  await clock.advance(60_000);
  expect(await second.take()).toBe(true);
});
