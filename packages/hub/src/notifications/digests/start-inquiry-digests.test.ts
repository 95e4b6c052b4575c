import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { InquiryEvent } from '../../domain/inquiry-event.ts';
import { aRegistry } from '../../downtime/testing/planned-fleet.ts';
import { findOutboxItem } from '../../store/outbox/outbox-item.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { postInquiryDigests } from './start-inquiry-digests.ts';

const discord = { ...aRegistry().discord, digestChannelId: '700' };
/** Three of these days' questions in the first week, one in the second: both before Monday 16 March 2026. */
const asked = ['02', '03', '04', '10'].flatMap((day, index): InquiryEvent[] => {
  const atMs = Date.parse(`2026-03-${day}T10:00:00Z`);
  const about = { inquiryId: String(index), atMs, service: 'exports', channelId: '1' };
  return [
    { ...about, eventKey: `${index}/asked`, kind: 'asked' },
    { ...about, eventKey: `${index}/put`, kind: 'put-to-engineers' },
  ];
});

async function posting(atText: string, override: Partial<ReturnType<typeof aRegistry>> = {}) {
  const store = await temporaryStore();
  const clock = fakeClock(Date.parse(atText));
  const registry = () => aRegistry({ discord, ...override });
  const options = { database: store, events: async () => asked, registry, clock, notify: () => undefined };
  return {
    store,
    clock,
    post: () => postInquiryDigests(options),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

it('posts the week that is over once, when its first business day after opens, with what drove the change', async () => {
  await using digests = await posting('2026-03-16T07:59:00Z');
  expect(await digests.post()).toBe(0);
  await digests.clock.advance(60_000);
  expect(await digests.post()).toBe(1);
  expect(await digests.post()).toBe(0);
  const item = await findOutboxItem(digests.store.query, 'inquiries/week/2026-03-09');
  expect(item?.message).toMatchObject({ to: { kind: 'channel', channelId: '700' } });
  const words = JSON.stringify(item?.body);
  expect(words).toMatch(/reached engineers last week/);
  expect(words).toMatch(/Fewer about exports \(1, 2 fewer\)/);
});

it('posts the month beside the week where both are due, each once', async () => {
  await using digests = await posting('2026-04-01T08:00:00Z');
  expect(await digests.post()).toBe(2);
  expect(await digests.post()).toBe(0);
  expect(await findOutboxItem(digests.store.query, 'inquiries/month/2026-03-01')).toBeDefined();
});

it('leaves out what is old news, and is silent while Herald only observes or no channel is named', async () => {
  await using late = await posting('2026-03-21T08:00:00Z');
  expect(await late.post()).toBe(0);
  await using observing = await posting('2026-03-16T09:00:00Z', {
    inquiries: { ...aRegistry().inquiries, mode: 'observe' },
  });
  expect(await observing.post()).toBe(0);
  await using nowhere = await posting('2026-03-16T09:00:00Z', { discord: aRegistry().discord });
  expect(await nowhere.post()).toBe(0);
});
