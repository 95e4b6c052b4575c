import { expect, it } from 'vitest';
import { plainText } from '../../format/text.ts';
import { aHost, aRegistry, aService } from '../../testing/builders.ts';
import { aWorld, type World } from './testing/scenario.ts';

const esra = { personHash: 'h-esra', name: 'Esra', team: 'Payments' };
const kim = { personHash: 'h-kim', name: 'Kim' };

/** billing, on db-1, is down since three missed polls. */
async function billingDown(): Promise<World> {
  const registry = aRegistry({
    hosts: [aHost({ name: 'db-1' })],
    services: [aService({ name: 'billing', hosts: ['db-1'], needs: 1 })],
    zone: 'UTC',
  });
  const world = await aWorld({ registry });
  await world.run(`
    | time     | readings     | health    | messages |
    | 15 s     | db-1 good    | db-1 up   |          |
    | 3 x 15 s | db-1 timeout | db-1 down | fall: billing is down |`);
  return world;
}

const billing = (world: World) =>
  world
    .incidents()
    .open()
    .find(({ target }) => target.name === 'billing');
const idOf = (world: World) => billing(world)?.id ?? '';
const card = (world: World) => {
  const { headline, lines } = world.said.findLast(({ kind }) => kind === 'update') ?? { headline: [], lines: [] };
  return [headline, ...lines].map((text) => plainText(text, ({ atMs }) => new Date(atMs).toISOString().slice(11, 16)));
};

it('a line is shown on the alert at once, with who said it, and takes the incident on', async () => {
  await using world = await billingDown();
  expect(await world.incidents().update(idOf(world), esra, { text: 'restarting  the\nqueue, 20 more minutes' })).toBe(
    'noted',
  );
  await world.incidents().reconcile();
  const now = new Date(world.clock.now()).toISOString().slice(11, 16);
  const back = new Date(world.clock.now() + 20 * 60_000).toISOString().slice(11, 16);
  expect(card(world).slice(-3)).toEqual([
    `Esra (Payments) is on it since ${now}.`,
    `Latest from Esra (${now}): restarting the queue, 20 more minutes`,
    `Expected back by ${back}.`,
  ]);
});

it('is kept over a restart, with the first who was on it and the last line', async () => {
  await using world = await billingDown();
  await world.incidents().acknowledge(idOf(world), esra);
  await world.incidents().update(idOf(world), kim, { text: 'failing over' });
  await world.restart();
  expect(billing(world)?.notes).toMatchObject([
    { kind: 'on-it', by: { name: 'Esra', team: 'Payments' } },
    { kind: 'update', by: { name: 'Kim' }, text: 'failing over' },
  ]);
});

it('a new estimate is asked for once when the time that was given has passed, and again only for a new time', async () => {
  await using world = await billingDown();
  // The card stands in a channel, so there is a thread to ask in.
  const key = world.said[0]?.editKey ?? '';
  await world.store.query(
    `insert into outbox_thread (edit_key, destination, channel_id, message_id, updated_at_ms)
     values ($1, 'channel/alerts', 'alerts', 'm-1', 0)`,
    [key],
  );
  const asked = () =>
    world.said.filter(
      ({ kind, headline }) => kind === 'in-thread' && JSON.stringify(headline).includes('expected back'),
    );
  await world.incidents().update(idOf(world), esra, { text: 'back in 2 minutes' });
  expect(world.said.at(-1)).toMatchObject({ kind: 'in-thread', thread: { messageId: 'm-1' } });
  await world.run(`
    | time     | readings     | health    | messages |
    | 15 s     | db-1 timeout | db-1 down | update: billing is down |
    | 7 x 15 s | db-1 timeout | db-1 down |          |
    | 15 s     | db-1 timeout | db-1 down | in-thread: billing was expected back by |
    | 9 x 15 s | db-1 timeout | db-1 down |          |`);
  expect(asked()).toMatchObject([{ thread: { channelId: 'alerts', messageId: 'm-1', name: 'billing is down' } }]);
  await world.incidents().update(idOf(world), esra, { text: 'needs a new disk, back in 10 min' });
  await world.run(`
    | time      | readings     | health    | messages |
    | 15 s      | db-1 timeout | db-1 down | update: billing is down |
    | 45 x 15 s | db-1 timeout | db-1 down | in-thread: billing was expected back by |`);
});

