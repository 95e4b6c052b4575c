import { expect, it } from 'vitest';
import { cpuMetrics, parseCpu, parseFrequencyMhz } from './cpu.ts';

/** Columns of proc(5): user nice system idle iowait irq softirq steal guest guest_nice. */
const reading = (all: string, ...cores: string[]) => {
  const lines = [
    `cpu  ${all}`,
    ...cores.map((core, at) => `cpu${at} ${core}`),
    'intr 5',
    'btime 1700000000',
    'procs_running 3',
  ];
  const read = parseCpu(`${lines.join('\n')}\n`);
  if (!read) throw new Error('not read');
  return read;
};

it('reads every column, each core, when the machine started and what could run', () => {
  const times = {
    user: 1,
    nice: 2,
    system: 3,
    idle: 4,
    iowait: 5,
    irq: 6,
    softirq: 7,
    steal: 8,
    guest: 9,
    guestNice: 10,
  };
  expect(reading('1 2 3 4 5 6 7 8 9 10', '1 2 3 4 5 6 7 8 9 10', '0 0 0 0 0 0 0 0 0 0')).toMatchObject({
    all: times,
    cores: [times, { user: 0, guestNice: 0 }],
    bootedAtSeconds: 1_700_000_000,
    runnable: 3,
  });
  expect(parseCpu('cpu  1 2 3 4')).toMatchObject({
    all: { idle: 4, iowait: 0, steal: 0 },
    cores: [],
    bootedAtSeconds: 0,
    runnable: 0,
  });
  expect(parseCpu('cpu0 1 2 3 4\n')).toBeUndefined();
});

it('shares out the time between two readings: all but idle and iowait is used', () => {
  const before = reading('100 10 100 1000 100 10 10 10 50 5', '0 0 0 0 0 0 0 0 0 0', '0 0 0 0 0 0 0 0 0 0');
  const after = reading('130 20 120 1080 120 15 20 35 60 5', '50 0 0 50 0 0 0 0 0 0', '10 0 0 80 10 0 0 0 0 0');
  // Ticks: 30 + 10 + 20 + 80 + 20 + 5 + 10 + 25 = 200.
  expect(cpuMetrics(before, after, 5.000_4)).toEqual({
    intervalSeconds: 5,
    cores: 2,
    usedPercent: 50,
    userPercent: 15,
    systemPercent: 10,
    nicePercent: 5,
    iowaitPercent: 10,
    irqPercent: 2.5,
    softirqPercent: 5,
    stealPercent: 12.5,
    guestPercent: 5,
    perCoreUsedPercent: [50, 10],
  });
});

it('a core that came since the first reading has used nothing yet; a machine without cores has one', () => {
  const before = reading('0 0 0 0 0 0 0 0 0 0');
  const after = reading('50 0 0 50 0 0 0 0 0 0', '50 0 0 50 0 0 0 0 0 0');
  expect(cpuMetrics(before, after, 1).perCoreUsedPercent).toEqual([0]);
  expect(cpuMetrics(before, reading('1 0 0 1 0 0 0 0 0 0'), 1).cores).toBe(1);
});

it('knows a core by its number: those beside one that is taken offline keep theirs', () => {
  const lines = (...cores: string[]) => parseCpu(`cpu  9 0 9 9\n${cores.join('\n')}\nintr 5\n`);
  const before = lines('cpu0 10 0 0 90', 'cpu2 500 0 0 500', 'cpu3 20 0 0 80');
  const after = lines('cpu0 10 0 0 190', 'cpu3 70 0 0 130');
  if (!before || !after) throw new Error('not read');
  expect(after.numbers).toEqual([0, 3]);
  expect(cpuMetrics(before, after, 1).perCoreUsedPercent).toEqual([0, 50]);
});

it('each counter that steps back counts as still', () => {
  const before = reading('100 0 0 100 100 0 0 0 0 0');
  expect(cpuMetrics(before, reading('50 0 0 200 50 0 0 0 0 0'), 1)).toMatchObject({
    usedPercent: 0,
    userPercent: 0,
    iowaitPercent: 0,
  });
  expect(cpuMetrics(before, before, 1)).toMatchObject({ usedPercent: 0, userPercent: 0 });
});

it('the clock is the mean of the cores, in whole MHz', () => {
  expect(parseFrequencyMhz('cpu MHz\t\t: 2000.4\nx\ncpu MHz\t\t: 3000.4\n')).toBe(2500);
  expect(parseFrequencyMhz('processor : 0\nBogoMIPS : 50\n')).toBeUndefined();
});
