/** Outages in their order: the most and the least, the longest and the shortest, the last, of services, servers and teams. */
import { expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { plainText } from '../format/text.ts';
import { aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import type { Answer } from './answer.ts';
import { type Counting, fewOf, rankByOutages, tellLast, tellLongest, tellLongestOfEach } from './ranked-outages.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const hosts = ['web-1', 'db-1', 'db-2'].map((name) => aHostView({ name }));
const services = [
  aServiceView({ name: 'shop', hosts: hosts.slice(0, 1), service: { owner: { team: 'Web' } } }),
  aServiceView({ name: 'mail', hosts: hosts.slice(1, 2), service: { owner: { team: 'Core' } } }),
  aServiceView({ name: 'search', hosts: hosts.slice(2), service: { owner: { team: 'Core' } } }),
  {
    ...aServiceView({ name: 'wiki', hosts: [] }),
    service: { ...aServiceView({ name: 'wiki', hosts: [] }).service, owner: undefined },
  },
];
const wordsOf = ({ verdict, lines }: Answer) =>
  [verdict, ...lines].map((text) => plainText(text, ({ atMs }) => new Date(atMs).toISOString())).join(' ');
let count = 0;
function fell(name: string, daysAgo: number, minutes: number, more: Partial<Incident> = {}): Incident {
  const startedAtMs = testNowMs - daysAgo * dayMs;
  const kind = services.some(({ service }) => service.name === name) ? 'service' : 'host';
  count += 1;
  return anIncident({
    id: `i-${count}`,
    target: { kind, name },
    startedAtMs,
    endedAtMs: startedAtMs + minutes * minuteMs,
    cause: `${name} did not answer.`,
    timeline: [{ atMs: startedAtMs, kind: 'opened', text: '' }],
    ...more,
  });
}
function counting(incidents: readonly Incident[], names: readonly string[] = []): Counting {
  const period = { fromMs: testNowMs - 30 * dayMs, toMs: testNowMs, words: 'in the last 30 days' };
  return { names, hosts, period, readModel: aReadModel({ hosts, services, incidents }) };
}
const usual = [
  fell('shop', 9, 10),
  fell('shop', 5, 20),
  fell('mail', 7, 45),
  fell('db-2', 3, 90),
  fell('shop', 2, 500, { worst: 'degraded' }),
];

it('names five, and of more four and how many more', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(fewOf(names.slice(0, 5))).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(fewOf(names)).toEqual(['a', 'b', 'c', 'd', '2 more']);
});

it('most and least by how often, then by how long; what had none is the least', async () => {
  const most = await rankByOutages('most', counting(usual), 'services');
  expect(wordsOf(most)).toMatch(
    /^shop had 2 outages in the last 30 days, 30 minutes in all\. Then: mail \(1 outage, 45 minutes\)\./,
  );
  expect(most.targets).toEqual(['shop']);
  expect(wordsOf(await rankByOutages('least', counting(usual), 'services'))).toMatch(
    /^search and wiki had no outages in the last 30 days\. Then: mail \(1 outage, 45 minutes\) and shop \(2 outages, 30 minutes\)\./,
  );
  const tied = [fell('shop', 9, 10), fell('mail', 7, 45)];
  expect(wordsOf(await rankByOutages('most', counting(tied), 'services'))).toMatch(/^mail had 1 outage .* Then: shop/);
  expect(wordsOf(await rankByOutages('least', counting(tied, ['shop', 'mail']), 'services'))).toMatch(
    /^shop had 1 outage .* Then: mail/,
  );
});

it('of servers each by itself, also one that fell with its service; of teams the sum of theirs', async () => {
  const both = [...usual, fell('db-1', 7, 44), fell('db-2', 8, 1)];
  expect(wordsOf(await rankByOutages('most', counting(both), 'servers'))).toMatch(
    /^db-2 had 2 outages .* Then: db-1 \(1 outage, 44 minutes\)/,
  );
  const teams = await rankByOutages(
    'most',
    counting([...usual, fell('search', 6, 5), fell('search', 4, 5), fell('wiki', 3, 1)]),
    'teams',
  );
  expect(wordsOf(teams)).toMatch(
    /^Core had 3 outages .*, 55 minutes in all\. Then: Web \(2 outages, 30 minutes\) and wiki \(no team\) \(1 outage, 60 seconds\)\./,
  );
  expect(teams.targets).toEqual(['*']);
  expect(wordsOf(await rankByOutages('most', counting([]), 'servers'))).toMatch(
    /^No server was down in the last 30 days/,
  );
});

it('the longest and the shortest of services, else of a server; with its time of day where it is of today', async () => {
  const longest = await tellLongest('most', counting(usual));
  expect(wordsOf(longest)).toMatch(
    /^The longest outage in the last 30 days was mail on \S+: 45 minutes\. Cause: mail did not answer\./,
  );
  expect(longest.targets).toEqual(['mail']);
  expect(wordsOf(await tellLongest('least', counting(usual)))).toMatch(
    /^The shortest outage .* was shop on \S+: 10 minutes\./,
  );
  expect(wordsOf(await tellLongest('most', counting([fell('db-2', 3, 90)])))).toMatch(
    /^The longest outage .* was db-2 on/,
  );
  const near = (hours: number) => tellLongest('most', counting([fell('mail', hours / 24, 5)]));
  expect(wordsOf(await near(11.9))).toMatch(/ was mail at \S+: 5 minutes/);
  expect(wordsOf(await near(12))).toMatch(/ was mail on \S+: 5 minutes/);
  expect(wordsOf(await tellLongest('most', counting([])))).toMatch(/^No outages in the last 30 days/);
});

it('the longest of each service, the longest first; who had none is named, and servers alone are no service', async () => {
  expect(wordsOf(await tellLongestOfEach(counting(usual)))).toMatch(
    /^The longest outage of each in the last 30 days: mail 45 minutes and shop 20 minutes\. search and wiki had no outages\./,
  );
  expect(wordsOf(await tellLongestOfEach(counting([fell('db-2', 3, 90)])))).toMatch(/^No outages/);
  const all = [...usual, fell('search', 3, 1), fell('wiki', 3, 1)];
  expect((await tellLongestOfEach(counting(all))).lines).toEqual([]);
});

it('the last is the newest that customers could notice, else of a server; one that goes on lasts so far', async () => {
  const last = await tellLast(counting(usual));
  expect(wordsOf(last)).toMatch(/^The last outage was of shop: \S+, 20 minutes\. Cause: shop did not answer\./);
  expect(last.targets).toEqual(['shop']);
  expect(wordsOf(await tellLast(counting([fell('db-1', 4, 2), fell('db-2', 3, 90)])))).toMatch(
    /^The last outage was of db-2:/,
  );
  const { endedAtMs: _, ...open } = fell('mail', 1 / 24, 0);
  expect(wordsOf(await tellLast(counting([...usual, open])))).toMatch(
    /^The last outage was of mail: \S+, 60 minutes so far\./,
  );
});
