import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contextOf } from '../context.ts';
import { hear, smallIndex } from '../testing/small-fleet.ts';
import { understand } from '../understand.ts';
import { indexNames } from './index-names.ts';
import { joinSegments, nameKey, nameSegments } from './name-forms.ts';

const spellings = [
  ['web-1', 'web-1'],
  ['web1', 'web-1'],
  ['Web 01', 'web-1'],
  ['WEB_1', 'web-1'],
  ['web 11', 'web-11'],
  ['prod db', 'db-main'],
  ['i-0123456789abcdef0', 'db-main'],
  ['10.0.3.5', 'db-main'],
  ['ip-10-0-3-5', 'db-main'],
  ['web-1.internal', 'web-1'],
] as const;

it.each(spellings)('takes %s for %s', (typed, name) => {
  expect(hear(`is ${typed} up?`).targets).toEqual([{ kind: 'host', name }]);
});

const host = (name: string, aliases: string[], city: string) => ({ name, aliases, ips: [], labels: { city } });
const abroad = indexNames({
  hosts: [host('web-1', ['Düse', 'Löwe 7'], 'Zürich'), host('web-2', ['Tür', 'Straße'], 'Łódź')],
  services: [{ name: 'pay', aliases: ['Büro'], customers: 'Réservations', hosts: ['web-1'] }],
});

it.each([
  ['is Düse up?', 'web-1'],
  ['is duse up?', 'web-1'],
  ['is Löwe 7 up?', 'web-1'],
  ['is Lo\u0308we 7 up?', 'web-1'],
  ['status Tür', 'web-2'],
  ['is strasse up?', 'web-2'],
  ['is Straße up?', 'web-2'],
  ['Büro ok?', 'pay'],
  ['are réservations down?', 'pay'],
  ['was the reservation maintenance extended?', 'pay'],
  ['is the Zürich box up?', 'web-1'],
  ['is the Lodz box up?', 'web-2'],
])('a name with marks is met as it is written, and without them: %s', (text, name) => {
  const message = { text, place: 'mention' as const, engineersMentioned: false, personMentioned: false };
  const { targets, typos } = understand(message, abroad, undefined);
  expect(targets.map((target) => target.name)).toEqual([name]);
  expect(typos).toEqual([]);
});

it('completes a name with marks', () => {
  expect(abroad.nearest('Tü', 3)[0]?.name).toBe('web-2');
});

it('keeps numbers apart from numbers', () => {
  expect(nameKey('web-1-1')).not.toBe(nameKey('web-11'));
  expect(nameKey('web-001')).toBe(nameKey('web-1'));
});

it('takes no host for another whose number differs', () => {
  expect(hear('is web-3 up?', { place: 'dm' })).toMatchObject({ targets: [], unknownNames: ['web-3'] });
  expect(smallIndex.byTypo('web-3')).toBeUndefined();
  expect(smallIndex.byTypo('worker-ue-1')?.targets ?? []).toEqual([]);
});

it('offers the nearest names of one that is unknown', () => {
  expect(smallIndex.nearest('web-3', 3).map(({ name }) => name)).toEqual(['web-2', 'web-1', 'web-11']);
});

it('reads a slip, and says which', () => {
  const question = hear('is biling down?');
  expect(question.targets).toEqual([{ kind: 'service', name: 'billing' }]);
  expect(question.typos).toEqual([{ typed: 'biling', target: { kind: 'service', name: 'billing' } }]);
});

it('asks when two names share a spelling', () => {
  const twins = indexNames({
    hosts: ['db-1', 'db_01'].map((name) => ({ name, aliases: [], ips: [], labels: {} })),
    services: [],
  });
  expect(twins.byKey(nameKey('db 1'))?.targets).toHaveLength(2);
  expect(twins.byWriting('db_01')?.targets).toEqual([{ kind: 'host', name: 'db_01' }]);
});

it('asks which one is meant when only the family is named', () => {
  expect(hear('is web ok?', { place: 'dm' }).unsure[0]).toMatchObject({
    typed: 'web',
    candidates: [{ name: 'web-1' }, { name: 'web-2' }, { name: 'web-11' }],
  });
});

it('lets a service that shares its name with a host go first', () => {
  const shared = indexNames({
    hosts: [{ name: 'cache', aliases: [], ips: [], labels: {} }],
    services: [{ name: 'cache', aliases: [], hosts: ['cache'] }],
  });
  expect(shared.byWriting('cache')?.targets).toEqual([{ kind: 'service', name: 'cache' }]);
});

