import { expect, it } from 'vitest';
import { type ConversationContext, contextOf } from '../context.ts';
import { indexNames } from '../names/index-names.ts';
import type { KnownNames } from '../names/known-names.ts';
import type { Question } from '../question.ts';
import { understand } from '../understand.ts';

const resorts: KnownNames = {
  hosts: [
    aHost('gate-ibk', 'eu-central-1', { role: 'lift-gateway', city: 'Innsbruck' }),
    aHost('gate-gre', 'eu-west-3', { role: 'lift-gateway', city: 'Grenoble' }),
    aHost('gate-ban', 'us-west-2', { role: 'lift-gateway', city: 'Banff' }),
    aHost('ibk-pass-1', 'eu-central-1', { role: 'web', city: 'Innsbruck' }),
    aHost('ban-pass-1', 'us-west-2', { role: 'web', city: 'Banff' }),
    aHost('seldb-eu', 'eu-central-1', { role: 'db', city: 'Innsbruck' }),
    aHost('seldb-ca', 'us-west-2', { role: 'db', city: 'Banff' }),
    aHost('snow3-in', 'eu-west-3', { role: 'feed', city: 'Grenoble' }),
    aHost('snow3-out', 'eu-west-3', { role: 'feed', city: 'Grenoble' }),
    aHost('trl-web', 'eu-west-1', { role: 'web' }),
    aHost('trl-idx-1', 'eu-west-1', { role: 'index' }, ['map index']),
    aHost('hut-pg', 'eu-central-1', { role: 'db', city: 'Poznań' }),
  ],
  services: [
    { name: 'turnstiles', aliases: ['chairlift access'], hosts: ['gate-ibk', 'gate-gre', 'gate-ban'] },
    {
      name: 'passes-eu',
      aliases: ['tyrol tills'],
      customers: 'Season passes Europe',
      hosts: ['ibk-pass-1', 'seldb-eu'],
    },
    {
      name: 'passes-ca',
      aliases: ['alberta tills'],
      customers: 'Season passes Canada',
      hosts: ['ban-pass-1', 'seldb-ca'],
    },
    { name: 'snowfeed', aliases: ['weather link'], customers: 'Snow reports', hosts: ['snow3-in', 'snow3-out'] },
    { name: 'trails', aliases: ['piste map', 'lot ads'], customers: 'Trail maps', hosts: ['trl-web', 'trl-idx-1'] },
    { name: 'huts', aliases: ['bunk reservations'], customers: 'Mountain huts', hosts: ['hut-pg'] },
  ],
};

function aHost(
  name: string,
  region: string,
  labels: Record<string, string>,
  aliases: string[] = [],
): KnownNames['hosts'][number] {
  return { name, aliases, ips: [], region, labels };
}

const index = indexNames(resorts);

function ask(text: string, before?: string): Question {
  const said = { place: 'dm', engineersMentioned: false, personMentioned: false } as const;
  let context: ConversationContext | undefined;
  if (before !== undefined) context = contextOf(understand({ ...said, text: before }, index, undefined));
  return understand({ ...said, text }, index, context);
}

it.each([
  ['which of the three chairlift boxes is busiest?', ['gate-ban', 'gate-gre', 'gate-ibk']],
  ['compare the cpu of the two till databases', ['seldb-ca', 'seldb-eu']],
  ['compare the memory of the two snow3 boxes', ['snow3-in', 'snow3-out']],
  ['is anything planned for all three lift gateways?', ['gate-ban', 'gate-gre', 'gate-ibk']],
  ['is the bunk database up?', ['hut-pg']],
  ['uptime of the two trail machines', ['trl-idx-1', 'trl-web']],
  ['is the map index ok?', ['trl-idx-1']],
  ['is the box in innsbruck that counts the chairlift people alive?', ['gate-ibk']],
])('finds hosts by words that say them only together: %s', (text, names) => {
  expect(
    ask(text)
      .targets.map(({ name }) => name)
      .toSorted(),
  ).toEqual(names);
});

it.each([
  ['is the French gateway up?', ['gate-gre']],
  ['is the Albertan gateway up?', ['gate-ban']],
  ['is the box in Poznan up?', ['hut-pg']],
  ['is the Polish database up?', ['hut-pg']],
])('knows a city by its country and its state: %s', (text, names) => {
  expect(ask(text).targets.map(({ name }) => name)).toEqual(names);
});

it.each([
  ['is the Canadian passes thing slow?', ['passes-ca']],
  ['was the European season passes down yesterday?', ['passes-eu']],
  ['is the Canadian passes more reliable than the European one?', ['passes-ca', 'passes-eu']],
  ['were the Canadian passes more stable than the European ones last week?', ['passes-ca', 'passes-eu']],
])('tells services of a kind apart by their places: %s', (text, names) => {
  expect(ask(text).targets.map(({ name }) => name)).toEqual(names);
});

it('takes neither more nor fewer than are counted, and leaves a product to its service', () => {
  expect(ask('compare the four lift gateways').targets).toEqual([]);
  expect(ask('is the huts thing slow today?').targets).toEqual([{ kind: 'service', name: 'huts' }]);
  expect(ask('list every server that is not in Innsbruck')).toMatchObject({ allTargets: true });
});

it.each([
  ['what about out?', 'is snow3-in up?', ['snow3-out']],
  ['and idx?', 'is trl-web up?', ['trl-idx-1']],
  ['now the other box behind the piste map', 'is trl-web up?', ['trl-idx-1']],
  ['and the other trails box?', 'is trl-web up?', ['trl-idx-1']],
  ['and the one in Canada?', 'is passes-eu up?', ['passes-ca']],
  ['and europe?', 'is passes-ca up?', ['passes-eu']],
  ['what about the European one?', 'is passes-ca up?', ['passes-eu']],
  ['tomorrow also nothing planned?', 'any maintenance today for trails?', ['trails']],
])('goes on with what tells one of the kind apart: %s', (text, before, names) => {
  expect(ask(text, before).targets.map(({ name }) => name)).toEqual(names);
});

it.each(["out's memory?", 'is out slow'])('reads a part of a host’s name where its service is bound: %s', (text) => {
  const heard = { place: 'channel', listens: 'always', boundTo: [{ kind: 'service', name: 'snowfeed' }] } as const;
  const { targets } = understand(
    { ...heard, text, engineersMentioned: false, personMentioned: false },
    index,
    undefined,
  );
  expect(targets).toEqual([{ kind: 'host', name: 'snow3-out' }]);
});

it.each([
  ['please confirm that the lot ads work', ['trails']],
  ['is the passes key gone?', []],
])('cuts words into names and phrases rightly: %s', (text, names) => {
  expect(ask(text).targets.map(({ name }) => name)).toEqual(names);
});

it.each([
  ['was snowfeed down more than trails last month?', 'compare'],
  ['have we had more outages on snowfeed than on trails this month?', 'compare'],
  ['which of the two snow3 boxes is working harder?', 'compare'],
])('sets side by side what is weighed against each other: %s', (text, intent) => {
  expect(ask(text).intent).toBe(intent);
});
