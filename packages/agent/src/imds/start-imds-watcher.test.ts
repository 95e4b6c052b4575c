import type { ServerResponse } from 'node:http';
import { type FakeClock, fakeClock } from '@herald/protocol/fake-clock';
import { expect, test, vi } from 'vitest';
import { type ImdsWatcher, startImdsWatcher } from './start-imds-watcher.ts';
import { startService } from './testing/start-service.ts';

/** Each has a service and a clock of its own, and waits for answers that never come. */
const it = test.concurrent;

const spot = 'spot/instance-action';
const values: Readonly<Record<string, string>> = {
  'instance-id': 'i-0c4e8a2b6d1f39507',
  'instance-type': 'm7g.large',
  [spot]: '{"action":"stop","time":"2026-03-02T09:10:00Z"}',
};

/** What a service tells of `values`, and 404 for the rest. */
function tell(path: string, response: ServerResponse): true {
  const value = values[path];
  response.writeHead(value === undefined ? 404 : 200).end(value);
  return true;
}

/** A clock that writes down every pause, and the watcher on it. */
function watch(url: string): { clock: FakeClock; pauses: number[]; watcher: ImdsWatcher } {
  const clock = fakeClock();
  const pauses: number[] = [];
  const sleep: FakeClock['sleep'] = (ms, signal) => {
    pauses.push(ms);
    return clock.sleep(ms, signal);
  };
  const imds = { mode: 'enabled', endpoints: [url] } as const;
  return { clock, pauses, watcher: startImdsWatcher({ imds, clock: { ...clock, sleep }, random: () => 0.5 }) };
}

const pathOf = (url = '') => url.replace('/latest/meta-data/', '');

it('asks for notices every five seconds, and for the slow facts every ten minutes', async () => {
  await using service = await startService((request, response) =>
    request.method === 'PUT' ? false : tell(pathOf(request.url), response),
  );
  const { clock, pauses, watcher } = watch(service.url);
  await using _watcher = watcher;
  const reads = (path: string) => service.asked.filter((line) => line.includes(`meta-data/${path} `)).length;
  await clock.asleep();
  for (let round = 0; round < 3; round += 1) {
    await clock.advance(5000);
    await clock.asleep();
  }
  expect([reads(spot), reads('instance-type'), new Set(pauses)]).toEqual([4, 1, new Set([5000])]);
  for (const ms of [600_000, 5000]) {
    await clock.advance(ms);
    await clock.asleep();
  }
  expect(reads('instance-type')).toBe(2);
});

it('says that the service fell silent and keeps what it knew; and when it returns, tells as before', async () => {
  let isSilent = false;
  await using service = await startService((request, response) => {
    if (isSilent) return true; // And no answer ever.
    return request.method === 'PUT' ? false : tell(pathOf(request.url), response);
  });
  const { clock, pauses, watcher } = watch(service.url);
  await using _watcher = watcher;
  await clock.asleep();
  const before = watcher.view();
  expect(before).toMatchObject({ instance: { instanceType: 'm7g.large' }, problem: undefined });
  expect(before.notices).toMatchObject([{ code: 'stop', seenAt: '2026-03-02T09:00:00.000Z' }]);

  isSilent = true;
  await clock.advance(5000);
  await clock.asleep();
  expect(watcher.view().problem).toMatchObject({ code: 'imds/slow', message: expect.stringContaining('too long') });
  expect(watcher.view()).toMatchObject({ instance: before.instance, notices: before.notices });

  isSilent = false;
  await clock.advance(pauses.at(-1) ?? 0);
  await clock.asleep();
  expect(watcher.view()).toEqual(before);
});

it.each([
  ['never answered: once in ten minutes at last', 'switched off', [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]],
  ['answered before: every half minute at last', 'switched on', [5, 2, 4, 8, 16, 30, 30]],
])('asks ever more rarely where the service %s', async (_, atFirst, seconds) => {
  let isOff = atFirst === 'switched off';
  await using service = await startService((request, response) => {
    if (!isOff) return request.method === 'PUT' ? false : tell(pathOf(request.url), response);
    response.writeHead(403).end();
    return true;
  });
  const { clock, pauses, watcher } = watch(service.url);
  await using _watcher = watcher;
  await clock.asleep();
  isOff = true;
  while (pauses.length < seconds.length) {
    await clock.advance(pauses.at(-1) ?? 0);
    await clock.asleep();
  }
  expect(pauses.map((ms) => ms / 1000)).toEqual(seconds);
  expect(watcher.view().problem?.code).toBe('imds/forbidden');
});

