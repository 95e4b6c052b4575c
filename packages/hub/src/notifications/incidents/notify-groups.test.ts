import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../testing/a-question.ts';
import { aRegistry, aService, testNowMs } from '../../testing/builders.ts';
import type { AlertGroup } from './alert-group.ts';
import type { Recipient } from './alert-notification.ts';
import { notifyGroups } from './notify-groups.ts';
import { aGroup, alerts, aMember, aTransaction, minuteMs, type Remembered } from './testing/a-group.ts';

const registry = aRegistry({
  services: [
    aService({ name: 'unowned', hosts: ['web-1'], owner: { team: 'Nobody' } }),
    aService({ name: 'storefront', hosts: ['web-1', 'web-2'], owner: { team: 'Shop', role: '42' } }),
    aService({ name: 'billing', hosts: ['api-1'], owner: { team: 'Payments', role: '112' } }),
  ],
});
const anna: Recipient = { kind: 'person', id: 'anna' };

async function tell(
  group: AlertGroup,
  {
    transaction = aTransaction(),
    nowMs = testNowMs,
    recipientsOf = () => [alerts],
  }: { transaction?: Remembered; nowMs?: number; recipientsOf?: (target: { name: string }) => Recipient[] } = {},
) {
  const groups = new Map([[group.id, group]]);
  await notifyGroups({ groups, registry, recipientsOf, nowMs, transaction });
  return { transaction, groups, said: transaction.saidNow };
}
const ended = { endedAtMs: testNowMs, status: 'up' as const };

describe('a fall', () => {
  it('is told to each who is to know, with a button, and noted', async () => {
    const group = aGroup();
    const { said, transaction } = await tell(group, { recipientsOf: () => [alerts, anna] });
    expect(said.map(({ kind, to, reference, editKey }) => [kind, to.id, reference, editKey])).toEqual([
      ['fall', 'alerts', 'alert/g-1/0/channel-alerts', 'alert/g-1'],
      ['fall', 'anna', 'alert/g-1/0/person-anna', 'alert/g-1'],
    ]);
    expect(said[0]).toMatchObject({ status: 'down', acknowledgeId: 'g-1', incidentIds: ['i-web-1'] });
    expect(said[0]).not.toHaveProperty('acknowledgedBy');
    expect(transaction.events.map(({ incidentId, event }) => [incidentId, event.kind, event.atMs])).toEqual([
      ['i-web-1', 'told', testNowMs],
      ['i-web-1', 'told', testNowMs],
    ]);
    expect(group).toMatchObject({ said: 1, lastSaidAtMs: testNowMs, isDirty: false });
    expect(transaction.kept).toEqual(['g-1']);
  });

  it('is told to each of what concerns them, each incident once', async () => {
    const members = [aMember(), aMember({ host: 'api-1' }), aMember()];
    const { said } = await tell(aGroup({ members }), {
      recipientsOf: ({ name }) => (name === 'api-1' ? [alerts] : [alerts, anna]),
    });
    expect(said.map(({ to, incidentIds }) => [to.id, incidentIds])).toEqual([
      ['alerts', ['i-web-1', 'i-api-1']],
      ['anna', ['i-web-1']],
    ]);
  });

  it('of what is planned, or has ended before anybody was told, is told to nobody', async () => {
    const members = [aMember({ isPlanned: true }), aMember({ host: 'web-2', ...ended }), aMember({ host: 'api-1' })];
    const { said } = await tell(aGroup({ members }));
    expect(said.map(({ incidentIds }) => incidentIds)).toEqual([['i-api-1']]);
  });
});

describe('a change', () => {
  const notified = () => aTransaction({ 'i-web-1': [alerts] });
  const changed = (secondsAgo: number, override: Partial<AlertGroup> = {}) =>
    aGroup({ said: 3, lastSaidAtMs: testNowMs - secondsAgo * 1_000, ...override });

  it('edits the message, five seconds after the last time at the earliest', async () => {
    const { said } = await tell(changed(5), { transaction: notified() });
    expect(said).toMatchObject([{ kind: 'update', reference: 'alert/g-1/3/channel-alerts', editKey: 'alert/g-1' }]);
    const early = await tell(changed(4.9), { transaction: notified() });
    expect(early.said).toEqual([]);
    expect(early.transaction.kept).toEqual(['g-1']);
  });

  it('that is none writes nothing', async () => {
    const { said, transaction } = await tell(changed(600, { isDirty: false }), { transaction: notified() });
    expect([said, transaction.kept]).toEqual([[], []]);
  });

  it('with somebody new in it is an update, and they are noted as told', async () => {
    const members = [aMember(), aMember({ host: 'web-2' })];
    const { said, transaction } = await tell(changed(9, { members }), { transaction: notified() });
    expect(said).toMatchObject([{ kind: 'update', incidentIds: ['i-web-1', 'i-web-2'] }]);
    expect(transaction.events.map(({ incidentId }) => incidentId)).toEqual(['i-web-2']);
  });

  it('tells who knew of one that it has ended, although nobody would be told of it now', async () => {
    const members = [aMember(ended), aMember({ host: 'web-2' })];
    const { said } = await tell(changed(9, { members }), { transaction: notified(), recipientsOf: () => [] });
    expect(said).toMatchObject([{ to: alerts, incidentIds: ['i-web-1'] }]);
  });

  it('has no button once somebody is on it, and says who', async () => {
    const { said } = await tell(changed(9, { acknowledgedBy: 'user-7' }), { transaction: notified() });
    expect(said[0]).toMatchObject({ acknowledgedBy: 'user-7' });
    expect(said[0]).not.toHaveProperty('acknowledgeId');
  });
});

