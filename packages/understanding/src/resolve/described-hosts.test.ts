import { expect, it } from 'vitest';
import { ask } from '../testing/clinic-fleet.ts';

it.each([
  ['is the exports box in Denmark ok?', ['exports-cph-1']],
  ['is the Danish exports server up?', ['exports-cph-1']],
  ['is the american exports one down?', ['exports-nyc-1']],
  ['how is the nyc exports machine doing?', ['exports-nyc-1']],
  ['is the server in Sydney up?', ['scan-gw-2']],
  ['is our Australian gateway overloaded?', ['scan-gw-2']],
  ['are both intake web servers up?', ['intake-web-1', 'intake-web-2']],
  ['is either of the scans servers struggling?', ['scan-gw-1', 'scan-gw-2']],
  ['is the intake db in Frankfurt fine?', ['intake-db']],
  ['are the radiology images slow?', ['scans']],
])('finds what is described by service, role and place: %s', (text, names) => {
  expect(ask(text).targets.map(({ name }) => name)).toEqual(names);
});

it.each([
  ['and the other one?', 'is scan-gw-1 up?', ['scan-gw-2']],
  ['and its twin?', 'is scan-gw-2 up?', ['scan-gw-1']],
  ['what about the Danish one?', 'is exports up?', ['exports-cph-1']],
  ['what about its database?', 'is intake up?', ['intake-db']],
  ['now put it next to 2', 'memory of scan-gw-1', ['scan-gw-1', 'scan-gw-2']],
  ['and its Australian sister?', 'is scan-gw-1 up?', ['scan-gw-2']],
])('finds the sibling of what was named before: %s', (text, before, names) => {
  expect(ask(text, {}, before).targets.map(({ name }) => name)).toEqual(names);
});

it('leaves a service alone where the place is a customer’s, and all servers of a place to the fleet', () => {
  expect(ask('is intake down for our customer in Spain?').targets).toEqual([{ kind: 'service', name: 'intake' }]);
  expect(ask('are all servers in eu-central-1 up?')).toMatchObject({ intent: 'fleet', allTargets: true });
});

it.each([
  ['is the web server in Ireland ok?', ['intake-web-2']],
  ['how is the Irish web server?', ['intake-web-2']],
  ['put the two gateways side by side', ['scan-gw-1', 'scan-gw-2']],
  ['is the Irish web box in a worse state than the German one?', ['intake-web-2', 'intake-web-1']],
  ['cpu of the german intake-web', ['intake-web-1']],
  ['is the machine in Sydney that does the scans alive?', ['scan-gw-2']],
  ['load of the Danish and the American exports boxes', ['exports-cph-1', 'exports-nyc-1']],
  ['which of the two scans servers has the least memory', ['scan-gw-1', 'scan-gw-2']],
  ['which is under more load, scan-gw-1 or gw-2?', ['scan-gw-1', 'scan-gw-2']],
  ['intake-web-1 vs 2 memory', ['intake-web-1', 'intake-web-2']],
  ['is scan-gw-1 worse off than its twin?', ['scan-gw-1', 'scan-gw-2']],
  ['is anything planned on the Frankfurt machines?', ['intake-web-1', 'intake-db']],
])('finds by place, role, family and count: %s', (text, hosts) => {
  expect(ask(text).targets.map(({ name }) => name)).toEqual(hosts);
});

it.each([
  ['will doctors notice anything?', 'when is the next maintenance of scans?', 'impact', ['scans']],
  ['does that hit our Danish customers too?', 'any maintenance for intake-db?', 'impact', ['intake-db']],
  ['anything different there since yesterday?', 'status of exports', 'changes', ['exports']],
  ['and what can I say to the clinic', 'is intake down', 'customer', ['intake']],
  ['and everything else?', 'is scans up?', 'fleet', []],
  ['intake ok?', 'when will scans be back', 'health', ['intake']],
  ['ok and intake?', 'when will scans be back', 'eta', ['intake']],
  ['besides intake, anything broken?', 'is scans up?', 'fleet', []],
  ['average uptime across all services', 'is scans up?', 'history', []],
  ['list all incidents', 'is scans up?', 'history', []],
  ['total downtime this week in minutes', 'is scans up?', 'history', []],
  ['hottest cpu right now', 'is scans up?', 'superlative', []],
])('goes on, or does not: %s', (text, before, intent, names) => {
  const question = ask(text, {}, before);
  expect(question.intent).toBe(intent);
  expect(question.targets.map(({ name }) => name)).toEqual(names);
});

it('counts gateways: three are none of two', () => {
  expect(ask('put the three gateways side by side').targets).toEqual([]);
});

it('reads "web 1" as a host of what the channel is bound to', () => {
  const heard = { place: 'channel', listens: 'always', boundTo: [{ kind: 'service', name: 'intake' }] } as const;
  expect(ask('web 1 load right now?', heard)).toMatchObject({ targets: [{ name: 'intake-web-1' }], metric: 'load' });
});

it.each([
  ['are the scans gateways slow?', ['scans']],
  ['are both scans gateways slow?', ['scan-gw-1', 'scan-gw-2']],
  ['we have a visitor in Sydney, is the gateway over there ok?', ['scan-gw-2']],
  ['I am in Copenhagen all week, how is the exports worker there?', ['exports-cph-1']],
  ['how is the gateway down under?', ['scan-gw-2']],
])('finds what is there, or all that a service has: %s', (text, names) => {
  expect(ask(text).targets.map(({ name }) => name)).toEqual(names);
});

it('takes a number behind a figure for a host of what was spoken of, and a time for none', () => {
  const heard = { place: 'channel', listens: 'always', boundTo: [{ kind: 'service', name: 'scans' }] } as const;
  expect(ask('load on 02?', heard)).toMatchObject({ targets: [{ name: 'scan-gw-2' }], metric: 'load' });
  expect(ask('load in 2 days?', heard).targets).not.toContainEqual({ kind: 'host', name: 'scan-gw-2' });
});

it.each(['June?', 'and June?', 'april then?'])('goes on with a month alone: %s', (text) => {
  expect(ask(text, {}, 'how many outages did scans have in October?')).toMatchObject({
    intent: 'count',
    targets: [{ name: 'scans' }],
    range: /june/i.test(text) ? 'june' : 'april',
  });
});

it('asks of all servers at a place that only their labels say', () => {
  expect(ask('list every server in Denmark')).toMatchObject({
    intent: 'fleet',
    allTargets: true,
    filter: { hosts: ['exports-cph-1'] },
  });
  expect(ask('is everything up? our customer in Denmark asks').filter).toBeUndefined();
});
