import { expect, it } from 'vitest';
import { anIncident, testNowMs } from '../testing/builders.ts';
import { type Incident, type IncidentEvent, lastedSeconds } from './incident.ts';
import { endsInMaintenance, outageOf, outsideMaintenance, partsOf } from './incident-parts.ts';

const at = (minutes: number) => testNowMs + minutes * 60_000;
const event = (minutes: number, kind: IncidentEvent['kind'], status?: IncidentEvent['status']): IncidentEvent => ({
  atMs: at(minutes),
  kind,
  text: `${kind} ${status ?? ''}`,
  ...(status && { status }),
});
const incident = (timeline: readonly IncidentEvent[], override: Partial<Incident> = {}) =>
  anIncident({ startedAtMs: at(0), endedAtMs: at(10), timeline, ...override });
const told = (one: Incident) => ({
  fromMs: one.startedAtMs,
  toMs: one.endedAtMs,
  isPlanned: one.isPlanned,
  worst: one.worst,
  minutes: lastedSeconds(one, at(20)) / 60,
});

it('what fell before a window and rose in it is an outage until the window, and maintenance from then on', () => {
  const whole = incident([event(1, 'opened', 'down'), event(4, 'planned'), event(10, 'closed')], { isPlanned: true });
  expect(partsOf(whole).map(told)).toEqual([
    { fromMs: at(0), toMs: at(4), isPlanned: false, worst: 'down', minutes: 4 },
    { fromMs: at(4), toMs: at(10), isPlanned: true, worst: 'down', minutes: 6 },
  ]);
  expect(told(outageOf(whole))).toMatchObject({ toMs: at(4), isPlanned: false });
  expect(endsInMaintenance(outageOf(whole))).toBe(true);
  expect(outsideMaintenance(whole, at(20))).toEqual({ worst: 'down', seconds: 240 });
});

it('what outlasts its window is an outage from its end, also while it goes on', () => {
  const timeline = [event(1, 'opened', 'down'), event(1, 'planned'), event(6, 'planned')];
  const whole = incident(timeline, { endedAtMs: undefined });
  expect(partsOf(whole).map(told)).toEqual([
    { fromMs: at(0), toMs: at(6), isPlanned: true, worst: 'down', minutes: 6 },
    { fromMs: at(6), toMs: undefined, isPlanned: false, worst: 'down', minutes: 14 },
  ]);
});

it('before and after a window there are two outages; the window may make it worse without making them so', () => {
  const timeline = [
    event(0, 'opened', 'degraded'),
    event(3, 'planned'),
    event(4, 'worsened', 'down'),
    event(5, 'eased', 'degraded'),
    event(6, 'planned'),
    event(10, 'closed'),
  ];
  const whole = incident(timeline, { worst: 'down' });
  expect(partsOf(whole).map(told)).toEqual([
    { fromMs: at(0), toMs: at(3), isPlanned: false, worst: 'degraded', minutes: 3 },
    { fromMs: at(3), toMs: at(6), isPlanned: true, worst: 'down', minutes: 1 },
    { fromMs: at(6), toMs: at(10), isPlanned: false, worst: 'degraded', minutes: 4 },
  ]);
  expect(outageOf(whole).cause).toBe('eased degraded');
  expect(outsideMaintenance(whole, at(20))).toEqual({ worst: 'degraded', seconds: 420 });
});

it('what maintenance did not touch, or covered from its beginning, is one part as it is', () => {
  const plain = incident([event(1, 'opened', 'down'), event(10, 'closed')]);
  const covered = incident([event(1, 'opened', 'down'), event(1, 'planned'), event(10, 'closed')], { isPlanned: true });
  expect(partsOf(plain)).toEqual([plain]);
  expect(partsOf(covered)).toEqual([covered]);
  expect(outsideMaintenance(covered, at(20))).toEqual({ worst: 'down', seconds: 600 });
  // Recorded afterwards, for the time since before it began.
  const late = incident([event(1, 'opened', 'down'), event(-5, 'planned'), event(10, 'closed')], { isPlanned: true });
  expect(partsOf(late).map(told)).toEqual([
    { fromMs: at(0), toMs: at(10), isPlanned: true, worst: 'down', minutes: 10 },
  ]);
});
