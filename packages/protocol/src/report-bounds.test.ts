/** What an agent may at most put into a report: a hub that reads ten thousand of them bounds each part. */
import { expect, it } from 'vitest';
import { parseReport } from './report.ts';
import { anInstance, aReport, someMetrics } from './testing/report-builder.ts';

const times = <Thing>(count: number, thing: Thing): Thing[] => Array.from({ length: count }, () => thing);
const letters = (count: number) => 'x'.repeat(count);
const problem = { code: 'a/b', message: 'm', next: 'n' };
const notice = {
  kind: 'scheduled-event',
  id: 'e',
  code: 'system-reboot',
  description: 'd',
  state: 'active',
  seenAt: '2026-03-02T09:00:00.000Z',
};
const metrics = (override: object) => ({ metrics: { ...someMetrics(), ...override } });
const instance = (override: object) => ({ instance: { ...anInstance(), ...override } });
const [disk] = someMetrics().disks;
const [card] = someMetrics().network;
const process = { pid: 1, name: 'p', cpuPercent: 0, memoryBytes: 0 };
const states = (count: number) => Object.fromEntries(times(count, 0).map((zero, at) => [`s${at}`, zero]));

it.each<[what: string, at: (size: number) => object, most: number]>([
  ['letters of a host name', (size) => ({ host: letters(size) }), 253],
  ['letters of a version', (size) => ({ agentVersion: letters(size) }), 32],
  ['problems', (size) => ({ problems: times(size, problem) }), 32],
  ['notices', (size) => ({ notices: times(size, notice) }), 100],
  ['letters of a problem', (size) => ({ problems: [{ ...problem, message: letters(size) }] }), 300],
  ['letters of a notice', (size) => ({ notices: [{ ...notice, description: letters(size) }] }), 500],
  ["letters of a notice's id", (size) => ({ notices: [{ ...notice, id: letters(size) }] }), 128],
  ['letters of an instance id', (size) => instance({ instanceId: letters(size) }), 64],
  ['disks', (size) => metrics({ disks: times(size, disk) }), 64],
  ['network cards', (size) => metrics({ network: times(size, card) }), 64],
  ['cores', (size) => metrics({ cpu: { ...someMetrics().cpu, perCoreUsedPercent: times(size, 1) } }), 1024],
  ['busiest processes', (size) => metrics({ processes: { count: 1, topByCpu: times(size, process) } }), 5],
  ['largest processes', (size) => metrics({ processes: { count: 1, topByMemory: times(size, process) } }), 5],
  ['states of processes', (size) => metrics({ processes: { count: 1, byState: states(size) } }), 16],
  ['states of connections', (size) => metrics({ tcpConnections: states(size) }), 16],
  ['failed units', (size) => metrics({ failedUnits: times(size, 'u') }), 50],
  ['sensors', (size) => metrics({ temperatures: times(size, { name: 't', celsius: 1 }) }), 64],
  ['percent', (size) => metrics({ memory: { ...someMetrics().memory, usedPercent: size } }), 100],
])('%s', (_what, at, most) => {
  const reads = (size: number) => () => parseReport({ ...aReport(), ...at(size) });
  expect(reads(most)).not.toThrow();
  expect(reads(most + 1)).toThrow(expect.objectContaining({ code: 'report/invalid' }));
});

it.each<[what: string, at: (value: number) => object, least: number]>([
  ['time since the start', (value) => metrics({ uptimeSeconds: value }), 0],
  ['steal', (value) => metrics({ cpu: { ...someMetrics().cpu, stealPercent: value } }), 0],
  ['cores', (value) => metrics({ cpu: { ...someMetrics().cpu, cores: value } }), 0],
  ['processes', (value) => metrics({ processes: { count: value } }), 0],
  ['a process id', (value) => metrics({ processes: { count: 1, topByCpu: [{ ...process, pid: value }] } }), 1],
  ['letters of a host name', (value) => ({ host: letters(Math.max(0, value)) }), 1],
])('%s: no less than %j', (_what, at, least) => {
  const reads = (value: number) => () => parseReport({ ...aReport(), ...at(value) });
  expect(reads(least)).not.toThrow();
  expect(reads(least - 1)).toThrow(expect.objectContaining({ code: 'report/invalid' }));
});
