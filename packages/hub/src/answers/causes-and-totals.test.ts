/** Why it was, against the time before, beside how it is; and what a time held of several. Now is Monday, 09:00. */
import { describe, expect, it } from 'vitest';
import type { Period } from '../domain/history.ts';
import type { Incident } from '../domain/incident.ts';
import { minutesAgo, noted, trouble, troubled } from '../testing/a-trouble.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { aDowntime, aHostView, aServiceView, testNowMs } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { tellCause, tellEta } from './asked-about-trouble.ts';
import { whatHappened } from './history.ts';

const slow = { worst: 'degraded' as const };
const update = noted('update', 25, { text: 'a new disk is on its way' });
const lastOutcome = { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 3_000 } as const;
const files = aServiceView({ name: 'files', hosts: [aHostView({ name: 'files-1', lastOutcome })] });
type Of = Parameters<typeof tellCause>[3];
const cause = async (names: string[], incidents: readonly Incident[], of?: Of, more = {}) =>
  told(await tellCause(names, await troubled(incidents, more), undefined, of));

describe('why', () => {
  const before = trouble('shop', 300, 290);
  const last = trouble('shop', 30, 20);

  it('compared: what was stated, else written, else measured of the one before', async () => {
    const one = async (more: Partial<Incident>) =>
      (await cause(['shop'], [trouble('shop', 300, 290, more), last], 'compared'))[2];
    expect(await one({})).toBe('The one before, 04:00: shop did not answer.');
    expect(await one({ notes: [update] })).toBe('The one before, 04:00: a new disk is on its way (Esra (Web))');
    expect(await one({ notes: [noted('cause', 25, { text: 'a bad disk' }), update] })).toBe(
      'The one before, 04:00: a bad disk (Esra (Web))',
    );
    expect((await cause(['shop'], [last], 'compared'))[2]).toBe('I know of no earlier one to compare it with.');
    expect((await cause(['shop'], [before, last])).join()).not.toMatch(/before/);
  });

  it('of what failed a moment ago there is none yet; the one before is told where that is asked', async () => {
    const world = { services: [files] };
    const earlier = trouble('files', 300, 290);
    const unknown = [
      "files hasn't responded for 3 seconds.",
      "It was fine before; I'm checking.",
      "I don't know the cause yet.",
    ];
    expect(await cause(['files'], [], undefined, world)).toEqual(unknown);
    expect((await cause(['files'], [earlier], 'compared', world)).at(-1)).toBe(
      'The one before, 04:00: files did not answer.',
    );
    const asked = await cause(['files'], [earlier], 'before', world);
    expect(asked[0]).toBe('files: files did not answer.');
    expect(asked.at(-1)).toBe("files hasn't responded for 3 seconds.");
    expect((await cause(['files'], [earlier], 'was', world))[0]).toBe(unknown[0]);
    expect((await cause(['files'], [trouble('files', 30, 20)], 'was', world))[0]).toBe('files: files did not answer.');
    expect((await cause(['files'], [], 'before', world))[0]).toBe(unknown[0]);
  });

  it('before: not what goes on', async () => {
    expect((await cause(['shop'], [before, trouble('shop', 10)], 'before'))[1]).toMatch(
      /^That was 04:00, 10 minutes\./,
    );
    expect((await cause(['shop'], [before, trouble('shop', 10)]))[1]).toMatch(/^That was 08:50, 10 minutes so far\./);
  });

  it('a slow service by what was measured on its servers; what an engineer wrote comes first', async () => {
    const servers = trouble('web-1', 30, 20, { ...slow, cause: 'CPU is at 97 %.' });
    expect((await cause(['shop'], [trouble('shop', 30, 20, slow), servers]))[0]).toBe(
      'shop was degraded because of web-1: CPU was at 97 %.',
    );
    expect(
      (
        await cause(
          ['shop'],
          [
            trouble('shop', 30, undefined, slow),
            trouble('web-1', 30, undefined, { ...slow, cause: 'CPU is at 97 %.' }),
          ],
        )
      )[0],
    ).toMatch(/^shop is degraded because of web-1/);
    expect((await cause(['shop'], [trouble('shop', 30, 20), servers]))[0]).toBe('shop: shop did not answer.');
    const written = await cause(['shop'], [trouble('shop', 30, 20, { ...slow, notes: [update] }), servers]);
    expect(written.slice(0, 2)).toEqual([
      'shop: Esra (Web) wrote (08:35): a new disk is on its way',
      'shop was degraded because of web-1: CPU was at 97 %.',
    ]);
    expect((await cause(['shop'], [trouble('shop', 30, 20, { notes: [update] })]))[1]).toMatch(/^That was/);
  });

  it('of a server alone: that the service stayed up, unless how it is stands beside', async () => {
    const server = [trouble('web-1', 30, 20)];
    const spared = 'shop stayed up meanwhile.';
    expect(await cause(['shop'], server)).toContain(spared);
    expect(await cause(['shop'], server, 'beside')).not.toContain(spared);
    expect(await cause(['web-1'], server)).not.toContain('web-1 stayed up meanwhile.');
    expect((await cause([], server)).join()).not.toMatch(/stayed up/);
  });
});

