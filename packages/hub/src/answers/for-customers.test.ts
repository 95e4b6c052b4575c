import { expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { aHostView, aKnowledge, anIncident, aServiceView, testNowMs } from '../testing/builders.ts';
import { textsToCopy } from './for-customers.ts';
import { withOpenIncidents } from './open-incident.ts';

const minuteMs = 60_000;
const worker = aHostView({ name: 'worker-1' });
const exports_ = (status: 'up' | 'down') =>
  aServiceView({ name: 'exports', hosts: [worker], status, service: { customers: 'CSV exports' } });
const incident = anIncident({
  target: { kind: 'service', name: 'exports' },
  startedAtMs: testNowMs - 18 * minuteMs,
  endedAtMs: undefined,
  worst: 'down',
});

async function texts(knowledge: Parameters<typeof aKnowledge>[0]): Promise<string[]> {
  const readModel = await withOpenIncidents(aKnowledge({ hosts: [worker], ...knowledge }));
  return (await textsToCopy(['exports'], readModel)).map(wordsOf);
}

it('while it is down it says who works on it and until when, without a name and without what was typed', async () => {
  const by = { name: 'Esra', team: 'Exports' };
  const notes = [
    { atMs: testNowMs, kind: 'on-it' as const, by, text: '' },
    { atMs: testNowMs, kind: 'update' as const, by, text: 'restarting worker-1', backByMs: testNowMs + 5 * minuteMs },
  ];
  expect(await texts({ services: [exports_('down')], incidents: [{ ...incident, notes }] })).toEqual([
    "We're aware that CSV exports have been unavailable since 2026-03-02T08:42:00Z. Our engineers are working on it. We expect it to be back by 2026-03-02T09:05:00Z.",
  ]);
});

it('afterwards it is the all-clear, with how long it was', async () => {
  const ended = { ...incident, endedAtMs: testNowMs - 2 * minuteMs };
  expect(await texts({ services: [exports_('up')], incidents: [ended] })).toEqual([
    'CSV exports are working again since 2026-03-02T08:58:00Z. They were unavailable for 16 minutes. We apologise for the inconvenience.',
  ]);
  expect(await texts({ services: [exports_('up')] })).toEqual([
    'CSV exports are working normally as far as we can see.',
  ]);
});
