import { describe, expect, it } from 'vitest';
import type { UptimeSummary } from '../domain/history.ts';
import { wordsOf } from '../testing/a-question.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { aHealth, aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { whatHappened } from './history.ts';
import { sinceWhen } from './since-when.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const week = { fromMs: testNowMs - 7 * dayMs, toMs: testNowMs, words: 'in the last 7 days' };

/** An outage of `minutes` that began `hoursAgo`; without minutes it runs. */
const anOutage = (hoursAgo: number, minutes: number | undefined, override: Parameters<typeof anIncident>[0] = {}) => {
  const startedAtMs = testNowMs - hoursAgo * 60 * minuteMs;
  return anIncident({
    id: `at-${hoursAgo}`,
    startedAtMs,
    endedAtMs: minutes === undefined ? undefined : startedAtMs + minutes * minuteMs,
    ...override,
  });
};
const onHost = (name: string) => ({ target: { kind: 'host' as const, name } });
const uptimeOf = (override: Partial<UptimeSummary>): UptimeSummary =>
  anUptime({ watchedSeconds: 7 * 86_400, upPercent: 100, ...override });
const rowsOf = ({ groups }: Awaited<ReturnType<typeof whatHappened>>) => groups[0]?.rows.slice() ?? [];

describe('what was broken, of everything', () => {
  const hosts = [aHostView({ name: 'web-1' }), aHostView({ name: 'web-2' })];
  const ask = (incidents: ReturnType<typeof anIncident>[]) => whatHappened([], aReadModel({ hosts, incidents }), week);

  it('nothing was: it says so for what it watched', async () => {
    const answer = await ask([]);
    expect(wordsOf(answer.verdict)).toMatch(/^Nothing was broken in the last 7 days/);
    expect(answer).toMatchObject({
      intent: 'history',
      targets: ['*'],
      answered: true,
      status: 'none',
      groups: [],
      facts: [],
      actions: [{ kind: 'refresh' }],
    });
    expect(answer.chart).toBeUndefined();
  });

  it('a hub that watches nothing does not call it well', async () => {
    const answer = await whatHappened([], aReadModel({ hosts: [], services: [] }), week);
    expect(wordsOf(answer.verdict)).toMatch(/I watch no servers yet/);
  });

  it('counts the incidents and names each thing once', async () => {
    const incidents = [anOutage(30, 5), anOutage(20, 5), anOutage(10, 5, onHost('web-2'))];
    expect(wordsOf((await ask(incidents)).verdict)).toMatch(
      /^2 outages and 1 server incident in the last 7 days: storefront and web-2\.$/,
    );
    expect(wordsOf((await ask([anOutage(30, 5)])).verdict)).toMatch(/^1 outage in the last 7 days: storefront\.$/);
  });

  it('names four and counts the others', async () => {
    const on = (count: number) =>
      ask(['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count).map((name, at) => anOutage(at + 1, 1, onHost(name))));
    expect(wordsOf((await on(6)).verdict)).toMatch(/^6 server incidents in the last 7 days: f, e, d, c and 2 more\.$/);
    expect(wordsOf((await on(4)).verdict)).toMatch(/^4 server incidents in the last 7 days: d, c, b and a\.$/);
  });

  it('lists them newest first, none left out, each with when, how long and why', async () => {
    const rows = rowsOf(await ask([anOutage(30, 5), anOutage(2, undefined, { cause: 'Now.' }), anOutage(10, 90)]));
    expect(rows.map(({ line }) => wordsOf(line))).toEqual([
      'since 2026-03-02T07:00:00Z, 2 hours so far: Now.',
      '2026-03-01T23:00:00Z, 90 minutes: web-1 did not answer.',
      '2026-03-01T03:00:00Z, 5 minutes: web-1 did not answer.',
    ]);
    expect(rows[0]).toMatchObject({ kind: 'service', name: 'storefront', status: 'down' });
    expect(rowsOf(await ask([anOutage(30, 5)]))).toHaveLength(1);
    const many = Array.from({ length: 14 }, (_, at) => anOutage(at + 1, 1));
    expect(rowsOf(await ask(many))).toHaveLength(14);
  });

  it('planned work is no incident, and is said to be left out', async () => {
    const answer = await ask([anOutage(30, 5, { isPlanned: true }), anOutage(20, 5, { isPlanned: true })]);
    expect(wordsOf(answer.verdict)).toMatch(/^Nothing was broken/);
    expect(answer.groups).toEqual([]);
    expect(answer.lines.map(wordsOf)).toEqual([expect.stringContaining('2 maintenance windows not counted.')]);
    expect((await ask([anOutage(30, 5, { isPlanned: true })])).lines.map(wordsOf)).toEqual([
      expect.stringMatching(/^1 maintenance window not counted\.$/),
    ]);
    expect((await ask([anOutage(30, 5)])).lines).toEqual([]);
  });
});

describe('what happened to one', () => {
  const view = aServiceView({ hosts: [aHostView()], status: 'degraded' });
  const ask = (incidents: ReturnType<typeof anIncident>[], uptime = uptimeOf({})) =>
    whatHappened(['storefront'], aReadModel({ services: [view], incidents, uptime: async () => uptime }), week);

  it('no trouble, in the words of the question, whatever others had', async () => {
    const answer = await ask([anOutage(20, 18, onHost('api-1'))]);
    expect(wordsOf(answer.verdict)).toMatch(/^storefront had no outages in the last 7 days\.$/);
    expect(answer).toMatchObject({
      targets: ['storefront'],
      status: 'degraded',
      actions: [{ kind: 'refresh' }, { kind: 'subscribe', target: 'storefront' }],
      chart: { target: { kind: 'service', name: 'storefront' }, fromMs: week.fromMs, toMs: week.toMs },
    });
  });

  it('once: when and for how long, without a list of one', async () => {
    const answer = await ask([anOutage(20, 18)]);
    expect(wordsOf(answer.verdict)).toMatch(/was down once .*2026-03-01T13:00:00Z, for 18 minutes\.$/);
    expect(answer.groups).toEqual([]);
    expect(wordsOf((await ask([anOutage(2, undefined)])).verdict)).toMatch(
      /^storefront was down once in the last 7 days: 2026-03-02T07:00:00Z, for 2 hours so far\.$/,
    );
  });

  it('what was never worse than degraded is not called down', async () => {
    expect(wordsOf((await ask([anOutage(20, 18, { worst: 'degraded' })])).verdict)).not.toContain('was down');
    const twice = [anOutage(20, 18, { worst: 'degraded' }), anOutage(10, 18)];
    expect(wordsOf((await ask(twice)).verdict)).toMatch(
      /was down once and degraded once .*, down for 18 minutes in all\.$/,
    );
  });

  it('more often: how often, and how long in all, with what still runs', async () => {
    expect(wordsOf((await ask([anOutage(20, 18), anOutage(10, 12)])).verdict)).toMatch(/twice .*30 minutes in all/);
    const thrice = [anOutage(20, 18), anOutage(10, 12), anOutage(1, undefined)];
    const answer = await ask(thrice);
    expect(wordsOf(answer.verdict)).toMatch(/3 times .*90 minutes in all/);
    expect(rowsOf(answer)).toHaveLength(3);
  });

  it('tells what share of the time it was up, and how much of it was watched', async () => {
    const uptime = uptimeOf({ upPercent: 99.5, downSeconds: 1_080, plannedSeconds: 5_400 });
    const answer = await ask([], uptime);
    expect(answer.lines.map(wordsOf)).toEqual(['Up 99.5 % of the time.']);
    expect(answer.facts.map(({ key, value, unit, audience }) => [key, value, unit, audience])).toEqual([
      ['uptime-percent', 99.5, 'percent', 'details'],
      ['down-seconds', 1_080, 'seconds', 'details'],
      ['planned-seconds', 5_400, 'seconds', 'details'],
    ]);
    expect(answer.facts.map(({ text }) => wordsOf(text))).toEqual(['99.5 %', '18 minutes', '90 minutes']);
    const calm = (await ask([])).facts.map(({ text }) => wordsOf(text));
    expect(calm).toEqual(['100 %', 'None', 'None']);
  });

  it.each([
    [0.94, true],
    [0.96, false],
  ])('where it watched %d of the time it says so: %s', async (share, isSaid) => {
    const answer = await ask([], uptimeOf({ watchedSeconds: share * 7 * 86_400 }));
    expect(/, in .* of monitoring\.$/.test(wordsOf(answer.verdict))).toBe(isSaid);
    expect(answer.lines.map(wordsOf)).toEqual(['Up 100 % of the time.']);
  });

  it('gives no uptime for a time it did not watch', async () => {
    const answer = await ask([], uptimeOf({ watchedSeconds: 0, upPercent: undefined }));
    expect(wordsOf(answer.verdict)).toBe("I wasn't monitoring storefront in the last 7 days, so I can't say.");
    expect(answer.lines).toEqual([]);
    expect(answer.facts).toEqual([]);
  });

  it('denies not, seconds after its start, that it monitors', async () => {
    const model = {
      ...aReadModel({ hosts: [aHostView({ name: 'web-1' })] }),
      uptime: async () => uptimeOf({ watchedSeconds: 0, upPercent: undefined }),
    };
    const period = { fromMs: testNowMs - 3_600_000, toMs: testNowMs, words: 'this month' };
    expect(wordsOf((await whatHappened([], model, period)).verdict)).toBe(
      "I've only just begun to monitor, so there is nothing to tell this month yet.",
    );
  });

  it('does not deny that it watched what it counts', async () => {
    const answer = await ask([anOutage(20, 18)], uptimeOf({ watchedSeconds: 0, upPercent: undefined }));
    expect(answer.lines.map(wordsOf)).toContain('I monitored too little of that time to give an uptime.');
  });

  it('draws a host as a host', async () => {
    const answer = await whatHappened(['web-1'], aReadModel({ services: [view] }), week);
    expect(answer.chart).toMatchObject({ target: { kind: 'host', name: 'web-1' } });
    expect(answer.status).toBe('up');
  });

  it('of two things it tells no uptime and draws nothing', async () => {
    const answer = await whatHappened(['storefront', 'web-1'], aReadModel({ services: [view] }), week);
    expect(wordsOf(answer.verdict)).toMatch(/^storefront and web-1 had no outages in the last 7 days\.$/);
    expect(answer).toMatchObject({ targets: ['storefront', 'web-1'], lines: [], facts: [], status: 'none' });
    expect(answer.chart).toBeUndefined();
  });
});

describe('since when', () => {
  it('tells when its health last changed and how long ago', async () => {
    const view = aServiceView({
      hosts: [aHostView()],
      health: aHealth('down', { sinceMs: testNowMs - 20 * minuteMs }),
    });
    let asked: { fromMs: number; toMs: number } | undefined;
    const uptime = async (_name: string, period: { fromMs: number; toMs: number }) => {
      asked = period;
      return uptimeOf({ upPercent: 99 });
    };
    const answer = await sinceWhen('storefront', aReadModel({ services: [view], uptime }));
    expect(wordsOf(answer.verdict)).toMatch(/^storefront has been down since 2026-03-02T08:40:00Z \(20 minutes\)\.$/);
    expect(asked).toMatchObject({ fromMs: testNowMs - 30 * dayMs, toMs: testNowMs });
    // What is not written yet leaves no calm to tell of.
    expect(answer.lines).toEqual([]);
  });

  it('asks for the host where no service has the name', async () => {
    const hosts = [aHostView({ name: 'web-1' })];
    const answer = await sinceWhen('web-1', aReadModel({ hosts, services: [] }));
    expect(wordsOf(answer.verdict)).toMatch(/^web-1 is up, and has had no trouble since I began to watch it: /);
  });
});
