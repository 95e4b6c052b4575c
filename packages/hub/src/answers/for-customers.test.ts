import { expect, it } from 'vitest';
import { plainText } from '../format/text.ts';
import { zonedWords } from '../format/zone-time.ts';
import { wordsOf } from '../testing/a-question.ts';
import { aDowntime, aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { textsToCopy } from './for-customers.ts';
import { withOpenIncidents } from './outages.ts';

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

async function texts(parts: Parameters<typeof aReadModel>[0]): Promise<string[]> {
  const readModel = await withOpenIncidents(aReadModel({ hosts: [worker], ...parts }));
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

it('of maintenance it says the day, whenever it is copied, and ends in a full stop', async () => {
  const downtime = aDowntime({ startsAtMs: testNowMs + 10 * minuteMs, services: ['exports'], customers: 'No exports' });
  const [copied = []] = await textsToCopy(
    ['exports'],
    aReadModel({ hosts: [worker], services: [exports_('up')], downtimes: [downtime] }),
  );
  const words = plainText(copied, ({ atMs, style }) => zonedWords(atMs, style, testNowMs, 'UTC'));
  expect(words).toBe(
    'We have scheduled maintenance of CSV exports on Monday 2 March at 09:10, for 90 minutes. No exports.',
  );
});

it('trouble of another day is told with its day', async () => {
  const old = { ...incident, startedAtMs: testNowMs - 30 * 60 * minuteMs };
  const readModel = await withOpenIncidents(
    aReadModel({ hosts: [worker], services: [exports_('down')], incidents: [old] }),
  );
  const [copied = []] = await textsToCopy(['exports'], readModel);
  expect(plainText(copied, ({ style }) => style)).toContain('unavailable since moment.');
});

it('of several plans the next, of what it takes down as well as of what it names, and of no other', async () => {
  const plan = (id: string, inHours: number, more: Parameters<typeof aDowntime>[0] = {}) =>
    aDowntime({
      id,
      title: id,
      startsAtMs: testNowMs + inHours * 60 * minuteMs,
      services: ['exports'],
      takesDown: [],
      customers: id,
      ...more,
    });
  const said = async (...downtimes: ReturnType<typeof plan>[]) => texts({ services: [exports_('up')], downtimes });
  expect(await said(plan('First', 2), plan('Second', 4))).toMatchObject([expect.stringMatching(/First\.$/)]);
  const byEffect = plan('Network', 2, { services: ['billing'], takesDown: ['exports'] });
  const model = aReadModel({ hosts: [worker], services: [exports_('up')] });
  const told = await textsToCopy(['exports'], { ...model, downtimes: () => [byEffect] });
  expect(told.map(wordsOf)).toMatchObject([
    expect.stringMatching(/^We have scheduled maintenance of CSV exports .* Network\.$/),
  ]);
  const beside = { ...model, downtimes: () => [plan('Other', 2, { services: ['billing'] })] };
  expect((await textsToCopy(['exports'], beside)).map(wordsOf)).toMatchObject([
    expect.stringMatching(/working normally/),
  ]);
  const running = { ...model, downtimes: () => [plan('Runs', -1, { state: 'running' })] };
  expect((await textsToCopy(['exports'], running)).map(wordsOf)[0]).not.toMatch(/scheduled/);
});
