import { describe, expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { nearTime } from '../format/downtime-span.ts';
import { plainText } from '../format/text.ts';
import {
  aDowntime,
  aHostView,
  anIncident,
  aReadModel,
  aService,
  aServiceView,
  testNowMs,
} from '../testing/builders.ts';
import { customerTexts } from './customer-text.ts';
import { withOpenIncidents } from './outages.ts';
import type { ReadModel } from './read-model.ts';

const minute = 60_000;
const service = aService({ name: 'billing', customers: 'Card payments', hosts: ['api-1'] });
const view = (status: 'up' | 'down' | 'degraded' | 'unknown', more = {}) => ({
  ...aServiceView({ name: 'billing', status, hosts: [aHostView({ name: 'api-1' })] }),
  service,
  ...more,
});

async function textsOf(override: Partial<Parameters<typeof aReadModel>[0]>, names: readonly string[] = ['billing']) {
  const readModel: ReadModel = await withOpenIncidents(aReadModel(override));
  return customerTexts(names, readModel).map((text) => plainText(text, () => '<t>'));
}

const told = { atMs: testNowMs - 9 * 60_000, kind: 'told' as const, text: 'The alert was sent.' };
const open = (override: Partial<Incident> = {}) => {
  const { endedAtMs: _over, ...incident } = anIncident({ target: { kind: 'service', name: 'billing' } });
  return { ...incident, timeline: [...incident.timeline, told], ...override };
};

describe('what customers may be told of a service that is', () => {
  it('well', async () => {
    expect(await textsOf({ services: [view('up')] })).toEqual([
      'Card payments are working normally as far as we can see.',
    ]);
  });

  it('down', async () => {
    expect(await textsOf({ services: [view('down')], incidents: [open()] })).toEqual([
      "We're aware that Card payments have been unavailable since <t>. Our engineers have been alerted.",
    ]);
  });

  it('down, before anybody was alerted: nothing is promised that did not happen', async () => {
    expect(await textsOf({ services: [view('down')], incidents: [open({ timeline: [] })] })).toEqual([
      "We're aware that Card payments have been unavailable since <t>. We're looking into it.",
    ]);
  });

  it('called by a name with an article: as it stands in a sentence', async () => {
    const shop = aServiceView({ name: 'shop', status: 'degraded', service: { customers: 'The shop' } });
    expect(await textsOf({ services: [shop] }, ['shop'])).toEqual(["We're aware that the shop is slow at the moment."]);
  });

  it('slow by now after an outage: not still down', async () => {
    const timeline = [
      { atMs: testNowMs - 9 * minute, kind: 'opened' as const, text: 'A.', status: 'down' as const },
      { atMs: testNowMs - 5 * minute, kind: 'eased' as const, text: 'B.', status: 'degraded' as const },
      told,
    ];
    expect(await textsOf({ services: [view('degraded')], incidents: [open({ timeline })] })).toEqual([
      "We're aware that Card payments have been slow since <t>. Our engineers have been alerted.",
    ]);
  });

  it('not measured: no comfort', async () => {
    const incidents = [open({ worst: 'unknown' })];
    expect(await textsOf({ services: [view('unknown')], incidents })).toEqual([
      "We can't see at the moment how Card payments are working. Our engineers have been alerted.",
    ]);
  });

  it('failing its check for the first time', async () => {
    const services = [view('up', { failingCheckSinceMs: testNowMs - 20_000 })];
    expect(await textsOf({ services })).toEqual(["We're checking a possible problem with Card payments."]);
  });

  it('well again, before its end is written: as it is', async () => {
    expect(await textsOf({ services: [view('up')], incidents: [open()] })).toEqual([
      'Card payments are working normally as far as we can see.',
    ]);
    const planned = open({ isPlanned: true });
    expect(await textsOf({ services: [view('degraded')], incidents: [planned] })).toEqual([
      "We're aware that Card payments are slow at the moment.",
    ]);
  });

  it('not to be measured, without anything written of it', async () => {
    expect(await textsOf({ services: [view('unknown')] })).toEqual([
      "We can't see at the moment how Card payments are working. We're checking.",
    ]);
  });

  it.each([
    ['half a day ago by its time', 12, 'clock'],
    ['more than that with its day', 12.01, 'moment'],
  ])('down since %s', (_, hours, style) => {
    expect(nearTime(testNowMs - hours * 60 * minute, testNowMs)).toMatchObject({ style });
    expect(nearTime(testNowMs + hours * 60 * minute, testNowMs)).toMatchObject({ style });
  });

  it('under maintenance that takes longer, without an hour that has passed', async () => {
    const late = { startsAtMs: testNowMs - 60 * minute, endsAtMs: testNowMs - minute, state: 'over-running' as const };
    const downtime = aDowntime({ services: ['billing'], ...late, customers: 'Payments fail' });
    expect(await textsOf({ services: [view('down')], downtimes: [downtime] })).toEqual([
      'The planned maintenance of Card payments is taking longer than expected. Payments fail.',
    ]);
  });

  it('under maintenance, with what was announced, also while it responds', async () => {
    const downtime = aDowntime({
      services: ['billing'],
      hosts: [],
      startsAtMs: testNowMs - minute,
      endsAtMs: testNowMs + minute,
      state: 'running',
      customers: 'Payments fail for some minutes',
    });
    expect(await textsOf({ services: [view('up')], downtimes: [downtime] })).toEqual([
      'Card payments are under planned maintenance until <t>. Payments fail for some minutes.',
    ]);
  });

  it('asked for by a server: its service is told, and no name of a machine', async () => {
    expect(await textsOf({ services: [view('down')], incidents: [open()] }, ['api-1'])).toEqual([
      "We're aware that Card payments have been unavailable since <t>. Our engineers have been alerted.",
    ]);
  });
});

it('a hub that sees nothing comforts nobody', async () => {
  const connectivity = { kind: 'isolated', sinceMs: testNowMs - minute } as const;
  expect(await textsOf({ services: [view('up')], connectivity }, [])).toEqual([
    "We can't see at the moment how our services are working. We're checking.",
  ]);
});
