import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { createWayOut } from './way-out.ts';

it('is proven by a connection for a minute, asks at most every five seconds, and forgets at a failure', async () => {
  const clock = fakeClock();
  const asked: string[] = [];
  let answers = true;
  const reach = async (host: string, port: number) => {
    asked.push(`${host}:${port}`);
    return answers;
  };
  const { isProven } = createWayOut({ url: 'https://discord.com/api', clock, reach });
  expect(isProven()).toBe(false);
  expect(isProven()).toBe(false);
  expect(asked).toEqual(['discord.com:443']);
  await clock.advance(1_000);
  expect(isProven()).toBe(true);
  answers = false;
  await clock.advance(5_000);
  expect(isProven()).toBe(true);
  await clock.advance(1_000);
  expect(isProven()).toBe(false);
  expect(asked).toHaveLength(2);
});

it('is never proven by this machine itself', async () => {
  const clock = fakeClock();
  for (const url of ['http://127.0.0.1:9000/api', 'http://localhost:1', 'http://[::1]:1']) {
    const { isProven } = createWayOut({ url, clock, reach: () => Promise.reject(new Error('asked')) });
    await clock.advance(1_000);
    expect(isProven(), url).toBe(false);
  }
});
