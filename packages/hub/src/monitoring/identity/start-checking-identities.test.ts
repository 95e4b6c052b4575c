import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { AskedIdentity } from '../../domain/asked-identity.ts';
import { startCheckingIdentities } from './start-checking-identities.ts';

const verified: AskedIdentity = {
  kind: 'verified',
  identity: { instanceId: 'i-1', region: 'eu-west-1', accountId: '123456789012' },
};

function setUp(answer: AskedIdentity = verified) {
  const clock = fakeClock();
  const asked: string[] = [];
  const told: string[] = [];
  const checking = startCheckingIdentities<{ name: string }>({
    ask: async ({ name }) => {
      asked.push(name);
      return answer;
    },
    onIdentity: ({ name }, { kind }) => told.push(`${name} ${kind}`),
    clock,
  });
  return { clock, asked, told, checking };
}

it('asks once for each instance, and again when another takes its place or a day has passed', async () => {
  const { clock, asked, told, checking } = setUp();
  await using _checking = checking;
  for (const instance of ['i-1', 'i-1', 'i-2', 'i-2']) {
    checking.note({ name: 'web-1' }, instance);
    await clock.advance(15_000);
  }
  expect(asked).toEqual(['web-1', 'web-1']);
  await clock.advance(24 * 3_600_000);
  checking.note({ name: 'web-1' }, 'i-2');
  await clock.advance(0);
  expect(told).toEqual(['web-1 verified', 'web-1 verified', 'web-1 verified']);
});

it('asks an agent that offered none again after an hour, and one that is not on EC2 never', async () => {
  const { clock, asked, checking } = setUp({ kind: 'not-offered' });
  await using _checking = checking;
  checking.note({ name: 'on-premises' }, undefined);
  checking.note({ name: 'web-1' }, 'i-1');
  await clock.advance(0);
  await clock.advance(3_500_000);
  checking.note({ name: 'web-1' }, 'i-1');
  await clock.advance(200_000);
  checking.note({ name: 'web-1' }, 'i-1');
  await clock.advance(0);
  expect(asked).toEqual(['web-1', 'web-1']);
});
