import { expect, it } from 'vitest';
import { aCard } from '../testing/a-card.ts';
import { noteAnsweredMessage } from './discord/answered-messages.ts';
import { noteGatewayEvent } from './discord/gateway-events.ts';
import { closeIncident, openIncident } from './incidents/change-incidents.ts';
import { incidentsDuring } from './incidents/read-incidents.ts';
import { noteInquiryEvent, readInquiryEvents } from './inquiries/inquiry-events.ts';
import { enqueueMessage, findOutboxItem } from './outbox/outbox-item.ts';
import { runRetention } from './retention-job.ts';
import { onBothEngines } from './testing/on-both-engines.ts';

const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 2, 2);

onBothEngines((engine) => {
  it('deletes what is past its time, and nothing that is still going on', async () => {
    await using store = await engine.store();
    const longAgoMs = nowMs - 2_000 * dayMs;
    for (const name of ['ended', 'open']) {
      const target = { kind: 'host', name } as const;
      const timeline = [{ atMs: longAgoMs, kind: 'opened', text: 'It fell.' } as const];
      await openIncident(store.query, {
        id: name,
        target,
        startedAtMs: longAgoMs,
        worst: 'down',
        cause: '',
        isPlanned: false,
        timeline,
      });
    }
    await closeIncident(store.query, 'ended', { atMs: longAgoMs, kind: 'closed', text: 'It rose.' });
    await enqueueMessage(
      store.query,
      { reference: 'waits', to: { kind: 'channel', channelId: '1' }, priority: 0, body: aCard('') },
      longAgoMs,
    );
    for (let number = 0; number < 600; number += 1) await noteGatewayEvent(store.query, `${number}`, longAgoMs);
    await noteGatewayEvent(store.query, 'new', nowMs);
    for (const atMs of [longAgoMs, nowMs]) {
      await noteInquiryEvent(store.query, { eventKey: `${atMs}`, kind: 'asked', atMs, inquiryId: 'x' });
    }
    await noteAnsweredMessage(store.query, {
      questionMessageId: '1',
      questionChannelId: '1',
      answerChannelId: '1',
      answerMessageId: '2',
      atMs: longAgoMs,
    });
    expect(await runRetention(store, { nowMs })).toBe(603);
    expect((await incidentsDuring(store.query, { fromMs: 0, toMs: nowMs })).map(({ id }) => id)).toEqual(['open']);
    expect(await findOutboxItem(store.query, 'waits')).toMatchObject({ state: 'waiting' });
    expect(await readInquiryEvents(store.query, 0, nowMs + 1)).toHaveLength(1);
    expect(await noteGatewayEvent(store.query, 'new', nowMs)).toBe(false);
    expect(await runRetention(store, { nowMs })).toBe(0);
  });
});
