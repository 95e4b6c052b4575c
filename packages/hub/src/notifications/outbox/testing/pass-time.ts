/** Time that passes for an outbox whose clock tests move, and whose store works beside them at its own pace. */
import type { FakeClock } from '@herald/protocol/fake-clock';
import type { Store } from '../../../store/open-store.ts';

type World = { clock: FakeClock; store: Pick<Store, 'query'> };

/** Saying one thing takes no more questions to the store, one after the other, than this. */
const stepsOfOne = 12;

/** Lets whatever is under way be done, while time stands still. */
export async function settle({ store }: Pick<World, 'store'>): Promise<void> {
  for (let step = 0; step < stepsOfOne; step += 1) await store.query('select 1');
}

export async function pass(world: World, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await world.clock.advance(1_000);
    await settle(world);
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
