/** No card says a number that another in the same card contradicts: over random fleets, pasts and questions. */

import { seededRandom } from '@herald/protocol/seeded-random';
import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { hostTarget, serviceTarget, wordsOf } from '../testing/a-question.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aHealth, aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import type { Answer } from './answer.ts';
import { withOpenIncidents } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { withOutages } from './uptime.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

it.each(seeds)('fleet %d', async (seed) => {
  const random = seededRandom(seed);
  const readModel = await withOpenIncidents(aRandomFleet(random));
  for (const [text, question] of questionsAbout(readModel)) {
    const answer = await answerTo(question, readModel, text);
    for (const problem of contradictions(answer, readModel)) expect.soft(`${text}: ${problem}`).toBe('');
  }
});

/** Each way in which two numbers of one card could differ. */
function contradictions(answer: Answer, { fleet }: ReadModel): string[] {
  const words = [answer.verdict, ...answer.lines].map(wordsOf).join(' ');
  const rows = answer.groups.flatMap(({ rows }) => rows.slice());
  const listed = rows.map(({ name, line }) => `${name}: ${wordsOf(line)}`);
  return [
    ...shares(words, fleet.hosts().length),
    ...answer.groups.flatMap(({ title, rows: own }) => countOfTitle(title, own.length)),
    ...sumOfKinds(words, answer.groups),
    ...lengthsOfOne(words, listed),
    ...uptimes(words, answer),
    ...allUp(words, rows, fleet.hosts().length),
  ];
}

/** "4 of 5 servers are up, 1 of them slow": parts are not more than the whole. */
function shares(words: string, total: number): string[] {
  return [...words.matchAll(/(\d+) of (\d+) servers? (?:is|are) up(?:, (\d+) of them)?/g)].flatMap(
    ([said, up = '', all = '', slow = '0']) =>
      Number(up) > Number(all) || Number(slow) > Number(up) || Number(all) > total ? [said] : [],
  );
}

/** "3 incidents, newest first" above as many rows. */
function countOfTitle(title: string, rows: number): string[] {
  const [, count] = /^(\d+) incidents?,/.exec(title) ?? [];
  return count === undefined || Number(count) === rows ? [] : [`"${title}" above ${rows} rows`];
}

/** "2 outages, 1 degraded period and 3 server incidents" is as many as are listed. */
function sumOfKinds(words: string, groups: Answer['groups']): string[] {
  const [first] = words.split(/[.:]/);
  const counted = [...(first ?? '').matchAll(/(\d+) (?:outage|degraded period|period without|server incident)/g)];
  const listed = groups.find(({ title }) => /newest first$/.test(title));
  if (counted.length === 0 || !listed || /had \d+ outage/.test(first ?? '')) return [];
  const sum = counted.reduce((total, [, count]) => total + Number(count), 0);
  return sum === listed.rows.length ? [] : [`"${first}" above ${listed.rows.length} rows`];
}

/** The length of an outage in the headline is that of its row. */
function lengthsOfOne(words: string, listed: readonly string[]): string[] {
  const [, name, at, lasted] = /The (?:longest|shortest) outage .* was (\S+) on (\S+): ([^.]+)\./.exec(words) ?? [];
  if (name === undefined || at === undefined) return [];
  const row = listed.find((one) => one.startsWith(`${name}: `) && one.includes(at));
  return row?.includes(`${lasted}`) ? [] : [`"${lasted}" of ${name} is not in ${row ?? 'any row'}`];
}

/** The percentage of the words is that of the facts, and 100 % leaves no room for an outage. */
function uptimes(words: string, { facts }: Answer): string[] {
  const fact = facts.find(({ key }) => key === 'uptime-percent');
  const down = facts.find(({ key }) => key === 'down-seconds')?.value;
  const said = /\bUp ([\d.]+ %) of the time/.exec(words)?.[1];
  return [
    ...(fact && said !== undefined && wordsOf(fact.text) !== said ? [`up ${said}, and ${wordsOf(fact.text)}`] : []),
    ...(said === '100 %' && typeof down === 'number' && down > 0 ? [`up 100 %, and down ${down} seconds`] : []),
    ...(/\bwas down\b.*\b(?:once|twice|times)\b/.test(words.split('.')[0] ?? '') && said === '100 %'
      ? [`down, and up 100 %: ${words}`]
      : []),
  ];
}

/** "All 7 servers are up" above a row that is down. */
function allUp(
  words: string,
  rows: readonly { kind: string; status: string; name: string }[],
  total: number,
): string[] {
  const isAll = new RegExp(`\\b(?:All ${total}|Both) servers are up\\b`).test(words);
  const fallen = rows.filter(({ kind, status }) => kind === 'host' && (status === 'down' || status === 'unknown'));
  return isAll && fallen.length > 0 ? [`all are up, and ${fallen[0]?.name} is not`] : [];
}

