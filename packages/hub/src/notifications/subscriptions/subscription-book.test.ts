/** Who wants to hear of what, kept over a restart. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { openSubscriptionBook } from './subscription-book.ts';

const anna = { kind: 'person', id: '7' } as const;
const channel = { kind: 'channel', id: '20' } as const;
const billing = { kind: 'service', name: 'billing' } as const;
const all = { kind: 'all', name: '*' } as const;
const wish = { kinds: ['incident'], delivery: 'at-once' } as const;

async function aBook() {
  const clock = fakeClock();
  const database = await temporaryStore(clock);
  const book = await openSubscriptionBook({ database, clock });
  return {
    book,
    open: () => openSubscriptionBook({ database, clock }),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

it('tells whoever wants to hear of a name or of all, of what they want, each once, by their first wish', async () => {
  await using world = await aBook();
  await world.book.subscribe({ ...wish, to: anna, target: billing });
  await world.book.subscribe({ ...wish, to: anna, target: all });
  await world.book.subscribe({ ...wish, to: channel, target: { kind: 'host', name: 'web-1' }, kinds: ['downtime'] });
  for (const book of [world.book, await world.open()]) {
    const told = (names: string[], kind: 'incident' | 'downtime') =>
      book.interested(names, kind).map(({ to, target }) => `${to.id} ${target.name}`);
    const [first] = book.all().filter(({ to }) => to.id === '7');
    expect(told(['billing'], 'incident')).toEqual([`7 ${first?.target.name}`]);
    expect(told(['search'], 'incident')).toEqual(['7 *']);
    expect(told(['search', 'web-1'], 'downtime')).toEqual(['20 web-1']);
    expect(told(['web-1'], 'incident')).toEqual(['7 *']);
    expect(told(['billing'], 'downtime')).toEqual([]);
    expect(
      book
        .of(anna)
        .map(({ target }) => target.name)
        .toSorted(),
    ).toEqual(['*', 'billing']);
  }
});

it('remembers where a person wished it, and nothing of that kind of a channel', async () => {
  await using world = await aBook();
  await world.book.subscribe({ ...wish, to: anna, target: billing }, '30');
  await world.book.subscribe({ ...wish, to: channel, target: billing }, '31');
  await world.book.subscribe({ ...wish, to: { kind: 'person', id: '8' }, target: billing });
  const book = await world.open();
  expect(['7', '20', '8'].map((id) => book.channelOf(id))).toEqual(['30', undefined, undefined]);
});

it('forgets a wish that is taken back, once', async () => {
  await using world = await aBook();
  await world.book.subscribe({ ...wish, to: anna, target: billing });
  expect(await world.book.unsubscribe(anna, billing)).toBe(true);
  expect(await world.book.unsubscribe(anna, billing)).toBe(false);
  expect(world.book.all()).toEqual([]);
});