it('a line follows its message: edited it changes, deleted it goes, sent twice it stands once', async () => {
  await using world = await billingDown();
  const texts = () =>
    billing(world)
      ?.notes?.filter(({ kind }) => kind === 'update')
      .map(({ text }) => text);
  await world.incidents().update(idOf(world), esra, { text: 'looking', messageId: 'm-9' });
  await world.incidents().update(idOf(world), esra, { text: 'looking', messageId: 'm-9' });
  expect(texts()).toEqual(['looking']);
  expect(await world.incidents().rewrite({ text: 'found it', messageId: 'm-9' })).toBe(true);
  expect(texts()).toEqual(['found it']);
  expect(await world.incidents().withdraw('m-9')).toBe(true);
  expect(texts()).toEqual([]);
  expect(await world.incidents().withdraw('m-9')).toBe(false);
});

/** billing, on db-1, and the shop and the search, on web-1, fell together and are told in one alert. */
async function twoFaults(): Promise<World> {
  const registry = aRegistry({
    hosts: ['db-1', 'web-1'].map((name) => aHost({ name })),
    services: [
      aService({ name: 'billing', hosts: ['db-1'], needs: 1 }),
      aService({ name: 'shop', hosts: ['web-1'], needs: 1 }),
      aService({ name: 'search', hosts: ['web-1'], needs: 1 }),
    ],
    zone: 'UTC',
  });
  const world = await aWorld({ registry });
  await world.run(`
    | time     | readings                   | health                | messages |
    | 15 s     | * good                      | db-1 up, web-1 up     |          |
    | 3 x 15 s | db-1 timeout, web-1 timeout | db-1 down, web-1 down | fall: billing, shop and search are down |`);
  return world;
}

it('of two faults in one alert a line about one is kept with that one, and the card says of which', async () => {
  await using world = await twoFaults();
  const linesOf = (name: string) =>
    world
      .incidents()
      .open()
      .find(({ target }) => target.name === name)
      ?.notes?.map(({ kind, text }) => [kind, text]) ?? [];
  await world.incidents().update(idOf(world), esra, { text: 'restarting the queue', about: 'incident' });
  expect(linesOf('billing')).toEqual([
    ['on-it', ''],
    ['update', 'restarting the queue'],
  ]);
  // The shop and the search fell with one server: that is another fault.
  expect([linesOf('shop'), linesOf('search')]).toEqual([[], []]);
  await world.incidents().reconcile();
  expect(card(world).join('\n')).toContain('billing: restarting the queue');
  await world.incidents().explain(idOf(world), esra, { text: 'the disk was full', about: 'incident' });
  expect(linesOf('shop')).toEqual([]);
  await world.incidents().update(idOf(world), kim, { text: 'looking at both' });
  expect([linesOf('shop'), linesOf('search')].flat()).toContainEqual(['update', 'looking at both']);
});

it('of two faults in one alert whoever takes on one is on that one alone, and the other still asks for somebody', async () => {
  await using world = await twoFaults();
  const takenOn = () =>
    world
      .incidents()
      .open()
      .filter(({ acknowledgedAtMs, notes = [] }) => acknowledgedAtMs !== undefined || notes.length > 0)
      .map(({ target }) => target.name)
      .toSorted();
  // The group has the id of its first incident, so that id alone says nothing of how much is taken on.
  for (const { id, target } of world.incidents().open())
    if (target.name === 'db-1') await world.incidents().acknowledge(id, esra, 'incident');
  expect(takenOn()).toEqual(['billing', 'db-1']);
  await world.incidents().reconcile();
  expect(card(world).join('\n')).toContain('billing: Esra (Payments) is on it since');
  expect(world.said.findLast(({ kind }) => kind === 'update')).toHaveProperty('acknowledgeId');
  const shop = world
    .incidents()
    .open()
    .find(({ target }) => target.name === 'shop');
  expect(await world.incidents().acknowledge(shop?.id ?? '', kim, 'incident')).toBe('acknowledged');
  expect(takenOn()).toHaveLength(5);
  await world.incidents().reconcile();
  expect(world.said.findLast(({ kind }) => kind === 'update')).not.toHaveProperty('acknowledgeId');
});

