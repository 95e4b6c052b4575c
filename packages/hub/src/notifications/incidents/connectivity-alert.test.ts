import { expect, it } from 'vitest';
import type { HubConnectivity } from '../../domain/fleet.ts';
import { testNowMs } from '../../testing/builders.ts';
import { alertConnectivity, isConnectivityAlertDue } from './connectivity-alert.ts';
import type { NotifiedIsolation } from './incident-store.ts';
import { alerts, aTransaction } from './testing/a-group.ts';

const isolated = (secondsAgo: number): HubConnectivity => ({
  kind: 'isolated',
  sinceMs: testNowMs - secondsAgo * 1_000,
});
const notified: NotifiedIsolation = { sinceMs: testNowMs - 60_000, to: [alerts] };

async function tell(connectivity: HubConnectivity, before?: NotifiedIsolation) {
  const transaction = aTransaction();
  const recipients = [alerts, { kind: 'person' as const, id: 'anna' }];
  const after = await alertConnectivity({ connectivity, notified: before, recipients, nowMs: testNowMs, transaction });
  const isDue = isConnectivityAlertDue({ connectivity, notified: before, nowMs: testNowMs });
  // What is due is what is said: a round that nothing is due in does not run.
  expect(transaction.saidNow.length > 0).toBe(isDue);
  return { after, kept: transaction.connectivity, said: transaction.saidNow };
}

it('says after half a minute that it cannot see, once, to all who are to know', async () => {
  expect((await tell(isolated(29.9))).said).toEqual([]);
  const { said, after, kept } = await tell(isolated(30));
  expect(said.map(({ kind, to, reference }) => [kind, to.id, reference])).toEqual([
    ['connectivity', 'alerts', `alert/sight/${testNowMs - 30_000}/blind/channel-alerts`],
    ['connectivity', 'anna', `alert/sight/${testNowMs - 30_000}/blind/person-anna`],
  ]);
  expect(after).toMatchObject({ sinceMs: testNowMs - 30_000 });
  expect(kept).toEqual([after]);
  expect((await tell(isolated(60), notified)).said).toEqual([]);
  expect((await tell(isolated(60), notified)).after).toBe(notified);
});

it('says to the same people, and to nobody else, that it can see again', async () => {
  const { said, after, kept } = await tell({ kind: 'connected' }, notified);
  expect(said.map(({ to, reference }) => [to.id, reference])).toEqual([
    ['alerts', `alert/sight/${notified.sinceMs}/seeing/channel-alerts`],
  ]);
  expect([after, kept]).toEqual([undefined, [undefined]]);
});

it('says nothing while it sees, or has only just begun to look', async () => {
  expect((await tell({ kind: 'connected' })).said).toEqual([]);
  expect((await tell({ kind: 'starting' }, notified)).after).toBe(notified);
});
