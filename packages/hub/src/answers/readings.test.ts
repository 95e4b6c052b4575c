import { fakeClock } from '@herald/protocol/fake-clock';
import { aReport } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { createFleet } from '../monitoring/fleet/create-fleet.ts';
import { aHost, aRegistry, aService } from '../monitoring/fleet/testing/a-registry.ts';
import { outcome } from '../monitoring/fleet/testing/outcomes.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aReadModel } from '../testing/builders.ts';

type Word = Parameters<typeof outcome>[0];

const registry = aRegistry(
  ['pay-1', 'pay-2', 'web-1'].map((name) => aHost(name)),
  [aService('checkout', ['pay-1', 'pay-2'], { needs: 1 }), aService('shop', ['web-1'])],
);

/** All well; then four polls in which those named give this outcome. Eight seconds later it is asked. */
async function told(text: string, name: string | undefined, words: Record<string, Word> = {}) {
  const clock = fakeClock();
  const fleet = createFleet({ registry, clock, runningDowntimes: () => [], hasNetwork: () => true });
  for (let turn = 0; turn < 5; turn += 1) {
    await clock.advance(15_000);
    for (const host of registry.hosts.keys()) {
      const report = aReport({ sampledAt: new Date(clock.now()).toISOString() });
      fleet.apply(host, outcome(turn === 0 ? 'good' : (words[host] ?? 'good'), clock.now(), report));
    }
    fleet.tick();
  }
  await clock.advance(8_000);
  const kind = name === undefined || registry.services.has(name) ? ('service' as const) : ('host' as const);
  const targets = name === undefined ? [] : [{ kind, name }];
  const { said } = await answerTo(
    { intent: 'health', targets },
    aReadModel({ registry, fleet, nowMs: clock.now() }),
    text,
  );
  return said;
}

const notSeen = 'I see the servers, not whether everything works for a single customer.';

it('tells who measured what is well, and when', async () => {
  expect(await told('how do you know that?', 'shop')).toBe(
    `Measured 8 seconds ago by the agent on web-1 itself. I ask every 15 seconds. ${notSeen}`,
  );
  expect(await told('says who?', 'checkout')).toBe(
    `Measured 8 seconds ago by the agents on pay-1 and pay-2 themselves. I ask every 15 seconds. ${notSeen}`,
  );
});

it('how often it is asked comes first where that is the question', async () => {
  expect(await told('how often do you check it?', 'shop')).toMatch(/^I ask every 15 seconds\. Measured 8 seconds ago/);
});

it('of what is silent it tells the last reading, and that others respond', async () => {
  const said = await told('is it down or can you just not reach it?', 'shop', { 'web-1': 'timeout' });
  expect(said).toMatch(/^web-1 is not responding since \S+\. The server or its network connection is down\./);
  expect(said).toMatch(/Last reading .+?: healthy\. It reported then: CPU \d+ %, memory \d+ % of 3.8 GiB\./);
  expect(said).toMatch(/2 other servers respond, so it isn't my own connection\.$/);
});

it('of one that is silent beside one that is heard, both', async () => {
  const said = await told('how do you know that?', 'checkout', { 'pay-2': 'timeout' });
  expect(said).toMatch(/^pay-2 is not responding/);
  expect(said).toMatch(/Measured 8 seconds ago by the agent on pay-1 itself\. 1 other server responds/);
});

it("an agent that doesn't answer is no server that is down", async () => {
  expect(await told('when did you last hear from it?', 'shop', { 'web-1': 'refused' })).toMatch(
    /^I can't measure web-1: the server responds, but the Herald agent on it doesn't\./,
  );
});

it('of nothing in particular it tells how old all readings are', async () => {
  expect(await told('how fresh is that data?', undefined)).toBe(
    `My readings are 8 seconds old. Where one is too old I say so, or measure anew before I answer. I ask every 15 seconds. ${notSeen}`,
  );
});

it('whose expectation "no customer impact expected" is', async () => {
  expect(await told('you say no customer impact expected. Expected by whom?', 'checkout')).toMatch(
    /^No customer impact expected: One or more servers/,
  );
});

it('whether what is over comes back nobody knows', async () => {
  expect(await told('and will it come back?', 'shop')).toMatch(/^I can't predict/);
  expect(await told('and will it come back?', 'shop', { 'web-1': 'timeout' })).not.toMatch(/predict/);
});