describe('when', () => {
  const eta = async (
    names: string[],
    incidents: readonly Incident[],
    downtimes: ReturnType<typeof aDowntime>[],
    of?: 'plan',
  ) => told(await tellEta(names, await troubled(incidents, { downtimes }), of))[0];
  const window = (state: 'running' | 'over-running' | 'planned', more: Parameters<typeof aDowntime>[0] = {}) =>
    aDowntime({ services: ['shop'], state, startsAtMs: minutesAgo(9), endsAtMs: minutesAgo(-9), ...more });

  it('of everything: maintenance where nothing else is broken, or where plans are asked for', async () => {
    const runs = [window('running')];
    expect(await eta([], [], runs)).toBe('The maintenance ends at 09:09.');
    expect(await eta([], [trouble('shop', 5, undefined, { isPlanned: true })], runs)).toBe(
      'The maintenance ends at 09:09.',
    );
    expect(await eta([], [trouble('mail', 5)], runs)).toBe('There is no estimate yet.');
    expect(await eta([], [trouble('mail', 5)], runs, 'plan')).toBe('The maintenance ends at 09:09.');
    expect(await eta(['shop'], [trouble('shop', 5)], runs)).toBe('The maintenance ends at 09:09.');
    expect(await eta(['mail'], [trouble('mail', 5)], runs)).toBe('There is no estimate yet.');
  });

  it('of what runs now alone, the first of it', async () => {
    expect(await eta([], [], [window('planned')])).toBe('Nothing is down right now.');
    expect(await eta([], [], [window('running'), window('running', { id: 'b', endsAtMs: minutesAgo(-30) })])).toBe(
      'The maintenance ends at 09:09.',
    );
    expect(await eta(['shop'], [], [], 'plan')).toBe('No maintenance is running or scheduled for shop.');
    expect(
      await eta(['shop'], [], [window('planned', { startsAtMs: minutesAgo(-60), endsAtMs: minutesAgo(-90) })], 'plan'),
    ).toBe('No maintenance is running for shop.');
  });
});

