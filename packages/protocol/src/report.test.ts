import { expect, it } from 'vitest';
import { parseReport } from './report.ts';
import { aReport, someMetrics } from './testing/report-builder.ts';

it('reads a report as an agent sends it', () => {
  const report = aReport();
  expect(parseReport(JSON.parse(JSON.stringify(report)))).toEqual(report);
});

it('reads a report of a host that is not on EC2', () => {
  const problem = { code: 'imds/unreachable', message: 'No service answers.', next: 'Nothing to do.' };
  expect(parseReport(aReport({ instance: null, problems: [problem] })).instance).toBeNull();
});

it('lets unknown fields pass: an agent may be newer than its hub', () => {
  const newer = { ...aReport(), colour: 'blue', metrics: { ...someMetrics(), gpu: { usedPercent: 3 } } };
  expect(parseReport(newer).host).toBe('ip-10-0-1-23');
});

it.each([
  [
    'a percentage above 100',
    { metrics: someMetrics({ swap: { totalBytes: 0, usedBytes: 0, usedPercent: 101 } }) },
    'metrics.swap.usedPercent',
  ],
  ['a negative size', { metrics: someMetrics({ load: { one: -1, five: 0, fifteen: 0 } }) }, 'metrics.load.one'],
  ['a time that is no time', { sampledAt: 'yesterday' }, 'sampledAt'],
  ['an empty host name', { host: '' }, 'host'],
  ['a problem without a code', { problems: [{ code: 'oops', message: 'm', next: 'n' }] }, 'problems.0.code'],
])('refuses %s and names the field', (_, override, field) => {
  expect(() => parseReport(aReport(override))).toThrow(
    expect.objectContaining({ code: 'report/invalid', message: expect.stringContaining(field) }),
  );
});

it.each([undefined, null, 3, 'text', [], {}])('refuses %j', (body) => {
  expect(() => parseReport(body)).toThrow(expect.objectContaining({ code: 'report/invalid' }));
});

it('tells a report of another version from a broken one', () => {
  expect(() => parseReport({ ...aReport(), version: 2 })).toThrow(expect.objectContaining({ code: 'report/version' }));
});

it('does not repeat a hostile value in its message', () => {
  const hostile = '@everyone <script>';
  for (const broken of [{ sampledAt: hostile }, { host: hostile.repeat(20) }, { version: hostile }])
    expect(() => parseReport({ ...aReport(), ...broken })).toThrow(
      expect.objectContaining({
        code: 'report/invalid',
        message: expect.not.stringContaining(hostile),
        next: expect.not.stringContaining(hostile),
      }),
    );
});
