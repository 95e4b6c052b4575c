/** "Tell me when the maintenance is over" is done at once, and what was set can be taken back. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { answerTo } from '../../answers/testing/conversation.ts';
import type { BackWish } from '../../notifications/incidents/back-wishes.ts';
import { openSubscriptionBook } from '../../notifications/subscriptions/subscription-book.ts';
import type { Subscription } from '../../store/subscriptions/subscriptions.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { aReadModel, aServiceView, testNowMs } from '../../testing/builders.ts';
import { told } from '../../testing/told.ts';
import { createCarryOut } from './carry-out.ts';

const anna = { kind: 'person' as const, id: 'anna' };
const billing = { kind: 'service' as const, name: 'billing' };
const message = {
  id: 'm1',
  channelId: 'c1',
  channelIds: ['c1'],
  isInThread: false,
  serverId: 's1',
  author: { id: 'anna', name: 'Anna', kind: 'person' as const, roleIds: [] },
  text: '',
  isSpeech: true,
  sentAtMs: testNowMs,
  mentionsHerald: true,
  mentionedPeople: [],
  mentionedRoleIds: [],
  isToSomebody: true,
};

async function carriedOut(
  said: string,
  { before, knows = 'billing', serverId = 's1' as string | null, isDown = false, isBoth = false } = {} as {
    before?: Omit<Subscription, 'createdAtMs'>;
    knows?: string;
    serverId?: string | null;
    isDown?: boolean;
    isBoth?: boolean;
  },
) {
  const clock = fakeClock(testNowMs);
  await using store = await temporaryStore(clock);
  const subscriptions = await openSubscriptionBook({ database: store, clock });
  if (before) await subscriptions.subscribe(before);
  const model = aReadModel({
    services: [
      aServiceView({ name: knows, status: isDown ? 'down' : 'up' }),
      ...(isBoth ? [aServiceView({ name: 'exports', status: 'down' })] : []),
    ],
  });
  const wishes: BackWish[] = [];
  const backWishes = { wish: async (one: BackWish) => void wishes.push(one) };
  const nowMs = () => testNowMs;
  const carryOut = createCarryOut({
    registry: () => model.registry,
    subscriptions,
    readModel: () => model,
    backWishes,
    nowMs,
  });
  const answer = isBoth
    ? await answerTo(['out', 'maintenance'], said)
    : isDown
      ? await answerTo(['out'], 'is billing ok?', said)
      : await answerTo(['maintenance'], 'is billing under maintenance?', said);
  const done = answer && (await carryOut(answer, { ...message, serverId }));
  return { done: done && told(done), kept: subscriptions.of(anna), channel: subscriptions.channelOf('anna'), wishes };
}

it.each([
  'tell me when the maintenance is over',
  "please inform us when it's finished",
  'ping me once its through pls',
])('"%s" subscribes, and says until when', async (said) => {
  const { done, kept, channel } = await carriedOut(said);
  expect(done).toEqual([
    "Done. I'll message you when the maintenance on billing changes or is over.",
    'It is planned to end at 09:05.',
    'Later maintenance on billing is told too, until you stop it.',
    '[unsubscribe billing]',
  ]);
  expect(kept).toMatchObject([{ to: anna, target: billing, kinds: ['downtime'], delivery: 'at-once' }]);
  expect(channel).toBe('c1');
});

it('what was wanted of it before stays, but for news that would be gathered', async () => {
  const quiet = { fromLocal: '22:00', toLocal: '07:00', zone: 'UTC' };
  const before = { to: anna, target: billing, kinds: ['incident'], delivery: 'daily' as const, quiet };
  const { kept } = await carriedOut('tell me when the maintenance is over', { before, serverId: null });
  expect(kept).toMatchObject([{ kinds: ['incident', 'downtime'], delivery: 'at-once', quiet }]);
});

it.each([
  'will you tell me when the maintenance is over?',
  'how do I get a message when the maintenance of billing is over?',
  'is it over?',
])('"%s" sets nothing', async (said) => {
  const { done, kept } = await carriedOut(said);
  expect(done).toBeUndefined();
  expect(kept).toEqual([]);
});

it('of what is gone meanwhile nothing is promised', async () => {
  expect(await carriedOut('tell me when the maintenance is over', { knows: 'mail' })).toMatchObject({
    done: undefined,
    kept: [],
  });
});

it.each(["tell me when it's over", 'please inform me when the exports are repaired', 'ping me once it works'])(
  '"%s" in an outage is a wish for its end, kept at once',
  async (said) => {
    const { done, kept, wishes } = await carriedOut(said, { isDown: true, knows: 'exports' });
    expect(done).toEqual(["Done. I'll tell you here once exports is back up.", '[unsubscribe exports]']);
    expect(wishes).toMatchObject([
      {
        personId: 'anna',
        target: { kind: 'service', name: 'exports' },
        place: { channelId: 'c1', messageId: 'm1' },
        until: 'working',
        askedAtMs: testNowMs,
      },
    ]);
    expect(kept).toEqual([]);
    const direct = await carriedOut(said, { isDown: true, knows: 'exports', serverId: null });
    expect(direct.wishes.map(({ place }) => place)).toEqual([undefined]);
  },
);

it('of what is back up meanwhile nothing is promised', async () => {
  const { done, wishes } = await carriedOut('tell me when exports is back', { isDown: true, knows: 'billing' });
  expect([done, wishes]).toEqual([undefined, []]);
});

it('two things asked for in one breath are both set, and both can be taken back', async () => {
  const { done, kept, wishes } = await carriedOut('tell me when both are finished, exports and billing', {
    isBoth: true,
  });
  expect(done?.at(-1)).toBe('[unsubscribe exports] [unsubscribe billing]');
  expect(wishes.map(({ target }) => target.name)).toEqual(['exports']);
  expect(kept.map(({ target, kinds }) => `${target.kind === 'all' ? '*' : target.name}: ${kinds}`)).toEqual([
    'billing: downtime',
  ]);
});
