import { expect, it } from 'vitest';
import { contextOf } from '../context.ts';
import { indexNames } from '../names.ts';
import { hear } from '../testing/small-fleet.ts';
import { understand } from '../understand.ts';

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
