import { type FakeClock, fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { Sample } from '../sample.ts';
import { createPortableSources, type System } from './portable-sources.ts';
import { runPortableSampler } from './run-portable-sampler.ts';

const card = (iface: string, more: object = {}) => ({ iface, internal: false, virtual: false, ...more });
const carried = (iface: string, more: object = {}) => ({
  ...{ iface, rx_bytes: 1_000, tx_bytes: 500, rx_errors: 1, tx_errors: 2, rx_dropped: 3, tx_dropped: 4 },
  ...more,
});

/** A library that answers, and writes down what it was asked. */
function aSystem(other: Partial<System> = {}): { system: System; asked: string[] } {
  const asked: string[] = [];
  const answers: System = {
    mem: async () => ({ total: 1_000, free: 400, available: 600, buffcache: 200, swaptotal: 100, swapused: 50 }),
    fsSize: async () => [{ fs: '/dev/sda1', type: 'ext4', size: 100, used: 50, available: 50, mount: '/' }],
    processes: async () => ({ all: 3, list: [{ pid: 1, name: 'init', cpu: 1, memRss: 10, state: 'running' }] }),
    networkStats: async () => [carried('en0')],
    networkInterfaces: async () => [card('en0')],
    users: async () => [{}, {}],
    cpuTemperature: async () => ({ main: 40 }),
    ...other,
  };
  const noted = <Args extends unknown[], Value>(name: string, ask: (...args: Args) => Value) => {
    return (...args: Args): Value => {
      asked.push(name);
      return ask(...args);
    };
  };
  return {
    asked,
    system: {
      mem: noted('mem', answers.mem),
      fsSize: noted('fsSize', answers.fsSize),
      processes: noted('processes', answers.processes),
      networkStats: noted('networkStats', answers.networkStats),
      networkInterfaces: noted('networkInterfaces', answers.networkInterfaces),
      users: noted('users', answers.users),
      cpuTemperature: noted('cpuTemperature', answers.cpuTemperature),
    },
  };
}

async function readingOf(other: Partial<System>, clock: FakeClock = fakeClock()) {
  return (await createPortableSources(clock, aSystem(other).system)).read();
}

const refuses = () => Promise.reject(new Error('not permitted'));

it('tells memory, swap, disks, processes, people, heat and traffic as the system has them', async () => {
  const { network, counted, ...reading } = await readingOf({});
  expect(reading).toMatchObject({
    memory: { totalBytes: 1_000, availableBytes: 600, usedPercent: 40 },
    swap: { totalBytes: 100, usedBytes: 50, usedPercent: 50 },
    disks: [{ mount: '/', usedPercent: 50 }],
    processes: { count: 3 },
    loggedInUsers: 2,
    temperatures: [{ name: 'cpu', celsius: 40 }],
    unread: [],
  });
  expect([...network]).toEqual([['en0', { receivedBytes: 1_000, sentBytes: 500, errors: 3, drops: 7 }]]);
  expect([...(counted ?? [])]).toEqual(['en0']);
});

it('asks for memory and traffic each time, for disks, processes and heat twice a minute, for cards and people rarely', async () => {
  const clock = fakeClock();
  const { system, asked } = aSystem();
  const { read } = await createPortableSources(clock, system);
  const askedAfter = async (ms: number) => {
    asked.length = 0;
    await clock.advance(ms);
    await read();
    return asked.toSorted();
  };
  const quick = ['mem', 'networkStats'];
  const slow = ['cpuTemperature', 'fsSize', 'mem', 'networkStats', 'processes'];
  const all = ['cpuTemperature', 'fsSize', 'mem', 'networkInterfaces', 'networkStats', 'processes', 'users'];
  expect(await askedAfter(0)).toEqual(all);
  expect(await askedAfter(15_000)).toEqual(quick);
  // A round that comes half a second early is due all the same.
  expect(await askedAfter(14_499)).toEqual(quick);
  expect(await askedAfter(1)).toEqual(slow);
  expect(await askedAfter(15_000)).toEqual(quick);
  expect(await askedAfter(255_000)).toEqual(all);
});

it('what cannot be had stays what it was, is named, and is asked for again at once', async () => {
  const clock = fakeClock();
  let isBroken = false;
  const { system, asked } = aSystem({
    fsSize: () =>
      isBroken
        ? refuses()
        : Promise.resolve([{ fs: '/dev/sda1', type: 'ext4', size: 100, used: 50, available: 50, mount: '/' }]),
  });
  const { read } = await createPortableSources(clock, system);
  await read();
  isBroken = true;
  await clock.advance(60_000);
  expect(await read()).toMatchObject({ disks: [{ mount: '/' }], unread: ['disks'] });
  asked.length = 0;
  isBroken = false;
  expect(await read()).toMatchObject({ unread: [] });
  expect(asked).toContain('fsSize');
});

it('says nothing of what a system never told, and of memory what Node knows', async () => {
  const reading = await readingOf({
    mem: refuses,
    fsSize: refuses,
    processes: refuses,
    networkStats: refuses,
    networkInterfaces: refuses,
    users: refuses,
    cpuTemperature: refuses,
  });
  expect(reading).toMatchObject({
    swap: { totalBytes: 0, usedBytes: 0, usedPercent: 0 },
    disks: [],
    processes: { count: 0 },
    counted: undefined,
    unread: ['memory', 'interfaces', 'network', 'users', 'temperatures', 'disks', 'processes'],
  });
  expect(reading.network.size).toBe(0);
  const { totalBytes, usedBytes, freeBytes, availableBytes, usedPercent } = reading.memory;
  expect(totalBytes).toBeGreaterThan(0);
  expect(usedBytes + freeBytes).toBe(totalBytes);
  expect(availableBytes).toBe(freeBytes);
  expect(usedPercent).toBeCloseTo((100 * usedBytes) / totalBytes, 1);
  expect(reading).not.toHaveProperty('loggedInUsers');
  expect(reading).not.toHaveProperty('temperatures');
});

it.each([
  ['no sensor', null, false],
  ['a sensor that says nothing', 0, false],
  ['cold', -1, false],
  ['hot', 150, true],
  ['hotter than a processor can be', 151, false],
])('a temperature of the processor: %s', async (_, main, isTold) => {
  const { temperatures } = await readingOf({ cpuTemperature: async () => ({ main }) });
  expect(temperatures !== undefined).toBe(isTold);
});

it('what goes round inside the machine is no traffic, and what rides on a card is not counted beside it', async () => {
  const names = ['lo0', 'en0', 'utun3', 'loop'];
  const { network, counted } = await readingOf({
    networkStats: async () => names.map((name) => carried(name)),
    networkInterfaces: async () => [
      card('en0'),
      card('loop', { internal: true }),
      card('utun3'),
      card('vm1', { virtual: true }),
    ],
  });
  expect([...network.keys()]).toEqual(['en0', 'utun3']);
  expect([...(counted ?? [])]).toEqual(['en0']);
});

it('a single card may come without a list around it; where there are tunnels alone, all count', async () => {
  expect([...((await readingOf({ networkInterfaces: async () => card('en1') })).counted ?? [])]).toEqual(['en1']);
  expect((await readingOf({ networkInterfaces: async () => [card('utun0')] })).counted).toBeUndefined();
});

it('counters that are no numbers count as nothing', async () => {
  const odd = { rx_bytes: Number.NaN, tx_bytes: -1, rx_errors: Number.POSITIVE_INFINITY, tx_errors: 0, rx_dropped: 1 };
  const { network } = await readingOf({ networkStats: async () => [carried('en0', odd)] });
  expect(network.get('en0')).toEqual({ receivedBytes: 0, sentBytes: 0, errors: 0, drops: 5 });
});

it('measures soon after its start, again within a second, then at each interval, over the time between', async () => {
  const clock = fakeClock();
  const stopping = new AbortController();
  const samples: Sample[] = [];
  let sent = 0;
  const { system } = aSystem({
    networkStats: async () => {
      sent += 1_000;
      return [carried('en0', { tx_bytes: sent })];
    },
    users: refuses,
  });
  const onSample = (sample: Sample) => samples.push(sample);
  const options = { clock, intervalSeconds: 15, processArguments: 'hidden', onSample } as const;
  const running = runPortableSampler(options, stopping.signal, system);
  const countAfter = async (ms: number) => {
    await clock.asleep();
    await clock.advance(ms);
    return samples.length;
  };
  expect(await countAfter(249)).toBe(0);
  expect(await countAfter(1)).toBe(1);
  expect(await countAfter(999)).toBe(1);
  expect(await countAfter(1)).toBe(2);
  expect(await countAfter(14_999)).toBe(2);
  expect(await countAfter(1)).toBe(3);
  stopping.abort();
  await running;
  expect(samples).toHaveLength(3);
  expect(samples.map(({ sampledAtMs }) => sampledAtMs - Date.UTC(2026, 2, 2, 9))).toEqual([250, 1_250, 16_250]);
  expect(samples.map(({ metrics }) => metrics.cpu.intervalSeconds)).toEqual([0.25, 1, 15]);
  expect(samples.map(({ metrics }) => metrics.network[0]?.sentBytesPerSecond)).toEqual([4_000, 1_000, 66.7]);
  const [{ metrics, problems } = { metrics: undefined, problems: [] }] = samples;
  expect(metrics).toMatchObject({ scope: 'host', temperatures: [{ celsius: 40 }], memory: { totalBytes: 1_000 } });
  expect(metrics).not.toHaveProperty('loggedInUsers');
  expect(problems.map(({ code }) => code)).toEqual(['metrics/unread']);
  // When the machine started is the time of the sample less what it has been up.
  const startedAtMs = Date.parse(metrics?.bootedAt ?? '');
  expect(Math.abs(startedAtMs + (metrics?.uptimeSeconds ?? 0) * 1_000 - Date.UTC(2026, 2, 2, 9))).toBeLessThan(2_000);
});