const part = fc.constantFrom('web', 'api', 'db', 'worker', 'eu', 'us', 'main', 'cache', 'node');
const hostName = fc
  .tuple(fc.array(part, { minLength: 1, maxLength: 3 }), fc.option(fc.integer({ min: 1, max: 30 })))
  .map(([parts, number]) => [...parts, ...(number === null ? [] : [number])].join('-'));

it('never resolves to a host whose digits differ, and to none whose name differs without saying so', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hostName, { minLength: 1, maxLength: 20 }), hostName, (known, typed) => {
      const names = indexNames({
        hosts: known.map((name) => ({ name, aliases: [], ips: [], labels: {} })),
        services: [],
      });
      const exact = names.byWriting(typed) ?? names.byKey(nameKey(typed));
      for (const { name } of exact?.targets ?? []) expect(nameKey(name)).toBe(nameKey(typed));
      if (exact) return;
      const typo = names.byTypo(typed);
      expect(typo?.match ?? 'typo').toBe('typo');
      for (const { name } of typo?.targets ?? []) expect(digits(name)).toEqual(digits(typed));
    }),
  );
});

it('finds every host by its own name and by its key', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hostName, { minLength: 1, maxLength: 20, selector: nameKey }), (known) => {
      const names = indexNames({
        hosts: known.map((name) => ({ name, aliases: [], ips: [], labels: {} })),
        services: [],
      });
      for (const name of known) {
        expect(names.byWriting(name)?.targets).toEqual([{ kind: 'host', name }]);
        expect(names.byKey(joinSegments(nameSegments(name)))?.targets).toEqual([{ kind: 'host', name }]);
      }
    }),
  );
});

function digits(name: string): string[] {
  return nameSegments(name).filter((segment) => /^\d/.test(segment));
}

it('completes names and aliases from their beginning, then from their middle', () => {
  const names = (typed: string) => smallIndex.nearest(typed, 3).map(({ name }) => name);
  expect(names('wor')).toEqual(['worker-eu-1', 'worker-us-1']);
  expect(names('pay')).toEqual(['billing']);
  expect(names('main')).toEqual(['db-main']);
  expect(names('')).toHaveLength(3);
});

it('takes a word that builds sentences for the name that it is where only a name can stand', () => {
  const index = indexNames({ hosts: [], services: [{ name: 'till', aliases: [], hosts: [] }] });
  const say = (text: string) =>
    understand({ text, place: 'dm', engineersMentioned: false, personMentioned: false }, index, undefined);
  for (const text of [
    'any outages for till?',
    'ping me if till goes down',
    'whom does it hit if till gets patched',
    'stop sending me the till stuff',
    'is the till all right at the moment?',
  ])
    expect(say(text).targets, text).toEqual([{ kind: 'service', name: 'till' }]);
  expect(say('any outages till Friday?').targets).toEqual([]);
});

it('lets what customers say of other things be no second name beside an exact one', () => {
  const index = indexNames({
    hosts: [{ name: 'ledger-db', aliases: [], ips: [], labels: {} }],
    services: [{ name: 'billrun', aliases: [], customers: 'Monthly invoices', hosts: ['ledger-db'] }],
  });
  const text = 'if ledger-db goes off on Sunday, whose invoices get stuck?';
  const heard = { text, place: 'dm', engineersMentioned: false, personMentioned: false } as const;
  expect(understand(heard, index, undefined).targets).toEqual([{ kind: 'host', name: 'ledger-db' }]);
});

it.each([
  ['is bilng ok?', 'billing'],
  ['chkout slow?', 'checkout'],
])('reads a name with some of its letters left out: %s', (text, name) => {
  expect(hear(text).targets).toEqual([{ kind: 'service', name }]);
});

it('takes no other word for a name that is written shorter', () => {
  for (const text of ['is bing up?', 'the chat slow?', 'is bring ok?']) expect(hear(text).targets, text).toEqual([]);
});

it('takes what customers call a service without its article for the service too', () => {
  const index = indexNames({
    hosts: [],
    services: [{ name: 'storefront', aliases: [], customers: 'The shop', hosts: [] }],
  });
  const say = (text: string) =>
    understand({ text, place: 'channel', engineersMentioned: false, personMentioned: false }, index, undefined);
  expect(say('shop down??')).toMatchObject({ reply: 'answer', targets: [{ name: 'storefront' }] });
  expect(say('can somebody bring milk from the shop?').reply).toBe('silent');
});

