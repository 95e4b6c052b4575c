/** "Since when?", "which is the worst?" and "what was our uptime?": how long, of what, and in which order. */
import { describe, expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { wordsOf } from '../testing/a-question.ts';
import { aHealth, aHostView, anIncident, aReadModel, aReason, aServiceView, testNowMs } from '../testing/builders.ts';
import type { Answer } from './answer.ts';
import { withOpenIncidents } from './outages.ts';
import { sinceWhen, sinceWhenAll, sinceWords } from './since-when.ts';
import { tellUptimes } from './uptimes.ts';
import { tellWorstNow } from './worst-now.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const linesOf = ({ lines }: Answer) => lines.map(wordsOf);
const web = aHostView({ name: 'web-1' });
const shop = aServiceView({ name: 'shop', hosts: [web] });

/** Of these minutes ago. */
function fell(name: string, fromAgo: number, toAgo: number | undefined, more: Partial<Incident> = {}): Incident {
  return anIncident({
    id: `${name}-${fromAgo}`,
    target: { kind: name === 'web-1' ? 'host' : 'service', name },
    startedAtMs: testNowMs - fromAgo * minuteMs,
    endedAtMs: toAgo === undefined ? undefined : testNowMs - toAgo * minuteMs,
    ...more,
  });
}

describe('a service that is up', () => {
  const verdictOf = async (...incidents: Incident[]) =>
    wordsOf((await sinceWhen('shop', aReadModel({ hosts: [web], services: [shop], incidents }))).verdict);

  it('has been so since its last trouble ended, whatever the order in which that was written', async () => {
    const words = 'shop has been up since 2026-03-02T08:00:00Z (60 minutes).';
    expect(await verdictOf(fell('shop', 300, 240), fell('shop', 90, 60))).toBe(words);
    expect(await verdictOf(fell('shop', 90, 60), fell('shop', 300, 240))).toBe(words);
  });

  it('has had no trouble where nothing is written of it', async () => {
    expect(await verdictOf()).toMatch(
      /^shop is up, and has had no trouble since I began to watch it: 20\S+Z \(.*\)\.$/,
    );
  });

  it('names its server that is down meanwhile', async () => {
    expect(await verdictOf(fell('shop', 90, 60), fell('web-1', 20, undefined))).toBe(
      'shop is up, but web-1 has been down since 2026-03-02T08:40:00Z (20 minutes).',
    );
  });

  it('names its server that was down later than it was, unless that came back with it', async () => {
    expect(await verdictOf(fell('shop', 300, 240), fell('web-1', 30, 20))).toBe(
      'shop is up, with every server healthy since 2026-03-02T08:40:00Z (20 minutes). Before that web-1 was down for 10 minutes.',
    );
    const since = 'shop has been up since 2026-03-02T08:30:00Z (30 minutes).';
    expect(await verdictOf(fell('shop', 60, 30), fell('web-1', 60, 29))).toBe(since);
    expect(await verdictOf(fell('shop', 60, 30), fell('web-1', 60, 28.9))).toMatch(/every server healthy since/);
  });

  it('is not told of a server that was only under maintenance', async () => {
    expect(await verdictOf(fell('web-1', 30, 20, { isPlanned: true }))).toMatch(/has had no trouble/);
  });
});

it('what is under maintenance is neither up nor down, and is told until when', async () => {
  const planned = { downtimeId: 'd', title: 'Patching', startsAtMs: 0, endsAtMs: testNowMs + hourMs };
  const service = aServiceView({ name: 'shop', hosts: [web], health: aHealth('up', { planned }) });
  const answer = await sinceWhen('shop', aReadModel({ hosts: [web], services: [service] }));
  expect(answer.status).toBe('planned');
  expect(wordsOf(answer.verdict)).toBe('shop is under maintenance until 2026-03-02T10:00:00Z (60 minutes left).');
  expect(linesOf(answer)[0]).toMatch(/^shop had no outages in the last 30 days/);
});

it('what was measured before is not the cause of what cannot be measured now', async () => {
  const slow = fell('web-1', 3, undefined, {
    worst: 'degraded',
    cause: 'CPU is at 100 %.',
    timeline: [
      { atMs: testNowMs - 3 * minuteMs, kind: 'opened', text: 'CPU is at 100 %.', status: 'degraded' },
      { atMs: testNowMs - minuteMs, kind: 'eased', text: 'It is silent.', status: 'unknown' },
    ],
  });
  const reason = aReason({
    code: 'agent-not-answering',
    text: "The Herald agent on it doesn't respond.",
    weight: 'unknown',
  });
  const silent = aHostView({ name: 'web-1', health: aHealth('unknown', { reasons: [reason] }) });
  const readModel = await withOpenIncidents(aReadModel({ hosts: [silent], services: [], incidents: [slow] }));
  const answer = await sinceWhen('web-1', readModel);
  expect([answer.verdict, ...answer.lines].map(wordsOf).slice(0, 5)).toEqual([
    "web-1 couldn't be measured since 2026-03-02T08:59:00Z (60 seconds).",
    "The Herald agent on it doesn't respond.",
    'web-1 was degraded once in the last 30 days: 2026-03-02T08:57:00Z, for 2 minutes.',
    'Cause: CPU was at 100 %.',
  ]);
});

it('of what is not watched any more only its past is told', async () => {
  const answer = await sinceWhen('gone', aReadModel({ services: [], incidents: [fell('gone', 90, 60)] }));
  expect(wordsOf(answer.verdict)).toMatch(/^gone had one outage|^gone was down/);
});

it('of everything each that is in trouble, the worst first, then what was lately', async () => {
  const mail = aServiceView({ name: 'mail', hosts: [], status: 'degraded' });
  const down = aServiceView({ name: 'shop', hosts: [web], status: 'down' });
  const open = [fell('mail', 50, undefined, { worst: 'degraded' }), fell('shop', 20, undefined)];
  const readModel = aReadModel({ hosts: [web], services: [mail, down], incidents: open });
  const answer = await sinceWhenAll(await withOpenIncidents(readModel));
  expect(wordsOf(answer.verdict)).toBe('shop has been down since 2026-03-02T08:40:00Z (20 minutes).');
  expect(linesOf(answer)[0]).toBe('mail has been degraded since 2026-03-02T08:10:00Z (50 minutes).');
  const calm = await sinceWhenAll(aReadModel({ hosts: [web], services: [shop] }));
  expect(wordsOf(calm.verdict)).toMatch(/^Nothing was broken in the last 30 days/);
});

it.each([
  ['up', 'has been up'],
  ['degraded', 'has been degraded'],
  ['down', 'has been down'],
  ['unknown', "couldn't be measured"],
] as const)('what is %s %s', (status, words) => {
  expect(wordsOf(sinceWords('web-1', status, testNowMs - 90_000, testNowMs))).toMatch(`web-1 ${words} since 2026`);
});

describe('which is the worst right now', () => {
  const past: Answer = {
    ...{
      intent: 'superlative',
      targets: ['past'],
      answered: true,
      status: 'none',
      verdict: ['shop had most outages.'],
    },
    ...{ lines: [], facts: [], groups: [], actions: [] },
  };
  const told = (statuses: readonly ('up' | 'degraded' | 'down')[], names: readonly string[] = []) => {
    const services = statuses.map((status, index) => aServiceView({ name: `s${index}`, hosts: [], status }));
    return tellWorstNow(names, 'services', aReadModel({ hosts: [], services }), past);
  };

  it('the worst is named, then the others by how they are, then the past', () => {
    const answer = told(['degraded', 'up', 'down']);
    expect(answer).toMatchObject({
      targets: ['s2'],
      status: 'down',
      actions: [{ kind: 'history', target: 's2' }, { kind: 'refresh' }],
    });
    expect(wordsOf(answer.verdict)).toBe('s2 is the worst right now.');
    expect(linesOf(answer)).toHaveLength(3);
    expect(linesOf(answer).at(-1)).toBe('shop had most outages.');
  });

  it('of many some are told, and how many more', () => {
    const lines = linesOf(told(Array.from({ length: 8 }, () => 'down')));
    const more = Number(/^(\d+) more services are not well\.$/.exec(lines.at(-2) ?? '')?.[1]);
    expect(lines.length - 2 + more).toBe(8);
    expect(lines.at(-1)).toBe('shop had most outages.');
    const all = linesOf(told(Array.from({ length: lines.length - 2 }, () => 'down')));
    expect(all.join(' ')).not.toMatch(/more service/);
    expect(linesOf(told(Array.from({ length: lines.length - 1 }, () => 'down'))).at(-2)).toBe(
      '1 more service is not well.',
    );
  });

  it('where all is well, that is said; only what was asked about counts', () => {
    expect(told(['up', 'up'])).toMatchObject({ status: 'up', targets: ['past'], actions: [{ kind: 'refresh' }] });
    expect(wordsOf(told(['up']).verdict)).toBe('No service is in trouble right now.');
    expect(wordsOf(told(['down', 'up'], ['s1']).verdict)).toBe('No service is in trouble right now.');
  });
});

describe('uptimes', () => {
  const month = { fromMs: testNowMs - 30 * dayMs, toMs: testNowMs, words: 'in the last 30 days' };
  const told = (percents: readonly (number | undefined)[], goal?: number, names: readonly string[] = []) => {
    const services = percents.map((_, index) => aServiceView({ name: `s${index}`, hosts: [] }));
    const uptime = async (name: string) => ({
      ...{ watchedSeconds: 30 * 86_400, upSeconds: 0, degradedSeconds: 0, plannedSeconds: 0, downSeconds: 60 },
      upPercent: percents[Number(name.slice(1))],
    });
    return tellUptimes(names, aReadModel({ hosts: [], services, uptime }), month, goal);
  };

  it('are told on average, from the lowest to the highest', async () => {
    const answer = await told([100, 99, 98]);
    expect(wordsOf(answer.verdict).replaceAll('\u00a0', ' ')).toBe(
      'Uptime in the last 30 days: 99 % on average, from 98 % (s2) to 100 %.',
    );
    expect(answer.groups[0]?.rows.slice().map(({ name }) => name)).toEqual(['s2', 's1', 's0']);
    expect(answer.targets).toEqual(['*']);
  });

  it('that are alike are told as one', async () => {
    expect(wordsOf((await told([99, 99])).verdict).replaceAll('\u00a0', ' ')).toMatch(/up 99 % in the last 30 days\.$/);
  });

  it('are held against a goal that is met at the goal itself', async () => {
    expect(wordsOf((await told([99.9, 100], 99.9)).verdict)).toMatch(/^Yes: /);
    const missed = wordsOf((await told([99.8, 100, 90, 91, 92, 93], 99.9)).verdict).replaceAll('\u00a0', ' ');
    expect(missed).toMatch(
      /^No: 5 of 6 were below 99\.9 % in the last 30 days: s2 \(90 %\), s3 \(91 %\), s4 \(92 %\), s5 \(93 %\) and 1 more\.$/,
    );
  });

  it('of what was not watched are not told, and that is said', async () => {
    expect(linesOf(await told([99, undefined]))[0]).toBe("I wasn't monitoring s1 in the last 30 days.");
    const none = await told([undefined, undefined]);
    expect(none.groups).toEqual([]);
    expect(linesOf(none)).toEqual([]);
  });
});
