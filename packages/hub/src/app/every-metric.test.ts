/** A metric that is in the catalogue is everywhere: shown with open file descriptors, the last that came. */
import { aReport, someMetrics } from '@herald/protocol/report-builder';
import { indexNames } from '@herald/understanding/names';
import { understand } from '@herald/understanding/understand';
import { expect, it } from 'vitest';
import { answerQuestion } from '../answers/answer-question.ts';
import { operator } from '../answers/viewer.ts';
import { hostChart } from '../interfaces/charts/host-chart.ts';
import { visit } from '../interfaces/web/testing/visit.ts';
import { followBreaches } from '../monitoring/health/threshold-breaches.ts';
import { parseRegistry } from '../registry/parse-registry.ts';
import { decodeValue, encodeValue } from '../store/history/metric-codes.ts';
import { valuesOfReport } from '../store/history/reading.ts';
import { aQuestion, hostTarget, wordsOf } from '../testing/a-question.ts';
import { aHostView, aReadModel, someThresholds, testNowMs } from '../testing/builders.ts';
import { hostFamilies } from './metrics/host-families.ts';

/** What systemd sets it to. */
const endless = 2 ** 63;
const reportWith = (open: number, max: number) => aReport({ metrics: someMetrics({ fileDescriptors: { open, max } }) });
const seenWith = (open: number, max = endless) => {
  const report = reportWith(open, max);
  return {
    ...aHostView({ name: 'web-1' }),
    lastReport: { report, receivedAtMs: testNowMs },
    lastOutcome: { kind: 'report' as const, report, clockSkewSeconds: 0, atMs: testNowMs, elapsedMs: 5 },
  };
};
const readModel = (open: number, max?: number) => aReadModel({ hosts: [seenWith(open, max)] });

it.each([
  'how many open files on web-1?',
  'file descriptors of web-1',
  'is web-1 out of fds',
  'web-1 open file handles',
])('%s: a question about open files', (text) => {
  const names = indexNames({
    hosts: [{ name: 'web-1', aliases: [], ips: [], labels: {} }],
    services: [],
  });
  expect(
    understand({ text, place: 'mention', engineersMentioned: false, personMentioned: false }, names, undefined),
  ).toMatchObject({
    intent: 'metric',
    metric: 'open-files',
    targets: [{ name: 'web-1' }],
  });
});

it('is answered in a sentence, with the limit where there is one, and with a chart', async () => {
  const text = 'trend of open files of web-1';
  const question = aQuestion({ intent: 'metric', metric: 'open-files', targets: [hostTarget('web-1')] }, text);
  const context = { viewer: operator, text, nearest: () => [] };
  const answer = await answerQuestion(question, readModel(2_112), context);
  expect(wordsOf(answer.verdict)).toBe('web-1 has 2,112 files open.');
  expect(answer.facts[0]).toMatchObject({ key: 'open-files', label: 'Open files', value: 2_112, audience: 'main' });
  expect(answer.chart?.metrics).toEqual(['open-files']);
  const limited = await answerQuestion(question, readModel(2_112, 65_536), context);
  expect(wordsOf(limited.verdict)).toBe('web-1 has 2,112 files open (of 65,536 at most).');
});

it('is kept, and read back as it was', () => {
  const values = valuesOfReport(reportWith(2_112, endless));
  expect(values['open-files']).toBe(2_112);
  expect(decodeValue('open-files', encodeValue('open-files', 2_112))).toBeCloseTo(2_112, -1);
  expect(valuesOfReport(aReport())).not.toHaveProperty('open-files');
});

it('has a chart that says the most there were', () => {
  const period = { fromMs: testNowMs - 3_600_000, toMs: testNowMs };
  const points = [1_000, 3_000, 2_000].map((average, at) => {
    return { atMs: period.fromMs + at * 900_000, average, minimum: average, maximum: average };
  });
  const series = [{ name: 'open-files', unit: 'count', bucketSeconds: 900, points }] as const;
  const plan = hostChart({
    chart: 'open-files',
    host: 'web-1',
    period,
    zone: 'UTC',
    series,
    incidents: [],
    downtimes: [],
  });
  expect(plan.title).toBe('Open files of web-1, 60 minutes: at most 3,000 open, at 08:15');
  expect(plan.rules.map(({ label }) => label)).toEqual(['0', '2,000', '4,000']);
});

it('crosses its threshold by the share of the limit, which the registry can move', () => {
  const codes = (open: number, max: number, thresholds = someThresholds) =>
    followBreaches([], reportWith(open, max), thresholds, testNowMs).map(({ code }) => code);
  expect(codes(899, 1_000)).toEqual([]);
  expect(codes(900, 1_000)).toEqual(['files-high']);
  expect(codes(5_000_000, endless)).toEqual([]);
  const reading = parseRegistry('hosts: { web-1: { address: h, thresholds: { files: 50 } } }', { file: 'r.yaml' });
  if (reading.kind !== 'valid') throw new Error('not read');
  expect(codes(500, 1_000, reading.registry.hosts.get('web-1')?.thresholds)).toEqual(['files-high']);
});

it('stands in the table of the fleet, which it sorts, and in the metrics of the hub', async () => {
  await using visitor = await visit({ readModel: () => readModel(2_112) });
  const { text } = await visitor.get('/fleet?sort=open-files', 'member');
  expect(text).toContain('aria-sort="ascending"><a href="/fleet?sort=open-files&amp;direction=down">Open files');
  expect(text).toContain('<td class="figure desk screen">2,112</td>');
  const families = hostFamilies(readModel(2_112).fleet);
  expect(families.find(({ name }) => name === 'herald_host_open_files')?.samples).toEqual([
    { labels: { host: 'web-1' }, value: 2_112 },
  ]);
});