it('asks every half minute at last where tokens never arrive: the hop limit may be raised', async () => {
  await using service = await startService((request) => request.method === 'PUT');
  const { clock, pauses, watcher } = watch(service.url);
  await using _watcher = watcher;
  const seconds = [2, 4, 8, 16, 30, 30];
  while (pauses.length < seconds.length) {
    await clock.asleep();
    await clock.advance(pauses.at(-1) ?? 0);
  }
  expect(pauses.map((ms) => ms / 1000)).toEqual(seconds);
  expect(watcher.view().problem?.code).toBe('imds/hop-limit');
});

it('leaves a service alone for as long as it asks, ten minutes at most', async () => {
  let seconds = '90';
  await using service = await startService((_, response) => {
    response.writeHead(429, { 'retry-after': seconds }).end();
    return true;
  });
  const { clock, pauses, watcher } = watch(service.url);
  await using _watcher = watcher;
  await clock.asleep();
  seconds = '86400';
  await clock.advance(90_000);
  await clock.asleep();
  expect([watcher.view().problem?.code, pauses, service.asked.length]).toEqual([
    'imds/throttled',
    [90_000, 600_000],
    2,
  ]);
});

it('tells of an interruption while one odd tag, one odd event and one refused category are about', async () => {
  const odd: Record<string, string> = {
    ...values,
    'tags/instance': 'Name',
    'tags/instance/Name': 'web-1\nrm -rf',
    'events/maintenance/scheduled': '[{"EventId":"e1","Code":"system-reboot","NotBefore":"soon"}]',
  };
  delete odd[spot];
  await using service = await startService((request, response) => {
    const path = pathOf(request.url);
    if (request.method === 'PUT') return false;
    if (path === 'placement/region') response.writeHead(403).end();
    else if (path === 'ami-id') response.writeHead(500).end();
    else response.writeHead(odd[path] === undefined ? 404 : 200).end(odd[path]);
    return true;
  });
  const { clock, pauses, watcher } = watch(service.url);
  await using _watcher = watcher;
  const settle = async () => {
    await clock.asleep();
    // The patience with a 500 is time, too.
    while (pauses.at(-1) !== 5000) {
      await clock.advance(pauses.at(-1) ?? 0);
      await clock.asleep();
    }
  };
  await settle();
  const { instance, notices, problem } = watcher.view();
  expect(instance).toMatchObject({ instanceType: 'm7g.large', tags: { Name: 'web-1rm -rf' } });
  expect(notices).toMatchObject([{ id: 'e1', code: 'system-reboot' }]);
  expect(problem?.code).toBe('imds/partly-unread');
  for (const words of ['placement/region (HTTP 403)', 'ami-id (HTTP 5xx', 'events/maintenance/scheduled (a time that'])
    expect(problem?.message).toContain(words);

  odd[spot] = values[spot] ?? '';
  await clock.advance(5000);
  await settle();
  expect(watcher.view().notices).toMatchObject([{ kind: 'spot-interruption' }, { id: 'e1' }]);
});

it('reads notices between facts, so that slow facts delay none', async () => {
  const clock = fakeClock();
  let elapsedMs = 0;
  await using service = await startService((request, response) => {
    // Each answer takes a second.
    elapsedMs += 1000;
    return request.method === 'PUT' ? false : tell(pathOf(request.url), response);
  });
  const imds = { mode: 'enabled', endpoints: [service.url] } as const;
  await using watcher = startImdsWatcher({ imds, clock: { ...clock, elapsed: () => elapsedMs } });
  await watcher.settled;
  const asked = service.asked.map((line) => line.split(' ')[1]);
  const gaps = asked
    .map((path, index) => (path?.endsWith(spot) ? index : -1))
    .filter((index) => index >= 0)
    .map((index, at, all) => index - (all[at - 1] ?? 0));
  expect(gaps.length).toBeGreaterThan(3);
  // Four notices, five facts, one more that was under way.
  expect(Math.max(...gaps)).toBeLessThanOrEqual(10);
});

it('knows another instance for another: nothing of the one before is told of it', async () => {
  const told: Record<string, string> = { ...values };
  await using service = await startService((request, response) => {
    if (request.method === 'PUT') return false;
    const value = told[pathOf(request.url)];
    response.writeHead(value === undefined ? 500 : 200).end(value);
    return true;
  });
  const { clock, watcher } = watch(service.url);
  await using _watcher = watcher;
  await vi.waitFor(async () => {
    await clock.advance(60_000);
    expect(watcher.view().instance).toMatchObject({ instanceType: 'm7g.large' });
  }, 30_000);
  told['instance-id'] = 'i-00000000000000001';
  delete told['instance-type'];
  await vi.waitFor(async () => {
    await clock.advance(60_000);
    expect(watcher.view().instance).toEqual({ instanceId: 'i-00000000000000001' });
  }, 30_000);
});