function questionsAbout({ fleet }: ReadModel): [text: string, question: Partial<Question>][] {
  const services = fleet.services().map(({ service }) => serviceTarget(service.name));
  const [one, other] = services;
  const [host] = fleet.hosts().map((view) => hostTarget(view.host.name));
  if (!one || !other || !host) return [];
  const ranges = ['today', '7d', '30d'];
  return [
    ['how is everything?', { intent: 'fleet' }],
    ['how are all servers?', { intent: 'fleet' }],
    ['how are the two?', { intent: 'health', targets: [one, other] }],
    ...services.map((target): [string, Partial<Question>] => ['is it up?', { intent: 'health', targets: [target] }]),
    ['tell me about it', { intent: 'describe', targets: [host] }],
    ['since when?', { intent: 'history' }],
    ['since when is it so?', { intent: 'history', targets: [one] }],
    ['which is worst?', { intent: 'superlative', order: 'most' }],
    ['which had the most outages?', { intent: 'superlative', measure: 'outages', order: 'most' }],
    ['which was down the longest?', { intent: 'superlative', measure: 'downtime', order: 'most' }],
    ['which server fell most?', { intent: 'superlative', measure: 'servers', order: 'most', range: '30d' }],
    ['the longest outage', { intent: 'superlative', measure: 'longest-outage', order: 'most', range: '30d' }],
    ['what changed since yesterday?', { intent: 'changes', range: 'yesterday' }],
    ['compare the two', { intent: 'compare', targets: [one, other], range: '30d' }],
    ...ranges.flatMap((range): [string, Partial<Question>][] => [
      ['what broke?', { intent: 'history', range }],
      ['how long was everything down?', { intent: 'history', range }],
      ['what broke of it?', { intent: 'history', targets: [one], range }],
      ['what broke of them?', { intent: 'history', targets: [one, other], range }],
      ['uptime', { intent: 'history', measure: 'uptime', range }],
      ['how many outages?', { intent: 'count', measure: 'outages', range }],
    ]),
  ];
}

function aRandomFleet(random: () => number): ReadModel {
  const statuses = ['up', 'up', 'up', 'degraded', 'down'] as const;
  const pick = () => statuses[Math.floor(random() * statuses.length)] ?? 'up';
  const services = ['shop', 'pay', 'csv'].map((name) => {
    const hosts = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, at) =>
      aHostView({ name: `${name}-${at + 1}`, status: pick() }),
    );
    const up = hosts.filter(({ health }) => health.status === 'up').length;
    const works = hosts.filter(({ health }) => health.status !== 'down').length;
    const status = up > 0 ? 'up' : works > 0 ? 'degraded' : 'down';
    return aServiceView({ name, hosts, health: aHealth(status, { sinceMs: testNowMs - 20 * minuteMs }) });
  });
  const hosts = services.flatMap((view) => view.hosts);
  const incidents = [
    ...services.flatMap(({ service, health }) => pastOf('service', service.name, health.status, random)),
    ...hosts.flatMap(({ host, health }) => pastOf('host', host.name, health.status, random)),
  ];
  const known = aReadModel({ hosts, services, incidents });
  return {
    ...known,
    // Watched for all of it, and up but for what is written.
    async uptime(name, period) {
      const toMs = Math.min(period.toMs, known.nowMs);
      const seconds = (toMs - period.fromMs) / 1000;
      const own = incidents.filter(({ target }) => target.name === name);
      const measured = anUptime({ watchedSeconds: seconds });
      return withOutages(measured, own, period, known.nowMs);
    },
  };
}

/** A few that are over, apart from each other, and one that goes on where it is in trouble. */
function pastOf(kind: 'host' | 'service', name: string, status: string, random: () => number): Incident[] {
  const count = Math.floor(random() * 4);
  const ended = Array.from({ length: count }, (_, at) => {
    const startedAtMs = testNowMs - Math.floor((at + 1) * 2 * dayMs * (0.1 + 0.8 * random())) - 2 * 3_600_000;
    const lastsMs = Math.floor((1 + random() * 100) * minuteMs);
    return anIncident({
      id: `${name}-${at}`,
      target: { kind, name },
      startedAtMs,
      endedAtMs: startedAtMs + lastsMs,
      worst: random() < 0.7 ? 'down' : 'degraded',
      timeline: [],
    });
  });
  if (status !== 'down' && status !== 'degraded') return ended;
  return [
    ...ended,
    anIncident({
      id: `${name}-now`,
      target: { kind, name },
      startedAtMs: testNowMs - 20 * minuteMs,
      endedAtMs: undefined,
      worst: status,
      timeline: [],
    }),
  ];
}
