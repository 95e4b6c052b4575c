import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { createContexts } from './context.ts';
import { hear } from './testing/small-fleet.ts';

it('lets a follow-up lean on the last question of the same person in the same channel', () => {
  const contexts = createContexts({ clock: fakeClock() });
  contexts.remember('ann', 'general', hear('is web-1 up?'));
  expect(hear('and web-2?', {}, contexts.find('ann', 'general'))).toMatchObject({
    intent: 'health',
    targets: [{ name: 'web-2' }],
  });
  expect(hear('since when?', {}, contexts.find('ann', 'general'))).toMatchObject({
    intent: 'history',
    targets: [{ name: 'web-1' }],
  });
});

it('keeps people and channels apart', () => {
  const contexts = createContexts({ clock: fakeClock() });
  contexts.remember('ann', 'general', hear('is web-1 up?'));
  contexts.remember('ann', 'status', hear('is billing down?'));
  expect(contexts.find('bob', 'general')).toBeUndefined();
  expect(contexts.find('ann', 'status')?.targets).toEqual([{ kind: 'service', name: 'billing' }]);
  expect(hear('since when?', {}, contexts.find('bob', 'general')).reply).toBe('silent');
});

it('forgets after some minutes', async () => {
  const clock = fakeClock();
  const contexts = createContexts({ clock, keepMinutes: 10 });
  contexts.remember('ann', 'general', hear('is web-1 up?'));
  await clock.advance(9 * 60_000);
  expect(contexts.find('ann', 'general')).toBeDefined();
  await clock.advance(2 * 60_000);
  expect(contexts.find('ann', 'general')).toBeUndefined();
});

it('keeps no more conversations than its limit, and drops the longest silent one', () => {
  const contexts = createContexts({ clock: fakeClock(), limit: 2 });
  for (const person of ['ann', 'bob', 'ann', 'cid']) contexts.remember(person, 'general', hear('is web-1 up?'));
  expect(contexts.find('bob', 'general')).toBeUndefined();
  expect(contexts.find('ann', 'general')).toBeDefined();
  expect(contexts.find('cid', 'general')).toBeDefined();
});

it('is not changed by what was not for Herald', () => {
  const contexts = createContexts({ clock: fakeClock() });
  contexts.remember('ann', 'general', hear('is web-1 up?'));
  contexts.remember('ann', 'general', hear('lunch?'));
  expect(contexts.find('ann', 'general')?.targets).toEqual([{ kind: 'host', name: 'web-1' }]);
});

it('forgets a person on request', () => {
  const contexts = createContexts({ clock: fakeClock() });
  contexts.remember('ann', 'general', hear('is web-1 up?'));
  contexts.remember('bob', 'general', hear('is web-1 up?'));
  contexts.forget('ann');
  expect(contexts.find('ann', 'general')).toBeUndefined();
  expect(contexts.find('bob', 'general')).toBeDefined();
});
