import { expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import type { InquiryEvent } from '../domain/inquiry-event.ts';
import type { OutboxMessage } from '../domain/outbox-message.ts';
import { aCard } from '../testing/a-card.ts';
import {
  findAnswerTo,
  findQuestionOf,
  forgetAnsweredMessage,
  noteAnsweredMessage,
} from './discord/answered-messages.ts';
import { forgetBoardMessage, keepBoardMessage, readBoardMessages } from './discord/board-messages.ts';
import { noteGatewayEvent } from './discord/gateway-events.ts';
import { noteDowntimeEvent, readDowntimeEvents } from './downtime/downtime-events.ts';
import {
  changeDowntimeState,
  findDowntime,
  type KeptDowntime,
  keepDowntime,
  readDowntimes,
} from './downtime/downtimes.ts';
import { keepHostStates, readHostStates } from './hosts/host-states.ts';
import { pinFirstFingerprint, readFingerprints, replaceFingerprint } from './hosts/pinned-fingerprints.ts';
import {
  acknowledgeIncident,
  addIncidentEvent,
  changeIncident,
  closeIncident,
  noteNotified,
  noteRecoveryNotified,
  openIncident,
  recoveriesToNotify,
  whoWasNotified,
} from './incidents/change-incidents.ts';
import {
  countOpenIncidents,
  findIncident,
  findOpenIncident,
  incidentsDuring,
  openIncidents,
} from './incidents/read-incidents.ts';
import { forgetMessages, forgetOldTexts, forgetPerson } from './inquiries/forget.ts';
import {
  inquiryEventsOfMessage,
  noteInquiryEvent,
  openInquiries,
  readInquiry,
  readInquiryEvents,
} from './inquiries/inquiry-events.ts';
import { findInquiryText, keepInquiryText } from './inquiries/inquiry-text.ts';
import { forgetLessons, keepLesson, lessonMessages, readLessons } from './inquiries/lessons.ts';
import { noteMissedQuestion, readMissedQuestions } from './inquiries/missed-questions.ts';
import { findSetting, forgetSetting, putValue, readSettings } from './key-value.ts';
import {
  claimMessages,
  findMessageToEdit,
  findSentMessage,
  markForRetry,
  markSent,
  nextOutboxTryAtMs,
} from './outbox/attempts.ts';
import { enqueueMessage, findOutboxItem, outboxFigures } from './outbox/outbox-item.ts';
import {
  keepSubscription,
  readSubscriptions,
  removeSubscription,
  subscriptionsOf,
} from './subscriptions/subscriptions.ts';
import { onBothEngines } from './testing/on-both-engines.ts';

const nowMs = Date.UTC(2026, 2, 2, 9);

function anIncident(override: Partial<Incident> = {}): Incident {
  return {
    id: 'host/web-1/1',
    target: { kind: 'host', name: 'web-1' },
    startedAtMs: nowMs,
    worst: 'down',
    cause: 'The agent does not answer.',
    isPlanned: false,
    timeline: [{ atMs: nowMs, kind: 'opened', text: 'web-1 went down.' }],
    ...override,
  };
}

function aMessage(override: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    reference: 'incident/1/opened',
    to: { kind: 'channel', channelId: '10' },
    priority: 0,
    body: aCard('web-1 is down'),
    ...override,
  };
}

function aDowntime(override: Partial<KeptDowntime> = {}): KeptDowntime {
  return {
    id: 'registry/patching',
    source: 'registry',
    title: 'Database patching',
    startsAtMs: nowMs + 3_600_000,
    endsAtMs: nowMs + 7_200_000,
    zone: 'Europe/Berlin',
    hosts: ['db-1'],
    services: ['billing'],
    state: 'planned',
    takesDown: [],
    revision: 1,
    ...override,
  };
}

function anInquiry(override: Partial<InquiryEvent> = {}): InquiryEvent {
  return { eventKey: '500/asked', kind: 'asked', atMs: nowMs, inquiryId: '500', messageId: '500', ...override };
}

