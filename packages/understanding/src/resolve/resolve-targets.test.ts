import { expect, it } from 'vitest';
import { contextOf } from '../context.ts';
import { indexNames } from '../names/index-names.ts';
import { hear } from '../testing/small-fleet.ts';
import { understand } from '../understand.ts';

const inBilling = { place: 'channel', listens: 'always', boundTo: [{ kind: 'service', name: 'billing' }] } as const;
const before = contextOf(hear('is checkout slow?', { place: 'dm' }));

it.each([
  'how many outages this month?',
  'what broke today?',
  'how much uptime did each service have in November?',
  'when is the next maintenance, of anything, and who announced it?',
  'what is planned today?',
  'MTTR?',
  'were there outages today, all of them please',
  "what's wrong right now?",
  'whats down',
  "what's actually broken at the moment?",
  "what's broken right now, all of it?",
  'any downtime planned this wk??',
  'is it just checkout thats off',
  'is there anything planned in December?',
  'any upcoming maintenance overall after today?',
  'did we keep 99.9 % this month?',
])('asks of everything, whatever was spoken of before: %s', (text) => {
  expect(hear(text, { place: 'dm' }, before)).toMatchObject({ allTargets: true, targets: [] });
});

it.each(['how many outages did it have this month?', 'and who is on it?', 'since when?', "what's wrong?"])(
  'goes on with what was spoken of: %s',
  (text) => {
    expect(hear(text, { place: 'dm' }, before)).toMatchObject({ targets: [{ name: 'checkout' }], usedContext: true });
  },
);

it.each([
  ['anything planned besides checkout this week?', 'downtime'],
  ["what's scheduled other than billing?", 'downtime'],
  ['apart from checkout, which service had the most outages this month?', 'superlative'],
  ['how many outages not counting billing did we have this month?', 'count'],
  ['what broke yesterday, except checkout?', 'history'],
  ['besides billing, what changed since monday?', 'changes'],
  ['excluding checkout, which server is busiest?', 'superlative'],
  ['anything wrong besides checkout?', 'fleet'],
  ['aside from billing, anything I should worry about?', 'fleet'],
])('leaves out what stands behind "besides" and its like: %s', (text, intent) => {
  const question = hear(text, { place: 'dm' }, before);
  const left = /checkout/.test(text) ? 'checkout' : 'billing';
  expect(question).toMatchObject({ intent, allTargets: true, targets: [], filter: { without: [{ name: left }] } });
});

it('takes what is told after a question about everything for no name of it', () => {
  const text = 'is anything going offline this weekend? the checkout people have their marathon on saturday';
  expect(hear(text, { place: 'dm' })).toMatchObject({ intent: 'downtime', allTargets: true });
  const named = hear('Is billing switched off on the 14th? Anything in the calendar?', { place: 'dm' });
  expect(named.targets).toEqual([{ kind: 'service', name: 'billing' }]);
});

it('finds by the beginning of its name the only host that has it', () => {
  const solr = { name: 'solr-1', aliases: [], ips: [], labels: {} };
  const message = {
    text: 'solr slow today?',
    place: 'channel',
    engineersMentioned: false,
    personMentioned: false,
  } as const;
  const one = understand(message, indexNames({ hosts: [solr], services: [] }), undefined);
  expect(one.targets).toEqual([{ kind: 'host', name: 'solr-1' }]);
});

it.each([
  'please stop the alerts for this one, I moved to the checkout team',
  'keep me posted on this one please, checkout can wait',
  'who do I phone about this service? the checkout sheet is of no use',
])('means by "this one" what the channel is bound to: %s', (text) => {
  expect(hear(text, inBilling).targets).toEqual([{ kind: 'service', name: 'billing' }]);
});

it.each([
  'which server has the least free disk, I bet on web-2?',
  "what's our flakiest service, my money is on checkout",
])('narrows nothing by a guess: %s', (text) => {
  expect(hear(text, { place: 'dm' })).toMatchObject({ intent: 'superlative', allTargets: true, targets: [] });
});

it('takes the name of an occasion for none, where something else is asked about', () => {
  expect(hear('will web-1 survive checkout day?', { place: 'dm' }).targets.map(({ name }) => name)).toEqual(['web-1']);
  expect(hear('will checkout survive the night?', { place: 'dm' }).targets.map(({ name }) => name)).toEqual([
    'checkout',
  ]);
});

it('finds the service by what people do with it', () => {
  const sso = { name: 'keys', aliases: ['login'], hosts: [] };
  const till = { name: 'till', aliases: ['card payments'], hosts: [] };
  const names = indexNames({ hosts: [], services: [sso, till] });
  const asked = (text: string) =>
    understand({ text, place: 'dm', engineersMentioned: false, personMentioned: false }, names, undefined).targets;
  expect(asked('can people log in right now?')).toEqual([{ kind: 'service', name: 'keys' }]);
  expect(asked('can customers pay at the moment?')).toEqual([{ kind: 'service', name: 'till' }]);
  expect(asked('can customers order at the moment?')).toEqual([]);
});

it('takes "the site" for the website, where one is known', () => {
  const website = { name: 'website', aliases: [], hosts: [] };
  const names = indexNames({ hosts: [], services: [website] });
  const question = understand(
    { text: 'is the site down?', place: 'dm', engineersMentioned: false, personMentioned: false },
    names,
    undefined,
  );
  expect(question.targets).toEqual([{ kind: 'service', name: 'website' }]);
});

it('goes on with what was spoken of, though a word of it is unknown', () => {
  expect(hear('I would need the reason as well, for the minutes', { place: 'dm' }, before).targets).toEqual([
    { kind: 'service', name: 'checkout' },
  ]);
});

it('takes "that" behind servers for no pronoun', () => {
  expect(hear('give me the complete list of the servers that you are watching', { place: 'dm' }, before)).toMatchObject(
    {
      intent: 'fleet',
      allTargets: true,
    },
  );
});