describe('a time', () => {
  const hour: Period = { fromMs: minutesAgo(60), toMs: testNowMs };
  const tell = async (
    names: string[],
    incidents: readonly Incident[],
    period = hour,
    more: Parameters<typeof troubled>[1] = {},
    lead: 'count' | 'length' = 'count',
  ) => told(await whatHappened(names, await troubled(incidents, more), { ...period, words: 'in that hour' }, { lead }));

  it('of several: those that had something, then those that had nothing', async () => {
    expect((await tell(['shop', 'mail'], [trouble('shop', 30, 20)])).slice(0, 2)).toEqual([
      '1 outage in that hour: shop.',
      'mail had no outages in that hour.',
    ]);
    expect((await tell(['shop', 'mail'], [trouble('shop', 30, 20), trouble('mail', 20, 10)])).join()).not.toMatch(
      /no outages/,
    );
    expect((await tell(['shop', 'web-1'], [trouble('shop', 30, 20), trouble('web-1', 30, 20)])).join()).not.toMatch(
      /web-1 had no/,
    );
    expect((await tell(['shop', 'mail'], []))[0]).toBe('shop and mail had no outages in that hour.');
  });

  it('a sum where there are two to add, or where the length was asked', async () => {
    const two = [trouble('shop', 30, 20), trouble('mail', 25, 15)];
    const sum = 'Services were down for 15 minutes in all.';
    expect(await tell([], two)).toContain(sum);
    expect((await tell([], [trouble('shop', 30, 20)])).join()).not.toMatch(/in all/);
    expect((await tell([], two, hour, {}, 'length'))[0]).toBe('Services were down for 15 minutes in all in that hour.');
    expect((await tell([], [trouble('web-1', 30, 20)], hour, {}, 'length'))[0]).toBe(
      '1 server incident in that hour: web-1.',
    );
    expect((await tell(['shop'], [trouble('shop', 30, 20)], hour, {}, 'length'))[0]).toMatch(/^shop was down once/);
  });

  it('of one: how often of each kind, and for how long it was down', async () => {
    const mixed = [trouble('shop', 50, 45), trouble('shop', 40, 30, slow), trouble('shop', 20, 15)];
    expect((await tell(['shop'], mixed))[0]).toBe(
      'shop was down twice and degraded once in that hour, down for 10 minutes in all.',
    );
    expect((await tell(['shop'], [trouble('shop', 50, 45), trouble('shop', 20, 15)]))[0]).toBe(
      'shop was down twice in that hour, 10 minutes in all.',
    );
    const unknown = { worst: 'unknown' as const };
    expect((await tell(['shop'], [trouble('shop', 50, 45, unknown)]))[0]).toMatch(
      /^shop was not measured once in that hour/,
    );
    expect((await tell([], [trouble('shop', 50, 45, unknown), trouble('mail', 30, 20, slow)]))[0]).toBe(
      '1 degraded period and 1 period without measurements in that hour: shop and mail.',
    );
  });

  it('many names are cut after four; planned ones of services are counted apart', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `web-${name}`);
    const incidents = (count: number) => names.slice(0, count).map((name, at) => trouble(name, 30 - at, 10));
    expect((await tell([], incidents(5)))[0]).toBe(
      '5 server incidents in that hour: web-a, web-b, web-c, web-d and web-e.',
    );
    expect((await tell([], incidents(6)))[0]).toBe(
      '6 server incidents in that hour: web-a, web-b, web-c, web-d and 2 more.',
    );
    const planned = { isPlanned: true };
    const lines = await tell(
      [],
      [trouble('shop', 30, 20, planned), trouble('mail', 30, 20, planned), trouble('web-1', 30, 20, planned)],
    );
    expect(lines).toContain('2 maintenance windows not counted.');
  });

  it('of one that was down once: why, and what was written', async () => {
    expect(await tell(['shop'], [trouble('shop', 30, 20, { notes: [update] })])).toEqual(
      expect.arrayContaining(['Cause: shop did not answer.', 'Latest from Esra (08:35): a new disk is on its way']),
    );
    expect((await tell(['shop'], [trouble('shop', 30, 25), trouble('shop', 20, 15)])).join()).not.toMatch(/Cause/);
    expect(await tell(['shop'], [trouble('web-1', 30, 20)])).toContain('web-1 was down: 08:30, for 10 minutes.');
  });

  it('what was watched too little of gets no uptime; where nothing is watched nothing is said', async () => {
    const uptime = async () => anUptime({ watchedSeconds: 60, upPercent: undefined });
    expect(await tell(['shop'], [trouble('shop', 30, 20)], hour, { uptime })).toContain(
      'I monitored too little of that time to give an uptime.',
    );
    expect((await tell([], [], hour, { services: [], hosts: [] }))[0]).toBe("I watch no servers yet, so I can't say.");
    const readModel = await troubled([], { connectivity: { kind: 'isolated', sinceMs: minutesAgo(2) } });
    expect((await whatHappened(['shop'], readModel, { ...hour, words: 'x' })).status).toBe('unknown');
    expect((await whatHappened(['web-1'], await troubled([]), { ...hour, words: 'x' })).status).toBe('up');
    expect((await whatHappened([], await troubled([]), { ...hour, words: 'x' })).status).toBe('none');
  });
});