onBothEngines((engine) => {
  it('keeps nothing of a transaction that fails', async () => {
    await using store = await engine.store();
    const failing = store.transaction(async (query) => {
      await openIncident(query, anIncident());
      await enqueueMessage(query, aMessage(), nowMs);
      throw new Error('the hub fails here');
    });
    await expect(failing).rejects.toThrow('the hub fails here');
    expect(await openIncidents(store.query)).toEqual([]);
    expect(await outboxFigures(store.query)).toMatchObject({ pending: 0 });
  });

  it('hides an unfinished transaction from readers, and lets them read meanwhile', async () => {
    await using store = await engine.store();
    await store.transaction(async (query) => {
      await putValue(query, 'a', 1, nowMs);
      expect(await findSetting(store.query, 'a')).toBeUndefined();
      expect(await findSetting(query, 'a')).toBe(1);
    });
    expect(await findSetting(store.query, 'a')).toBe(1);
  });

  it('tells a refused statement by its code and goes on', async () => {
    await using store = await engine.store();
    await expect(store.query('select nonsense from nowhere')).rejects.toMatchObject({ code: 'store/failed' });
    await expect(store.transaction((query) => query('insert into nowhere values (1)'))).rejects.toMatchObject({
      code: 'store/failed',
    });
    await putValue(store.query, 'a', 1, nowMs);
    expect(await findSetting(store.query, 'a')).toBe(1);
  });

  it('keeps settings as they were given, and finds them by prefix', async () => {
    await using store = await engine.store();
    await putValue(store.query, 'board/a', { page: 1 }, nowMs);
    await putValue(store.query, 'board/b', ['x'], nowMs);
    await putValue(store.query, 'board_c', 3, nowMs);
    await putValue(store.query, 'board/a', { page: 2 }, nowMs);
    expect(await readSettings(store.query, 'board/')).toEqual(
      new Map<string, unknown>([
        ['board/a', { page: 2 }],
        ['board/b', ['x']],
      ]),
    );
    await forgetSetting(store.query, 'board/a');
    expect(await findSetting(store.query, 'board/a')).toBeUndefined();
  });

  it('opens one incident for a target, however often it is told', async () => {
    await using store = await engine.store();
    expect(await openIncident(store.query, anIncident())).toBe(true);
    expect(await openIncident(store.query, anIncident({ id: 'host/web-1/2' }))).toBe(false);
    expect(await openIncidents(store.query)).toEqual([anIncident()]);
    expect(await countOpenIncidents(store.query)).toBe(1);
    expect(await findOpenIncident(store.query, { kind: 'host', name: 'web-1' })).toEqual(anIncident());
    expect(await findOpenIncident(store.query, { kind: 'service', name: 'web-1' })).toBeUndefined();
  });

  it('tells the life of an incident in its timeline', async () => {
    await using store = await engine.store();
    await openIncident(store.query, anIncident({ worst: 'degraded' }));
    const worsened = { atMs: nowMs + 1000, kind: 'worsened', text: 'It went down.' } as const;
    expect(await changeIncident(store.query, 'host/web-1/1', { worst: 'down', isPlanned: true }, worsened)).toBe(true);
    const acknowledged = { atMs: nowMs + 2000, kind: 'acknowledged', text: 'Kim looks at it.' } as const;
    expect(await acknowledgeIncident(store.query, 'host/web-1/1', 'Kim', acknowledged)).toBe(true);
    expect(await acknowledgeIncident(store.query, 'host/web-1/1', 'Lee', acknowledged)).toBe(false);
    await addIncidentEvent(store.query, 'host/web-1/1', { atMs: nowMs + 2500, kind: 'reason', text: 'Disk full.' });
    const closed = { atMs: nowMs + 3000, kind: 'closed', text: 'It is up again.' } as const;
    expect(await closeIncident(store.query, 'host/web-1/1', closed)).toBe(true);
    expect(await closeIncident(store.query, 'host/web-1/1', closed)).toBe(false);
    expect(await changeIncident(store.query, 'host/web-1/1', { cause: 'x' }, worsened)).toBe(false);
    const incident = await findIncident(store.query, 'host/web-1/1');
    expect(incident).toMatchObject({ worst: 'down', isPlanned: true, acknowledgedBy: 'Kim', endedAtMs: nowMs + 3000 });
    expect(incident?.timeline.map(({ kind }) => kind)).toEqual([
      'opened',
      'worsened',
      'acknowledged',
      'reason',
      'closed',
    ]);
    expect(await openIncident(store.query, anIncident({ id: 'host/web-1/2' }))).toBe(true);
  });

  it('finds the incidents that touch a period, by name', async () => {
    await using store = await engine.store();
    await openIncident(store.query, anIncident());
    await closeIncident(store.query, 'host/web-1/1', { atMs: nowMs + 60_000, kind: 'closed', text: 'Up.' });
    await openIncident(
      store.query,
      anIncident({ id: 'b', target: { kind: 'service', name: 'billing' }, startedAtMs: nowMs + 30_000 }),
    );
    const ids = async (fromMs: number, toMs: number, names?: string[]) =>
      (await incidentsDuring(store.query, { fromMs, toMs }, names)).map(({ id }) => id);
    expect(await ids(nowMs, nowMs + 1)).toEqual(['host/web-1/1']);
    expect(await ids(nowMs + 59_999, nowMs + 60_001)).toEqual(['host/web-1/1', 'b']);
    expect(await ids(nowMs + 60_000, nowMs + 60_001)).toEqual(['b']);
    expect(await ids(nowMs, nowMs + 90_000, ['web-1', 'web-2'])).toEqual(['host/web-1/1']);
    expect(await ids(nowMs - 2, nowMs)).toEqual([]);
  });

  it('tells a recovery once, and only to those who were told of the fall', async () => {
    await using store = await engine.store();
    await openIncident(store.query, anIncident());
    const channel = { kind: 'channel', id: '10' } as const;
    expect(await noteNotified(store.query, 'host/web-1/1', channel, nowMs)).toBe(true);
    expect(await noteNotified(store.query, 'host/web-1/1', channel, nowMs)).toBe(false);
    expect(await recoveriesToNotify(store.query)).toEqual([]);
    await closeIncident(store.query, 'host/web-1/1', { atMs: nowMs + 1, kind: 'closed', text: 'Up.' });
    expect(await recoveriesToNotify(store.query)).toEqual(['host/web-1/1']);
    expect(await noteRecoveryNotified(store.query, 'host/web-1/1', { kind: 'person', id: '10' }, nowMs)).toBe(false);
    expect(await noteRecoveryNotified(store.query, 'host/web-1/1', channel, nowMs + 2)).toBe(true);
    expect(await noteRecoveryNotified(store.query, 'host/web-1/1', channel, nowMs + 3)).toBe(false);
    expect(await whoWasNotified(store.query, 'host/web-1/1')).toEqual([
      { to: channel, fallAtMs: nowMs, recoveryAtMs: nowMs + 2 },
    ]);
    expect(await recoveriesToNotify(store.query)).toEqual([]);
  });

  it('keeps what must be said once, by its reference', async () => {
    await using store = await engine.store();
    expect(await enqueueMessage(store.query, aMessage(), nowMs)).toBe(true);
    expect(await enqueueMessage(store.query, aMessage({ body: aCard('other') }), nowMs)).toBe(false);
    const item = await findOutboxItem(store.query, 'incident/1/opened');
    expect(item).toMatchObject({
      message: { reference: 'incident/1/opened', priority: 0 },
      body: aMessage().body,
      state: 'waiting',
      attempts: 0,
    });
    expect(await nextOutboxTryAtMs(store.query)).toBe(nowMs);
  });

  it('claims one thing for each destination, the most urgent first, and remembers an attempt', async () => {
    await using store = await engine.store();
    const person = { kind: 'person', userId: '7', fallbackChannelId: '10' } as const;
    await enqueueMessage(store.query, aMessage({ reference: 'digest', priority: 3 }), nowMs);
    await enqueueMessage(store.query, aMessage({ reference: 'alert', priority: 0 }), nowMs);
    await enqueueMessage(store.query, aMessage({ reference: 'dm', to: person, mentionRoleId: '9' }), nowMs);
    const claim = (exceptDestinations: string[] = []) =>
      store.transaction((query) => claimMessages(query, { nowMs, exceptDestinations, most: 10 }));
    const [alert, dm, ...none] = await claim();
    expect(none).toEqual([]);
    expect(alert).toMatchObject({ message: { reference: 'alert' }, state: 'waiting', attempts: 0 });
    expect(dm?.message).toMatchObject({ to: person, mentionRoleId: '9' });
    expect(await claim(['channel/10', 'person/7'])).toEqual([]);
    const [again] = await claim(['person/7']);
    expect(again).toMatchObject({
      message: { reference: 'alert' },
      state: 'sending',
      attempts: 1,
      unknownSinceMs: nowMs,
    });
    if (!alert) throw new Error('nothing was claimed');
    await markSent(store.query, alert, { channelId: '10', messageId: '77' }, nowMs + 5);
    expect(await findSentMessage(store.query, 'alert')).toEqual({ channelId: '10', messageId: '77' });
    expect((await claim(['person/7'])).map(({ message }) => message.reference)).toEqual(['digest']);
  });

  it('lets the newest body of an edit key win, but settles an unknown attempt first', async () => {
    await using store = await engine.store();
    const say = (reference: string) =>
      enqueueMessage(store.query, aMessage({ reference, editKey: 'incident/1' }), nowMs);
    const claim = (atMs: number) =>
      store.transaction((query) => claimMessages(query, { nowMs: atMs, exceptDestinations: [], most: 10 }));
    await say('first');
    await say('second');
    const [second] = await claim(nowMs);
    expect(second?.message.reference).toBe('second');
    expect(await findOutboxItem(store.query, 'first')).toMatchObject({ state: 'superseded' });
    if (!second) throw new Error('nothing was claimed');
    await markForRetry(store.query, second, { nextTryAtMs: nowMs + 60_000, problem: 'timeout', result: 'unknown' });
    await say('third');
    expect(await claim(nowMs + 1)).toEqual([]);
    expect((await claim(nowMs + 60_000))[0]?.message.reference).toBe('second');
    await markSent(store.query, second, { channelId: '10', messageId: '78' }, nowMs + 60_001);
    expect((await claim(nowMs + 60_002))[0]?.message.reference).toBe('third');
    expect(await findMessageToEdit(store.query, 'incident/1', 'channel/10')).toEqual({
      channelId: '10',
      messageId: '78',
    });
  });

  it('does not say what is past its time', async () => {
    await using store = await engine.store();
    await enqueueMessage(store.query, aMessage({ notAfterMs: nowMs }), nowMs);
    const claimed = await store.transaction((query) =>
      claimMessages(query, { nowMs: nowMs + 1, exceptDestinations: [], most: 10 }),
    );
    expect(claimed).toEqual([]);
    expect(await findOutboxItem(store.query, 'incident/1/opened')).toMatchObject({ state: 'expired' });
  });

  it('keeps the newest revision of a downtime', async () => {
    await using store = await engine.store();
    expect(await keepDowntime(store.query, aDowntime({ plan: { rrule: 'FREQ=WEEKLY' } }), nowMs)).toBe(true);
    expect(await keepDowntime(store.query, aDowntime({ title: 'again' }), nowMs)).toBe(false);
    const moved = aDowntime({
      revision: 2,
      startsAtMs: nowMs + 10,
      customers: 'Slow payments.',
      takesDown: ['billing'],
    });
    expect(await keepDowntime(store.query, moved, nowMs)).toBe(true);
    expect(await findDowntime(store.query, moved.id)).toEqual(moved);
    expect(await readDowntimes(store.query, nowMs, 'discord')).toEqual([]);
    expect(await readDowntimes(store.query, moved.endsAtMs)).toEqual([]);
    expect(await changeDowntimeState(store.query, moved.id, 'planned', 'running', nowMs)).toBe(true);
    expect(await changeDowntimeState(store.query, moved.id, 'planned', 'running', nowMs)).toBe(false);
    expect(await readDowntimes(store.query, moved.endsAtMs, 'registry')).toEqual([{ ...moved, state: 'running' }]);
  });

  it('notes once what was announced of a downtime', async () => {
    await using store = await engine.store();
    const event = {
      eventKey: 'd/started',
      downtimeId: 'd',
      kind: 'started',
      atMs: nowMs,
      revision: 1,
      text: 'Problem detected.',
    };
    expect(await noteDowntimeEvent(store.query, event)).toBe(true);
    expect(await noteDowntimeEvent(store.query, event)).toBe(false);
    expect(await readDowntimeEvents(store.query, 'd')).toEqual([event]);
  });

  it('keeps the log of inquiries, each event once', async () => {
    await using store = await engine.store();
    const asked = anInquiry({ personHash: 'h', service: 'billing', intent: 'status', details: { in: 'thread' } });
    expect(await noteInquiryEvent(store.query, asked)).toBe(true);
    expect(await noteInquiryEvent(store.query, asked)).toBe(false);
    await noteInquiryEvent(store.query, anInquiry({ eventKey: '500/escalated', kind: 'escalated', atMs: nowMs + 1 }));
    expect(await readInquiryEvents(store.query, nowMs, nowMs + 1)).toEqual([asked]);
    expect((await readInquiry(store.query, '500')).map(({ kind }) => kind)).toEqual(['asked', 'escalated']);
    expect(await inquiryEventsOfMessage(store.query, '500')).toHaveLength(2);
    expect(await openInquiries(store.query, 0)).toEqual(['500']);
    await noteInquiryEvent(store.query, anInquiry({ eventKey: '500/closed', kind: 'closed', atMs: nowMs + 2 }));
    expect(await openInquiries(store.query, 0)).toEqual([]);
  });

  it('forgets a message and a person, and keeps the counts', async () => {
    await using store = await engine.store();
    await noteInquiryEvent(store.query, anInquiry({ personHash: 'h' }));
    await keepInquiryText(store.query, { inquiryId: '500', personHash: 'h', text: 'is it up?', forgetAtMs: nowMs + 9 });
    await keepInquiryText(store.query, { inquiryId: '501', personHash: 'h', text: 'and now?', forgetAtMs: nowMs + 9 });
    await keepInquiryText(store.query, { inquiryId: '502', personHash: 'x', text: 'old', forgetAtMs: nowMs });
    await noteMissedQuestion(store.query, { atMs: nowMs, reason: 'unknown-name', messageId: '500', personHash: 'h' });
    await keepSubscription(store.query, aSubscription());
    await store.transaction((query) => forgetMessages(query, ['500']));
    expect(await findInquiryText(store.query, '500')).toBeUndefined();
    expect(await findInquiryText(store.query, '501')).toBe('and now?');
    expect(await readMissedQuestions(store.query, 0)).toEqual([]);
    await store.transaction((query) => forgetPerson(query, { userId: '7', personHash: 'h' }));
    expect(await findInquiryText(store.query, '501')).toBeUndefined();
    expect(await readSubscriptions(store.query)).toEqual([]);
    const { messageId: _forgotten, ...counted } = anInquiry({ personHash: 'forgotten' });
    expect(await readInquiryEvents(store.query, 0, nowMs + 1)).toEqual([counted]);
    expect(await forgetOldTexts(store.query, nowMs)).toBe(1);
  });

  it('keeps one lesson of a message, as it was pressed last, until the message or its writer is forgotten', async () => {
    await using store = await engine.store();
    const understood = { intent: 'health', targets: ['billing'], answer: 'suggest' };
    const lesson = {
      atMs: nowMs,
      channelId: '10',
      personHash: 'h',
      text: 'billing again',
      context: 'channel',
      understood,
    };
    const expected = { ...understood, answer: true };
    const all = async () => (await readLessons(store.query)).map(({ kind, text }) => `${kind}: ${text}`);
    await keepLesson(store, { ...lesson, kind: 'offer-pressed', messageId: '500', expect: expected });
    const { text, context } = lesson;
    expect(await readLessons(store.query)).toEqual([
      { kind: 'offer-pressed', text, context, understood, expect: expected },
    ]);
    // It was answered, so that it is no question that Herald could not answer.
    expect(await readMissedQuestions(store.query, 0)).toEqual([]);
    await keepLesson(store, { ...lesson, kind: 'not-asked', messageId: '500' });
    await keepLesson(store, { ...lesson, kind: 'chosen', messageId: '501', text: 'and?', expect: expected });
    expect(await all()).toEqual(['not-asked: billing again', 'chosen: and?']);
    expect(await lessonMessages(store.query, nowMs)).toHaveLength(2);
    expect(await lessonMessages(store.query, nowMs + 1)).toEqual([]);
    await forgetLessons(store.query, '500');
    expect(await all()).toEqual(['chosen: and?']);
    await noteMissedQuestion(store.query, { atMs: nowMs, reason: 'unknown-name', messageId: '502', personHash: 'x' });
    await store.transaction((query) => forgetPerson(query, { userId: '7', personHash: 'h' }));
    expect(await all()).toEqual([]);
    await keepLesson(store, { ...lesson, kind: 'chosen', messageId: '503' });
    await forgetLessons(store.query);
    expect(await all()).toEqual([]);
    expect(await readMissedQuestions(store.query, 0)).toHaveLength(1);
  });

  it('keeps one subscription of a target, as it was last wished', async () => {
    await using store = await engine.store();
    await keepSubscription(store.query, aSubscription());
    const changed = aSubscription({
      quiet: { fromLocal: '22:00', toLocal: '07:00', zone: 'Europe/Berlin' },
      delivery: 'daily',
    });
    await keepSubscription(store.query, changed);
    await keepSubscription(store.query, aSubscription({ target: { kind: 'all', name: '*' } }));
    expect(await subscriptionsOf(store.query, changed.to)).toEqual([
      changed,
      aSubscription({ target: { kind: 'all', name: '*' } }),
    ]);
    expect(await removeSubscription(store.query, changed.to, changed.target)).toBe(true);
    expect(await removeSubscription(store.query, changed.to, changed.target)).toBe(false);
  });

  it('knows which message answers which question, and the boards', async () => {
    await using store = await engine.store();
    const answered = {
      questionMessageId: '1',
      questionChannelId: '10',
      answerChannelId: '10',
      answerMessageId: '2',
      atMs: nowMs,
    };
    expect(await noteAnsweredMessage(store.query, answered)).toBe(true);
    expect(await noteAnsweredMessage(store.query, { ...answered, answerMessageId: '3' })).toBe(false);
    expect(await findAnswerTo(store.query, '1')).toEqual(answered);
    expect(await findQuestionOf(store.query, '2')).toEqual(answered);
    await forgetAnsweredMessage(store.query, '1');
    expect(await findAnswerTo(store.query, '1')).toBeUndefined();
    const board = { channelId: '10', board: 'all', messageId: '5', bodyHash: 'x', updatedAtMs: nowMs };
    await keepBoardMessage(store.query, board);
    await keepBoardMessage(store.query, { ...board, bodyHash: 'y' });
    expect(await readBoardMessages(store.query)).toEqual([{ ...board, bodyHash: 'y' }]);
    await forgetBoardMessage(store.query, '10', 'all');
    expect(await readBoardMessages(store.query)).toEqual([]);
    expect(await noteGatewayEvent(store.query, 'e1', nowMs)).toBe(true);
    expect(await noteGatewayEvent(store.query, 'e1', nowMs)).toBe(false);
  });

  it('remembers the last report of a host through silence, and ignores older news', async () => {
    await using store = await engine.store();
    const report = { host: 'ip-10-0-1-23' };
    await keepHostStates(store.query, [
      {
        hostName: 'web-1',
        report,
        receivedAtMs: nowMs,
        health: { status: 'up' },
        lastAnsweredAtMs: nowMs,
        changedAtMs: nowMs,
      },
    ]);
    const silent = { kind: 'silent', reason: 'timeout' };
    await keepHostStates(store.query, [
      { hostName: 'web-1', health: { status: 'down' }, outcome: silent, changedAtMs: nowMs + 15_000 },
      { hostName: 'web-2', health: { status: 'unknown' }, changedAtMs: nowMs },
    ]);
    await keepHostStates(store.query, [{ hostName: 'web-1', health: { status: 'up' }, changedAtMs: nowMs + 1 }]);
    expect(await readHostStates(store.query, nowMs + 1)).toEqual([
      {
        hostName: 'web-1',
        report,
        receivedAtMs: nowMs,
        health: { status: 'down' },
        outcome: silent,
        lastAnsweredAtMs: nowMs,
        changedAtMs: nowMs + 15_000,
      },
    ]);
    expect(await readHostStates(store.query, 0)).toHaveLength(2);
  });

  it('pins the first certificate of a host until a person trusts another', async () => {
    await using store = await engine.store();
    const pin = { hostName: 'web-1', fingerprint: 'sha256:aa', pinnedAtMs: nowMs, pinnedBy: 'first use' };
    expect(await pinFirstFingerprint(store.query, pin)).toBe('sha256:aa');
    expect(await pinFirstFingerprint(store.query, { ...pin, fingerprint: 'sha256:bb' })).toBe('sha256:aa');
    await replaceFingerprint(store.query, { ...pin, fingerprint: 'sha256:cc', pinnedBy: 'Kim' });
    expect(await readFingerprints(store.query)).toEqual([{ ...pin, fingerprint: 'sha256:cc', pinnedBy: 'Kim' }]);
  });
});

function aSubscription(
  override: Partial<Parameters<typeof keepSubscription>[1]> = {},
): Parameters<typeof keepSubscription>[1] {
  return {
    to: { kind: 'person', id: '7' },
    target: { kind: 'service', name: 'billing' },
    kinds: ['incident', 'downtime'],
    delivery: 'at-once',
    createdAtMs: nowMs,
    ...override,
  };
}