it('takes the value of a switch among the labels for no role of hosts', () => {
  const simulated = { labels: { simulated: 'yes' } };
  const index = indexNames({
    hosts: ['exports-1', 'web-1'].map((name) => ({ name, aliases: [], ips: [], ...simulated })),
    services: [{ name: 'exports', aliases: [], hosts: ['exports-1'] }],
  });
  const say = (text: string, before?: string) => {
    const heard = { place: 'dm', engineersMentioned: false, personMentioned: false } as const;
    const context =
      before === undefined ? undefined : contextOf(understand({ ...heard, text: before }, index, undefined));
    return understand({ ...heard, text }, index, context);
  };
  expect(say('is anything slow right now, yes or no?', 'how is exports?')).toMatchObject({
    allTargets: true,
    targets: [],
  });
});

it('finds a name with letters left out among many that begin and end alike', () => {
  const others = Array.from(
    { length: 20 },
    (_, i) => `s${'abcdefghij'[i % 10]}${'klmnopqrst'[(i * 7) % 10]}e${i > 9 ? 'a' : 'o'}h`,
  );
  const services = [...others, 'search'].map((name) => ({ name, aliases: [], hosts: [] }));
  expect(indexNames({ hosts: [], services }).bySound('srch')?.targets).toEqual([{ kind: 'service', name: 'search' }]);
});

it('looks through no family of thousands for what a word may end', () => {
  const fleetOf = (count: number) =>
    indexNames({
      hosts: Array.from({ length: count }, (_, i) => ({ name: `node-${i}`, aliases: [], ips: [], labels: {} })),
      services: [],
    });
  const say = (count: number) =>
    understand(
      {
        text: 'node-17 or number 18, which has more memory?',
        place: 'dm',
        engineersMentioned: false,
        personMentioned: false,
      },
      fleetOf(count),
      undefined,
    ).targets.map(({ name }) => name);
  expect(say(100)).toContain('node-18');
  expect(say(1_000)).not.toContain('node-18');
});

it('knows a host by the end of its name, and a place in spite of a slip, where only one is meant', () => {
  const host = (name: string, city: string) => ({ name, aliases: [], ips: [], labels: { city } });
  const hosts = [
    host('cam-relay-1', 'Stockholm'),
    host('cam-relay-2', 'Milan'),
    host('eu-web-1', 'Rome'),
    host('us-web-1', 'Lyon'),
  ];
  const index = indexNames({ hosts, services: [] });
  const namesIn = (text: string) =>
    understand({ text, place: 'dm', engineersMentioned: false, personMentioned: false }, index, undefined).targets.map(
      ({ name }) => name,
    );
  expect(namesIn('memory of relay 1 against relay 2')).toEqual(['cam-relay-1', 'cam-relay-2']);
  expect(namesIn('is the stokholm box ok')).toEqual(['cam-relay-1']);
  expect(index.byTail('web1')).toBeUndefined();
  expect(index.placeByTypo('stock')).toBeUndefined();
});

it('takes "us" for people, where a fleet stands in America too', () => {
  const host = (name: string, region: string) => ({ name, aliases: [], ips: [], labels: {}, region });
  const hosts = [host('billing-1', 'eu-west-1'), host('billing-2', 'us-east-1')];
  const services = [{ name: 'billing', aliases: [], hosts: ['billing-1', 'billing-2'] }];
  const asked = (text: string) =>
    understand(
      { text, place: 'dm', engineersMentioned: false, personMentioned: false },
      indexNames({ hosts, services }),
      undefined,
    ).targets;
  expect(asked('billing hangs. Us or them?')).toEqual([{ kind: 'service', name: 'billing' }]);
  expect(asked('how is billing in the US?')).toEqual([{ kind: 'host', name: 'billing-2' }]);
});

it('reads what stands in quotation marks where the registry calls something so', () => {
  const services = [{ name: 'tumble', aliases: [], customers: 'Washer and dryer availability', hosts: [] }];
  const text = 'what sits behind "Washer and dryer availability"?';
  const question = understand(
    { text, place: 'dm', engineersMentioned: false, personMentioned: false },
    indexNames({ hosts: [], services }),
    undefined,
  );
  expect(question).toMatchObject({ intent: 'describe', targets: [{ name: 'tumble' }] });
});

it('takes an alias with an article without it, but no ordinary word', () => {
  const names = indexNames({
    hosts: [],
    services: [{ name: 'mdm', aliases: ['the grotto', 'the app', 'encore'], hosts: [] }],
  });
  const asked = (text: string) =>
    understand({ text, place: 'dm', engineersMentioned: false, personMentioned: false }, names, undefined).targets;
  expect(asked('grotto ok?')).toEqual([{ kind: 'service', name: 'mdm' }]);
  expect(asked('is the grotto ok?')).toEqual([{ kind: 'service', name: 'mdm' }]);
  expect(names.byKey('app')).toBeUndefined();
  // A word of another language is a name where something is called so.
  expect(asked('any planned work for encore?')).toEqual([{ kind: 'service', name: 'mdm' }]);
});
