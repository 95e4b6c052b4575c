import { expect, it } from 'vitest';
import type { HubSight } from '../../domain/fleet.ts';
import { testNowMs } from '../../testing/builders.ts';
import { alertConnectivity, isSightDue } from './connectivity-alert.ts';
import type { ToldSight } from './incident-store.ts';
import { alerts, aTransaction } from './testing/a-group.ts';

const blind = (secondsAgo: number): HubSight => ({ kind: 'blind', sinceMs: testNowMs - secondsAgo * 1_000 });
const told: ToldSight = { sinceMs: testNowMs - 60_000, to: [alerts] };

async function tell(connectivity: HubSight, before?: ToldSight) {
  const transaction = aTransaction();
  const recipients = [alerts, { kind: 'person' as const, id: 'anna' }];
  const after = await alertConnectivity({ connectivity, told: before, recipients, nowMs: testNowMs, transaction });
  const isDue = isSightDue({ connectivity, told: before, nowMs: testNowMs });
  // What is due is what is said: a round that nothing is due in does not run.
  expect(transaction.saidNow.length > 0).toBe(isDue);
  return { after, kept: transaction.connectivity, said: transaction.saidNow };
}

it('says after half a minute that it cannot see, once, to all who are to know', async () => {
  expect((await tell(blind(29.9))).said).toEqual([]);
  const { said, after, kept } = await tell(blind(30));
  expect(said.map(({ kind, to, reference }) => [kind, to.id, reference])).toEqual([
    ['connectivity', 'alerts', `alert/sight/${testNowMs - 30_000}/blind/channel-alerts`],
    ['connectivity', 'anna', `alert/sight/${testNowMs - 30_000}/blind/person-anna`],
  ]);
  expect(after).toMatchObject({ sinceMs: testNowMs - 30_000 });
  expect(kept).toEqual([after]);
  expect((await tell(blind(60), told)).said).toEqual([]);
  expect((await tell(blind(60), told)).after).toBe(told);
});

it('says to the same people, and to nobody else, that it can see again', async () => {
  const { said, after, kept } = await tell({ kind: 'clear' }, told);
  expect(said.map(({ to, reference }) => [to.id, reference])).toEqual([
    ['alerts', `alert/sight/${told.sinceMs}/seeing/channel-alerts`],
  ]);
  expect([after, kept]).toEqual([undefined, [undefined]]);
});

it('says nothing while it sees, or has only just begun to look', async () => {
  expect((await tell({ kind: 'clear' })).said).toEqual([]);
  expect((await tell({ kind: 'starting' }, told)).after).toBe(told);
});