describe('somebody who would be told only since', () => {
  const late = (minutes: number, told: Record<string, Recipient[]> = { 'i-web-1': [alerts] }) =>
    tell(aGroup({ said: 1, members: [aMember({ startedAtMs: testNowMs - minutes * minuteMs })] }), {
      transaction: aTransaction(told),
      recipientsOf: () => [alerts, anna],
    });
  const toAnna = async (...given: Parameters<typeof late>) =>
    (await late(...given)).said.some(({ to }) => to.id === 'anna');

  it('learns of what fell three minutes ago, and not of what others were told long ago', async () => {
    expect(await toAnna(3)).toBe(true);
    expect(await toAnna(3.1)).toBe(false);
    // Of what nobody was told of, whatever its age.
    expect(await toAnna(60, {})).toBe(true);
  });
});

describe('whose text for customers is offered', () => {
  it.each<[what: string, members: AlertGroup['members'], target: string | undefined]>([
    ['of one service', [aMember(), aMember({ service: 'billing' })], 'billing'],
    ['of several all', [aMember({ service: 'billing' }), aMember({ service: 'storefront' })], '*'],
    ['of servers none', [aMember()], undefined],
  ])('%s', async (_what, members, target) => {
    const { said } = await tell(aGroup({ members }));
    expect(said[0]?.customerTarget).toBe(target);
  });
});

describe('a time at which it was to be back', () => {
  const notes = [
    { atMs: testNowMs - 9 * minuteMs, kind: 'update' as const, by: {}, text: 'soon', backByMs: testNowMs - 1 },
  ];
  it('that has passed is asked about once, and that it was is kept', async () => {
    const group = aGroup({ said: 1, isDirty: false });
    const transaction = { ...aTransaction(), cardsOf: async () => [{ channelId: 'alerts', messageId: 'm-1' }] };
    const groups = new Map([[group.id, group]]);
    const look = () =>
      notifyGroups({
        groups,
        notesOf: () => notes,
        registry,
        recipientsOf: () => [alerts],
        nowMs: testNowMs,
        transaction,
      });
    await look();
    expect(transaction.saidNow.map(({ kind, reference }) => [kind, reference])).toEqual([
      ['in-thread', `alert/g-1/overdue/${testNowMs - 1}/alerts`],
    ]);
    expect(transaction.saidNow[0]).toMatchObject({
      notAfterMs: testNowMs + 43_200_000,
      thread: { name: 'web-1 is down' },
    });
    expect(transaction.kept).toEqual(['g-1']);
    await look();
    expect(transaction.saidNow).toHaveLength(1);
    expect(transaction.kept).toEqual(['g-1']);
  });
});

describe('a recovery of some', () => {
  const some = (...members: AlertGroup['members']) =>
    tell(aGroup({ members: [...members, aMember({ host: 'db-9' })], said: 1, lastSaidAtMs: 0 }), {
      transaction: aTransaction(Object.fromEntries(members.map(({ incidentId }) => [incidentId, [alerts]]))),
    });
  const back = async (...members: AlertGroup['members']) =>
    (await some(...members)).said
      .filter(({ kind }) => kind === 'recovery')
      .map(({ incidentIds, reference }) => [incidentIds, reference]);

  it('is told of services, with their servers; of servers alone when all is over', async () => {
    const billing = aMember({ service: 'billing', ...ended });
    const itsServer = aMember({ host: 'api-1', ...ended });
    expect(await back(billing, itsServer)).toEqual([
      [['i-billing', 'i-api-1'], 'alert/g-1/recovery/i-billing/channel-alerts'],
    ]);
    expect(await back(aMember(ended), itsServer)).toEqual([]);
    expect(await back(aMember({ service: 'gone', ...ended }), itsServer)).toEqual([
      [['i-gone'], 'alert/g-1/recovery/i-gone/channel-alerts'],
    ]);
  });
});

