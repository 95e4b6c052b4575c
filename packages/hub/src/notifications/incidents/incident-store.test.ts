/** What a hub that starts finds of alerts: a group may be older than the incidents that it tells of. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { trouble } from '../../testing/a-trouble.ts';
import { alertNotice } from '../messages/alert.ts';
import { createIncidentStore } from './incident-store.ts';
import { aGroup, aMember } from './testing/a-group.ts';

it('of a group whose incident has ended meanwhile that one is ended, and the message is told anew; another stays as it is', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const incidents = createIncidentStore(store, { clock, alertNotice });
  const [over, open] = [trouble('web-1', 20), trouble('web-2', 10)];
  const endedAtMs = clock.now() - 60_000;
  const member = (host: string, incidentId: string) => ({ ...aMember({ host }), incidentId });
  const goesOn = member('web-2', open.id);
  const wasOver = { ...member('web-3', 'long over'), endedAtMs: 5, status: 'up' as const };
  await incidents.transaction(async (transaction) => {
    for (const incident of [over, open]) await transaction.change({ kind: 'open', incident });
    await transaction.change({ kind: 'close', id: over.id, event: { atMs: endedAtMs, kind: 'closed', text: 'Up.' } });
    await transaction.keepGroup(
      aGroup({ id: 'older', isDirty: false, members: [member('web-1', over.id), goesOn, wasOver] }),
    );
    await transaction.keepGroup(aGroup({ id: 'same', isDirty: false, members: [goesOn, wasOver] }));
    // Of an incident that is not written nothing is known.
    await transaction.keepGroup(aGroup({ id: 'unwritten', isDirty: false, members: [member('web-9', 'nowhere')] }));
  });
  const { groups, incidents: still } = await incidents.read();
  const byId = new Map(groups.map((group) => [group.id, group]));
  expect(still.map(({ id }) => id)).toEqual([open.id]);
  expect(byId.get('older')).toMatchObject({
    isDirty: true,
    members: [{ incidentId: over.id, endedAtMs, status: 'up' }, goesOn, wasOver],
  });
  expect(byId.get('older')?.members[1]).not.toHaveProperty('endedAtMs');
  expect(byId.get('same')).toMatchObject({ isDirty: false, members: [goesOn, wasOver] });
  expect(byId.get('unwritten')).toMatchObject({ isDirty: false, members: [{ incidentId: 'nowhere', status: 'down' }] });
});

it('who was told that the hub cannot see is kept, until it can again', async () => {
  const clock = fakeClock();
  await using store = await temporaryStore(clock);
  const incidents = createIncidentStore(store, { clock, alertNotice });
  const told = {
    sinceMs: 7,
    to: [
      { kind: 'channel' as const, id: 'alerts' },
      { kind: 'person' as const, id: 'anna' },
    ],
  };
  await incidents.transaction((transaction) => transaction.keepIsolation(told));
  expect((await incidents.read()).connectivity).toEqual(told);
  await incidents.transaction((transaction) => transaction.keepIsolation(undefined));
  expect((await incidents.read()).connectivity).toBeUndefined();
});
