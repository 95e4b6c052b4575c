/** A connection that the library is never done ending is ended all the same, and none is opened after it. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it, vi } from 'vitest';
import { endingStrategy } from './ending-strategy.ts';

function aStrategy() {
  const clock = fakeClock();
  const manager = { options: { retrieveSessionInfo: async () => null } };
  const strategy = endingStrategy(clock)(manager as unknown as Parameters<ReturnType<typeof endingStrategy>>[0]);
  const terminate = vi.fn(() => undefined);
  const add = (destroy: () => Promise<void>) =>
    (Reflect.get(strategy, 'shards') as Map<number, object>).set(0, { connection: { terminate }, destroy });
  return { clock, manager, strategy, terminate, add };
}

it('ends within a second a connection that waits for the first word of Discord', async () => {
  const { clock, manager, strategy, terminate, add } = aStrategy();
  add(() => new Promise(() => undefined));
  const ended = strategy.destroy();
  await clock.advance(1_000);
  await ended;
  expect(terminate).toHaveBeenCalledOnce();
  // What the library asks before it connects again.
  const asked = manager.options.retrieveSessionInfo();
  expect(await Promise.race([asked, Promise.resolve('waits')])).toBe('waits');
});

it('waits for nothing where the library is done at once, and leaves a first connection alone', async () => {
  const { manager, strategy, add } = aStrategy();
  // As it is called before the first connection.
  await strategy.destroy();
  expect(await manager.options.retrieveSessionInfo()).toBeNull();
  add(async () => undefined);
  await strategy.destroy();
});