describe('a recovery', () => {
  it('is a message of its own to who knew of the fall, for a day, and the group is forgotten', async () => {
    const transaction = aTransaction({ 'i-web-1': [alerts], 'i-web-2': [alerts, anna] });
    const members = [aMember(ended), aMember({ host: 'web-2', ...ended })];
    const group = aGroup({ members, said: 1, lastSaidAtMs: testNowMs });
    const { said, groups } = await tell(group, { transaction });
    expect(said.map(({ kind, to, incidentIds }) => [kind, to.id, incidentIds])).toEqual([
      ['update', 'alerts', ['i-web-1', 'i-web-2']],
      ['update', 'anna', ['i-web-2']],
      ['recovery', 'alerts', ['i-web-1', 'i-web-2']],
      ['recovery', 'anna', ['i-web-2']],
    ]);
    const recovery = said[2];
    expect(recovery).toMatchObject({
      status: 'up',
      reference: 'alert/g-1/recovery/channel-alerts',
      notAfterMs: testNowMs + 86_400_000,
    });
    expect(recovery).not.toHaveProperty('editKey');
    expect(said.some((one) => 'acknowledgeId' in one)).toBe(false);
    expect(groups.size).toBe(0);
    expect(transaction.forgotten).toEqual(['g-1']);
    expect(transaction.kept).toEqual([]);
  });

  it('that was told before, by another hub, is not told again', async () => {
    const transaction = aTransaction({ 'i-web-1': [alerts] });
    await transaction.noteRecoveryNotified('i-web-1', alerts);
    expect((await tell(aGroup({ members: [aMember(ended)], said: 1 }), { transaction })).said).toEqual([]);
  });

  it('of what nobody was told of is silent', async () => {
    const { said, transaction } = await tell(aGroup({ members: [aMember(ended)] }));
    expect(said).toEqual([]);
    expect(transaction.forgotten).toEqual(['g-1']);
  });
});

describe('a reminder', () => {
  const waiting = (override: Partial<AlertGroup> = {}) =>
    aGroup({ said: 1, isDirty: false, lastReminderAtMs: testNowMs - 15 * minuteMs, ...override });
  const remind = (override: Partial<AlertGroup> = {}, recipientsOf?: (target: { name: string }) => Recipient[]) =>
    tell(waiting(override), recipientsOf ? { recipientsOf } : {});

  it('is said to each who is to know, each once, and counted', async () => {
    const members = [aMember(), aMember({ host: 'web-2' })];
    const group = waiting({ members });
    const { said, transaction } = await tell(group, { recipientsOf: () => [alerts, anna] });
    expect(said.map(({ kind, to, reference }) => [kind, to.id, reference])).toEqual([
      ['reminder', 'alerts', 'alert/g-1/reminder/0/channel-alerts'],
      ['reminder', 'anna', 'alert/g-1/reminder/0/person-anna'],
    ]);
    expect(said[0]).toMatchObject({ notAfterMs: testNowMs + 43_200_000, incidentIds: ['i-web-1', 'i-web-2'] });
    expect(said[0]).not.toHaveProperty('mentionRoleId');
    expect(wordsOf(said[0]?.lines[0] ?? [])).toMatch(/60 seconds/);
    expect(group).toMatchObject({ reminders: 1, lastReminderAtMs: testNowMs });
    expect(transaction.events.map(({ incidentId, event }) => [incidentId, event.kind])).toEqual([
      ['i-web-1', 'escalated'],
      ['i-web-2', 'escalated'],
    ]);
    expect(transaction.kept).toEqual(['g-1']);
  });

  it('leaves out what has ended meanwhile', async () => {
    const { said } = await remind({ members: [aMember(), aMember({ host: 'web-2', ...ended })] });
    expect(said[0]?.incidentIds).toEqual(['i-web-1']);
  });

  it.each<[what: string, members: AlertGroup['members'], role: string | undefined]>([
    ['the owner of a service', [aMember({ service: 'billing' })], '112'],
    ['the owner of the service that a host belongs to', [aMember({ host: 'api-1' })], '112'],
    ['the first of them that has a role', [aMember({ host: 'web-1' }), aMember({ host: 'api-1' })], '42'],
    ['the engineers for a host of no service', [aMember({ host: 'db-9' })], '334455667788990011'],
    ['the owner of the next where the first has none', [aMember({ host: 'db-9' }), aMember({ host: 'api-1' })], '112'],
  ])('an escalation calls %s', async (_what, members, role) => {
    const { said, transaction } = await remind({ members, reminders: 1 }, () => [alerts, anna]);
    expect(said.map(({ kind, mentionRoleId }) => [kind, mentionRoleId])).toEqual([
      ['escalation', role],
      // Nobody's role can be called in a direct message.
      ['escalation', undefined],
    ]);
    expect(transaction.events[0]?.event.text).toMatch(/owners/);
  });

  it('and a change that are due together are both said', async () => {
    const { said } = await remind({ isDirty: true, lastSaidAtMs: 0 });
    expect(said.map(({ kind }) => kind)).toEqual(['update', 'reminder']);
  });
});

it('tells every group of its own', async () => {
  const transaction = aTransaction();
  const groups = new Map(['a', 'b'].map((id) => [id, aGroup({ id, members: [aMember({ host: id })] })]));
  await notifyGroups({ groups, registry, recipientsOf: () => [alerts], nowMs: testNowMs, transaction });
  expect(transaction.saidNow.map(({ editKey }) => editKey)).toEqual(['alert/a', 'alert/b']);
});
