/** Who owns it, who is on it, and until when it lasts. */
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import type { Incident } from '../domain/incident.ts';
import { wordsOf } from '../testing/a-question.ts';
import { aDowntime, aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import type { Answer } from './answer.ts';
import { tellEta } from './asked-about-trouble.ts';
import { withOpenIncidents } from './outages.ts';
import { tellOwner, tellWho } from './who.ts';

const minuteMs = 60_000;
const said = ({ verdict, lines }: Answer) => [verdict, ...lines].map((text) => wordsOf(text).replaceAll('\u00a0', ' '));
const web = aHostView({ name: 'web-1' });
const shop = aServiceView({ name: 'shop', hosts: [web], service: { owner: { team: 'Web' } } });
const mail = aServiceView({ name: 'mail', hosts: [web], service: { owner: { team: 'Core' } } });
const bare = aServiceView({ name: 'wiki', hosts: [] });
const wiki = { ...bare, service: { ...bare.service, owner: undefined } };
const services = [shop, wiki, mail];

const open = (name: string, more: Partial<Incident> = {}) =>
  anIncident({
    id: name,
    target: { kind: 'service', name },
    startedAtMs: testNowMs - 20 * minuteMs,
    endedAtMs: undefined,
    ...more,
  });
const readModelOf = (incidents: readonly Incident[], more: Parameters<typeof aReadModel>[0] = {}) =>
  withOpenIncidents(aReadModel({ hosts: [web], services, incidents, ...more }));

describe('who owns it', () => {
  it('each team that it belongs to, a server by its services', async () => {
    const readModel = await readModelOf([]);
    expect(said(tellOwner(['shop'], readModel, 'all'))).toEqual(['shop is owned by the Web team.']);
    expect(said(tellOwner(['web-1'], readModel, 'all'))).toEqual(['web-1 is owned by the Web and Core teams.']);
    expect(said(tellOwner(['wiki'], readModel, 'all'))).toEqual(['The registry names no owner of wiki.']);
  });

  it('of everything each service, and last those without an owner', async () => {
    expect(said(tellOwner([], await readModelOf([]), 'trouble'))).toEqual([
      'shop is owned by the Web team.',
      'mail is owned by the Core team.',
      'The registry names no owner of wiki.',
    ]);
  });

  it('of what is broken, where something is', async () => {
    const readModel = await readModelOf([open('mail')]);
    expect(said(tellOwner([], readModel, 'trouble'))).toEqual(['mail is owned by the Core team.']);
    expect(said(tellOwner([], readModel, 'all'))).toHaveLength(3);
  });
});

describe('who is on it', () => {
  it('nobody yet, by name; of many the first four and how many more', async () => {
    const one = said(await tellWho(['shop'], await readModelOf([open('shop')])));
    expect(one).toEqual(['shop: nobody has acknowledged it yet.', 'shop is owned by the Web team.']);
    const names = Array.from({ length: 6 }, (_, at) => `s${at}`);
    const many = names.map((name) => aServiceView({ name, hosts: [] }));
    const told = async (count: number) =>
      said(
        await tellWho(
          [],
          await readModelOf(
            names.slice(0, count).map((name) => open(name)),
            { services: many },
          ),
        ),
      )[0];
    expect(await told(5)).toBe('s0, s1, s2, s3 and s4: nobody has acknowledged them yet.');
    expect(await told(6)).toBe('s0, s1, s2, s3 and 2 more: nobody has acknowledged them yet.');
  });

  it('no one where nothing is open; then who was on the last one', async () => {
    const calm = said(await tellWho(['shop'], await readModelOf([])));
    expect(calm).toEqual(['shop has no open incident, so nobody is working on one.', 'shop is owned by the Web team.']);
    expect(said(await tellWho(['shop', 'mail'], await readModelOf([])))[0]).toMatch(/^shop and mail have no open/);
    expect(said(await tellWho([], await readModelOf([])))[0]).toMatch(/^There is no open incident/);
    const last = anIncident({
      target: { kind: 'service', name: 'shop' },
      startedAtMs: testNowMs - 2 * 3_600_000,
      endedAtMs: testNowMs - 2 * 3_600_000 + 18 * 60_000,
    });
    const [, line] = said(await tellWho(['shop'], await readModelOf([last])));
    expect(line).toMatch(/^The last one, of shop \(2026-03-02T07:00:00Z, .*18 minutes\): nobody took it on\.$/);
  });
});

describe('until when', () => {
  const running = aDowntime({
    state: 'running',
    title: 'Patching',
    services: ['shop'],
    startsAtMs: testNowMs - 10 * minuteMs,
    endsAtMs: testNowMs + 20 * minuteMs,
  });

  it('maintenance ends as planned, or is overdue; what is only planned or over is none', async () => {
    const told = async (more: Partial<Downtime>) =>
      said(await tellEta(['shop'], await readModelOf([], { downtimes: [{ ...running, ...more }] })));
    expect(await told({})).toEqual(['The maintenance ends at 2026-03-02T09:20:00Z.', 'Patching.']);
    expect(await told({ state: 'over-running', endsAtMs: testNowMs - 60_000 })).toEqual([
      'The maintenance is running longer than planned: it was due to end at 2026-03-02T08:59:00Z.',
      'Patching.',
    ]);
    expect(await told({ hasNoEnd: true })).toEqual(['AWS names no end of the maintenance.', 'Patching.']);
    const planned = await readModelOf([], { downtimes: [{ ...running, state: 'planned' }] });
    expect(said(await tellEta(['shop'], planned))[0]).not.toMatch(/maintenance ends/);
  });

  it('of everything the worst that is broken comes before maintenance, unless that was asked about', async () => {
    const broken = [open('mail', { worst: 'degraded' }), open('wiki')];
    const readModel = await readModelOf(broken, { downtimes: [running] });
    const told = said(await tellEta([], readModel)).join(' ');
    expect(told).not.toMatch(/maintenance ends/);
    expect(told.indexOf('wiki')).toBeGreaterThan(-1);
    expect(said(await tellEta([], readModel, 'plan'))[0]).toMatch(/^The maintenance ends/);
  });
});
