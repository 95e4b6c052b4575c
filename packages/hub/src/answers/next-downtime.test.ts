import { describe, expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { aDowntime, aHostView, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { nextDowntime, whoPlanned } from './next-downtime.ts';

const hourMs = 3_600_000;
const dayMs = 86_400_000;
const services = [
  aServiceView({ hosts: [aHostView({ name: 'web-1' }), aHostView({ name: 'web-2' })] }),
  aServiceView({ name: 'billing', hosts: [aHostView({ name: 'api-1' })] }),
];
const inDays = (days: number, override: Parameters<typeof aDowntime>[0] = {}) =>
  aDowntime({ id: `in-${days}`, title: `In ${days}`, startsAtMs: testNowMs + days * dayMs, ...override });
/** Work on one of two servers: it takes nothing down. */
const withoutDowntime = { hosts: ['web-1'], services: ['storefront'], takesDown: [] };

const ask = (names: string[], downtimes: ReturnType<typeof aDowntime>[], period?: Parameters<typeof nextDowntime>[2]) =>
  nextDowntime(names, aReadModel({ services, downtimes }), period);
const saidOf = (answer: ReturnType<typeof ask>) => wordsOf(answer.verdict);
const groupsOf = ({ groups }: ReturnType<typeof ask>) =>
  groups.map(({ title, rows }) => [title, rows.slice().map(({ line }) => wordsOf(line).split(': ')[1])]);

describe('what is next', () => {
  it('is the soonest that takes it down: when, until when, how long, and what customers notice', () => {
    const answer = ask(['storefront'], [inDays(1), inDays(8)]);
    expect(saidOf(answer)).toMatch(
      /^Next maintenance for storefront: 2026-03-03T09:00:00Z to 2026-03-03T10:30:00Z \(in 24 hours\)\.$/,
    );
    expect(answer).toMatchObject({
      intent: 'downtime',
      targets: ['storefront'],
      answered: true,
      // It is days off: how the service is now is another matter.
      status: 'none',
      actions: [
        { kind: 'customer-text', target: 'storefront' },
        { kind: 'subscribe', target: 'storefront' },
      ],
    });
    expect(answer.facts.map(({ key, value, unit }) => [key, value, unit])).toEqual([
      ['starts', testNowMs + dayMs, 'epoch-ms'],
      ['ends', testNowMs + dayMs + 1.5 * hourMs, 'epoch-ms'],
      ['lasts', 5_400, 'seconds'],
    ]);
    expect(wordsOf(answer.facts[2]?.text ?? [])).toBe('90 minutes');
    expect(answer.lines.map(wordsOf)).toEqual([
      'Orders cannot be placed for up to 90 minutes.',
      'Planned by Storefront: In 1.',
    ]);
    expect(groupsOf(answer)).toEqual([['After that', ['In 8']]]);
  });

  it('names no end of what AWS takes away, for it names none', () => {
    const title = 'AWS takes back web-1 (a spot instance)';
    const leaves = (startsAtMs: number, state: 'planned' | 'running') => [
      inDays(0, { title, isDeparture: true, hasNoEnd: true, startsAtMs, endsAtMs: startsAtMs + hourMs, state }),
    ];
    const ahead = ask(['storefront'], leaves(testNowMs + 120_000, 'planned'));
    expect(saidOf(ahead)).toBe(`${title}: 2026-03-02T09:02:00Z (in 2 minutes). AWS names no end.`);
    expect(ahead.facts.map(({ key }) => key)).toEqual(['starts']);
    const begun = ask(['storefront'], leaves(testNowMs - 120_000, 'running'));
    expect(saidOf(begun)).toBe(`${title}: 2026-03-02T08:58:00Z (2 minutes ago). AWS names no end.`);
    expect(begun.lines.map(wordsOf).join()).not.toMatch(/schedule/);
    const after = ask(['storefront'], [inDays(1), ...leaves(testNowMs + 2 * dayMs, 'planned')]);
    expect(after.groups[0]?.rows.slice().map(({ line }) => wordsOf(line))).toEqual([`2026-03-04T09:00:00Z: ${title}`]);
  });

  it('work that takes nothing down stands beside the downtime that was asked about', () => {
    const answer = ask(['storefront'], [inDays(1, withoutDowntime), inDays(3), inDays(5)]);
    expect(saidOf(answer)).toContain('2026-03-05');
    expect(groupsOf(answer)).toEqual([
      ['Before that, without downtime', ['In 1']],
      ['After that', ['In 5']],
    ]);
  });

  it('where there is only such work, it says that it is without downtime, and that the service stays up', () => {
    const answer = ask(['storefront'], [inDays(1, withoutDowntime)]);
    expect(saidOf(answer)).toMatch(/without downtime/);
    expect(answer.lines.map(wordsOf)).toContainEqual(expect.stringMatching(/^storefront should stay up/));
    expect(
      ask(['storefront'], [inDays(1)])
        .lines.map(wordsOf)
        .join(),
    ).not.toContain('stay up');
    const onNoHost = inDays(1, { ...withoutDowntime, hosts: [] });
    expect(ask(['storefront'], [onNoHost]).lines.map(wordsOf).join()).not.toContain('stay up');
  });

  it('a host goes down with work on it, also where its service stays', () => {
    const answer = ask(['web-1'], [inDays(1, withoutDowntime)]);
    expect(saidOf(answer)).toMatch(
      /^Next maintenance for web-1: 2026-03-03T09:00:00Z to 2026-03-03T10:30:00Z \(in 24 hours\)\.$/,
    );
    expect(answer.lines.map(wordsOf).join()).not.toContain('stay up');
  });

  it.each(['cancelled', 'finished'] as const)('is never one that is %s', (state) => {
    expect(saidOf(ask(['storefront'], [inDays(1, { state }), inDays(2)]))).toContain('2026-03-04');
    expect(ask(['storefront'], [inDays(1, { state })]).status).toBe('none');
  });

  it('of anything: names up to three of what it touches, and leaves out what harms no service', () => {
    const many = inDays(2, { services: ['storefront', 'billing'], hosts: ['web-1', 'web-2'] });
    const answer = ask([], [inDays(1, withoutDowntime), many]);
    expect(saidOf(answer)).toMatch(
      /^Next maintenance for storefront, billing and web-1: 2026-03-04T09:00:00Z to 2026-03-04T10:30:00Z \(in 2 days\)\.$/,
    );
    expect(answer).toMatchObject({ targets: ['*'], actions: [{ kind: 'customer-text', target: 'storefront' }] });
    const hostOnly = inDays(1, { services: [], hosts: ['web-1'], takesDown: [] });
    expect(saidOf(ask([], [hostOnly]))).toMatch(
      /^Next maintenance for web-1: 2026-03-03T09:00:00Z to 2026-03-03T10:30:00Z \(in 24 hours\)\.$/,
    );
  });

  it('lists five more, each with whom it touches', () => {
    const answer = ask(
      [],
      [1, 2, 3, 4, 5, 6, 7, 8].map((days) => inDays(days, { hosts: ['web-1'] })),
    );
    const rows = answer.groups[0]?.rows.slice() ?? [];
    expect(rows).toHaveLength(5);
    expect(answer.groups[0]?.title).toBe('After that, the next 5 of 7');
    expect(rows[0]).toMatchObject({ kind: 'service', name: 'storefront and web-1', status: 'planned' });
    const hosts = ask([], [inDays(1), inDays(2, { services: [], hosts: ['web-2'] })]).groups[0]?.rows.slice();
    expect(hosts?.[0]).toMatchObject({ kind: 'host', name: 'web-2' });
    const bare = ask([], [inDays(1), inDays(2, { services: [], hosts: [] })]).groups[0]?.rows.slice();
    expect(bare?.[0]?.name).toBe('In 2');
  });

  it('says who planned it: AWS, a team, or engineering', () => {
    const by = (override: Parameters<typeof aDowntime>[0]) =>
      wordsOf(ask(['storefront'], [inDays(1, override)]).lines.at(-1) ?? []);
    expect(by({ source: 'ec2' })).toMatch(/AWS/);
    expect(by({})).toMatch(/Storefront/);
    expect(by({ plannedBy: undefined })).toMatch(/engineering/);
    expect(ask(['storefront'], [inDays(1, { customers: undefined })]).lines.map(wordsOf)).toEqual([
      'The shop may be unavailable meanwhile.',
      'Planned by Storefront: In 1.',
    ]);
  });
});

describe('what runs now', () => {
  it('tells until when, and how long that is', () => {
    const running = inDays(0, { startsAtMs: testNowMs - hourMs, endsAtMs: testNowMs + hourMs / 2, state: 'running' });
    expect(saidOf(ask(['storefront'], [running]))).toMatch(
      /^storefront is under maintenance until 2026-03-02T09:30:00Z \(30 minutes left\)\.$/,
    );
    const justNow = inDays(0, { startsAtMs: testNowMs, endsAtMs: testNowMs + hourMs, state: 'running' });
    expect(saidOf(ask(['storefront'], [justNow]))).toMatch(
      /^storefront is under maintenance until 2026-03-02T10:00:00Z \(60 minutes left\)\.$/,
    );
  });

  it('tells what runs longer than planned as that', () => {
    const late = inDays(0, { startsAtMs: testNowMs - 2 * hourMs, endsAtMs: testNowMs - hourMs, state: 'over-running' });
    expect(saidOf(ask(['storefront'], [late]))).toMatch(/storefront is running longer than planned.*2026-03-02T08:00/);
  });
});

describe('nothing', () => {
  it('is said for what was asked, within a year', () => {
    expect(saidOf(ask(['storefront'], [inDays(367)]))).toMatch(/^No maintenance is scheduled for storefront\.$/);
    expect(saidOf(ask(['storefront'], [inDays(365)]))).toMatch(/^Next maintenance for storefront/);
    expect(saidOf(ask([], []))).toMatch(/^No maintenance is scheduled\.$/);
    expect(ask(['storefront'], [])).toMatchObject({
      answered: true,
      status: 'none',
      facts: [],
      groups: [],
      actions: [{ kind: 'subscribe', target: 'storefront' }],
    });
    expect(ask(['storefront', 'billing'], []).actions).toEqual([]);
    expect(ask(['storefront'], [inDays(1, { services: ['billing'], takesDown: ['billing'] })]).status).toBe('none');
  });

  it('is said of the time that was asked about, and what is over is not in it', () => {
    const today = { fromMs: testNowMs - 9 * hourMs, toMs: testNowMs + 15 * hourMs, words: 'today' };
    const answer = ask(
      [],
      [inDays(1), inDays(0, { startsAtMs: testNowMs - 3 * hourMs, endsAtMs: testNowMs - hourMs })],
      today,
    );
    expect(saidOf(answer)).toMatch(/^No maintenance is scheduled today\.$/);
    expect(saidOf(ask([], [inDays(0.5)], today))).toContain('2026-03-02T21:00:00Z');
  });
});

describe('of several that were named', () => {
  it('it is told of those alone that it concerns, and of the others that there is none', () => {
    const answer = ask(['billing', 'storefront'], [inDays(1)]);
    expect(saidOf(answer)).toMatch(/^Next maintenance for storefront: /);
    expect(answer.lines.map(wordsOf).at(-1)).toBe('No maintenance is scheduled for billing.');
    expect(saidOf(ask(['billing', 'storefront'], []))).toBe('No maintenance is scheduled for billing and storefront.');
    const both = ask(
      ['billing', 'storefront'],
      [inDays(1), inDays(2, { services: ['billing'], takesDown: ['billing'] })],
    );
    expect(both.lines.map(wordsOf).join(' ')).not.toContain('No maintenance');
    expect(groupsOf(both)).toEqual([['After that', ['In 2']]]);
  });
});

describe('who planned it', () => {
  const who = (downtimes: ReturnType<typeof aDowntime>[]) => {
    const { verdict, lines } = whoPlanned(['storefront'], aReadModel({ services, downtimes }));
    return [verdict, ...lines].map(wordsOf).join(' ');
  };
  it('stands first, with what is done, then when', () => {
    expect(who([inDays(1, { plannedBy: 'Erin', title: 'New disks' })])).toBe(
      'Erin planned it: New disks. Next maintenance for storefront: 2026-03-03T09:00:00Z to 2026-03-03T10:30:00Z (in 24 hours). Orders cannot be placed for up to 90 minutes.',
    );
    expect(who([inDays(1, { plannedBy: undefined })])).toMatch(/^Engineering planned it: /);
    expect(who([])).toMatch(/^No maintenance is scheduled for storefront\. /);
  });
});

it('of what has just ended says that it is over, and that nothing else comes', () => {
  const ended = aDowntime({
    id: 'ended',
    state: 'finished',
    startsAtMs: testNowMs - 2 * hourMs,
    endsAtMs: testNowMs - hourMs,
  });
  const answer = ask(['storefront'], [ended]);
  expect(saidOf(answer)).toBe(
    'The maintenance on storefront is over. It was planned from 2026-03-02T07:00:00Z to 2026-03-02T08:00:00Z.',
  );
  expect(wordsOf(answer.lines[0] ?? [])).toBe('No further maintenance is scheduled for storefront.');
  const tomorrow = { fromMs: testNowMs + dayMs, toMs: testNowMs + 2 * dayMs, words: 'tomorrow' };
  expect(saidOf(ask(['storefront'], [ended], tomorrow))).toBe('No maintenance is scheduled for storefront tomorrow.');
  expect(saidOf(ask(['storefront'], [ended, inDays(1)]))).toMatch(/^Next maintenance for storefront/);
});
