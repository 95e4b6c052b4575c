import { expect, it } from 'vitest';
import { type ProcessReading, parseProcess, processMetrics } from './processes.ts';

/** Fields of proc(5) from the state on: utime is the 12th, stime the 13th, starttime the 20th, rss the 22nd. */
const text = ({ pid = '7', name = 'node', state = 'S', user = 30, kernel = 12, start = 900, pages = 50 } = {}) =>
  `${pid} (${name}) ${[state, 1, 1, 1, 0, -1, 0, 0, 0, 0, 0, user, kernel, 0, 0, 20, 0, 1, 0, start, 0, pages, 0].join(' ')}\n`;
const aProcess = (pid: number, override: Partial<ProcessReading> = {}): ProcessReading => ({
  pid,
  name: `p${pid}`,
  state: 'S',
  cpuTicks: 0,
  startTicks: 1,
  residentPages: 0,
  ...override,
});
const span = { seconds: 2, ticksPerSecond: 100, pageBytes: 4096, cores: 2 };

it('reads name, state, time and memory from their own fields', () => {
  expect(parseProcess(text({ name: 'a) (b' }))).toEqual({
    pid: 7,
    name: 'a) (b',
    state: 'S',
    cpuTicks: 42,
    startTicks: 900,
    residentPages: 50,
  });
  expect(parseProcess(text({ pages: -1 }))?.residentPages).toBe(0);
  for (const broken of ['', '7 node S', text({ pid: '0' }), text({ pid: 'x' }), '7 (node) S 1 2'])
    expect(parseProcess(broken)).toBeUndefined();
});

it('CPU is of one core over the span; a new process, or one with a pid used again, counts from its start', () => {
  const before = [aProcess(1, { cpuTicks: 100 }), aProcess(2, { cpuTicks: 100 })];
  const after = [
    aProcess(1, { cpuTicks: 150 }),
    aProcess(2, { cpuTicks: 20, startTicks: 99 }),
    aProcess(3, { cpuTicks: 7, residentPages: 2 }),
    aProcess(4, { state: 'R' }),
    aProcess(5, { state: '?' }),
  ];
  expect(processMetrics({ before, after, ...span })).toEqual({
    count: 5,
    byState: { sleeping: 3, running: 1, other: 1 },
    topByCpu: [
      { pid: 1, name: 'p1', cpuPercent: 25, memoryBytes: 0 },
      { pid: 2, name: 'p2', cpuPercent: 10, memoryBytes: 0 },
      { pid: 3, name: 'p3', cpuPercent: 3.5, memoryBytes: 8192 },
    ],
    topByMemory: [{ pid: 3, name: 'p3', cpuPercent: 3.5, memoryBytes: 8192 }],
  });
  expect(processMetrics({ before, after, ...span, seconds: 0 }).topByCpu).toEqual([]);
});

it('takes a counter that jumped for none: nothing uses more than all cores', () => {
  const before = [aProcess(1, { cpuTicks: 100 }), aProcess(2)];
  const after = [aProcess(1, { cpuTicks: 99_999 }), aProcess(2, { cpuTicks: 390 }), aProcess(3, { cpuTicks: 9_999 })];
  expect(processMetrics({ before, after, ...span }).topByCpu?.map(({ pid, cpuPercent }) => [pid, cpuPercent])).toEqual([
    [2, 195],
  ]);
});

it('names the five largest, the largest first, whatever their order', () => {
  const sizes = [3, 9, 1, 7, 5, 8, 2];
  const after = sizes.map((pages) => aProcess(pages, { residentPages: pages }));
  expect(processMetrics({ before: [], after, ...span }).topByMemory?.map(({ pid }) => pid)).toEqual([9, 8, 7, 5, 3]);
});