it('a cause that an engineer noted stands on the alert, on its end and in the recovery, once', async () => {
  await using world = await billingDown();
  await world.incidents().explain(idOf(world), esra, { text: 'broken disk controller' });
  await world.incidents().reconcile();
  expect(card(world).at(-1)).toBe('Cause, according to Esra (Payments): broken disk controller.');
  await world.run(`
    | time     | readings  | health  | messages |
    | 2 x 15 s | db-1 good | db-1 up | update: Resolved: billing was down / recovery: billing is back up |`);
  const notified = (kind: 'update' | 'recovery') =>
    (world.said.findLast((one) => one.kind === kind)?.lines ?? []).map((line) => plainText(line, () => ''));
  expect(notified('update')).toEqual(['broken disk controller']);
  expect(notified('recovery')).toEqual(['Cause: broken disk controller.']);
});

it('takes a cause also afterwards, and no line of what is being done any more', async () => {
  await using world = await billingDown();
  const id = idOf(world);
  await world.run(`
    | time     | readings  | health  | messages |
    | 4 x 15 s | db-1 good | db-1 up | update: Resolved / recovery: billing is back up |`);
  expect(await world.incidents().update(id, esra, { text: 'restarting' })).toBe('over');
  expect(await world.incidents().explain(id, esra, { text: 'the disk was full' })).toBe('noted');
  expect(await world.incidents().explain('no-such', esra, { text: 'the disk was full' })).toBe('unknown');
  const rows = await world.store.query("select text from incident_note where kind = 'cause'");
  expect(rows.length).toBeGreaterThan(0);
});

it('a line is cut where it would fill every answer, between characters', async () => {
  await using world = await billingDown();
  const kept = async (text: string) => {
    await world.incidents().update(idOf(world), esra, { text });
    return billing(world)?.notes?.at(-1)?.text ?? '';
  };
  expect(await kept('x'.repeat(200))).toBe('x'.repeat(200));
  expect(await kept('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
  expect(await kept(`${'x'.repeat(198)}🔧🔧`)).toBe(`${'x'.repeat(198)}…`);
  expect(await kept(`${'x'.repeat(198)} yy`)).toBe(`${'x'.repeat(198)}…`);
});

it('whoever is second is not first, and says so; of what nobody knows nothing is taken on', async () => {
  await using world = await billingDown();
  const { acknowledge, update, alertOf } = world.incidents();
  expect(await acknowledge('no-such', esra)).toBe('unknown');
  expect(await update('no-such', esra, { text: 'hm' })).toBe('unknown');
  expect(await alertOf('no-such')).toBeUndefined();
  expect(await acknowledge(idOf(world), esra)).toBe('acknowledged');
  expect(await acknowledge(idOf(world), kim)).toBe('already');
  expect(billing(world)?.notes).toMatchObject([{ kind: 'on-it', by: { name: 'Esra' } }]);
  await world.incidents().reconcile();
  expect(world.said.findLast(({ kind }) => kind === 'update')).toMatchObject({ acknowledgedBy: 'h-esra' });
  expect(await world.incidents().rewrite({ text: 'x', messageId: 'no-line' })).toBe(false);
});

it('a line that takes it on leaves nobody to be asked, also after a restart', async () => {
  await using world = await billingDown();
  await world.incidents().update(idOf(world), esra, { text: 'looking' });
  await world.incidents().reconcile();
  await world.restart();
  await world.run(`
    | time      | readings     | health    | messages |
    | 80 x 15 s | db-1 timeout | db-1 down |          |`);
});

it('a line of which nobody is named stands as one of an engineer, of a team as of the team', async () => {
  await using world = await billingDown();
  await world.incidents().update(idOf(world), { personHash: 'h' }, { text: 'looking' });
  await world.incidents().update(idOf(world), { personHash: 'h2', team: 'Payments' }, { text: 'failing over' });
  expect(billing(world)?.notes?.map(({ by }) => by)).toEqual([{}, {}, { team: 'Payments' }]);
  await world.incidents().reconcile();
  // What was typed is shown at once, however short ago the card was told.
  expect(card(world).join(' ')).toContain('An engineer is on it since');
  expect(card(world).join(' ')).toContain('Latest from the Payments team');
  await world.incidents().update(idOf(world), kim, { text: 'back up soon' });
  await world.incidents().reconcile();
  expect(card(world).join(' ')).toContain('Latest from Kim');
});
