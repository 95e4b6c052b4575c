/** Time that passes for an outbox whose clock tests move, and whose store works beside them at its own pace. */
import type { FakeClock } from '@herald/protocol/fake-clock';
import type { Store } from '../../../store/open-store.ts';

type World = { clock: FakeClock; store: Pick<Store, 'query'> };

/** Second by second, with a question to the store after each: what was asked of it before is done by then. */
export async function pass({ clock, store }: World, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await clock.advance(1_000);
    await store.query('select 1');
  }
}

/** Until it is so; throws where it never comes to be. */
export async function until(world: World, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    if (await isSo()) return;
    await pass(world, 1);
  }
  throw new Error('It never came to be.');
}
