/** What one person asks engineers about one trouble is answered in one thread, and an engineer who writes there has answered all of it. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { bareAnswer } from '../../answers/bare-answer.ts';
import { operator } from '../../answers/viewer.ts';
import type { Text } from '../../format/text.ts';
import { createInquiryTracker } from '../../inquiries/inquiry-tracker.ts';
import { createPseudonyms } from '../../inquiries/people.ts';
import type { Saying } from '../../inquiries/saying.ts';
import { silentLog, temporaryStore } from '../../store/testing/temporary-store.ts';
import { aQuestion, serviceTarget, wordsOf } from '../../testing/a-question.ts';
import { aRegistry, testNowMs } from '../../testing/builders.ts';
import type { ChatMessage } from './chat-message.ts';
import { createOffers } from './offers.ts';
import { createPutToEngineers } from './put-to-engineers.ts';
import { createQuestionRate } from './question-rate.ts';

const question = aQuestion({ intent: 'eta', targets: [serviceTarget('exports')], reply: 'offer' });

async function aChat() {
  const clock = fakeClock(testNowMs);
  const database = await temporaryStore(clock);
  const pseudonyms = createPseudonyms('0123456789abcdef0123456789abcdef');
  const registry = aRegistry();
  const said: { in: string; lead: string; calls: string | undefined }[] = [];
  const offers = createOffers();
  const tracker = createInquiryTracker({
    database,
    clock,
    settings: () => registry.inquiries,
    whomToCall: () => ({ kind: 'nobody' }),
    messagesOf: (saying: Saying) => {
      if (saying.kind === 'offer')
        said.push({ in: saying.messageId, lead: wordsOf(saying.lead), calls: offers.find(saying.inquiryId)?.callsId });
      return [];
    },
  });
  let verdict: Text = ['exports is down.'];
  const nothing = () => {
    throw new Error('No question is read here.');
  };
  const engineers = createPutToEngineers({
    tracker,
    pseudonyms,
    offers,
    questionService: {
      read: nothing,
      answer: async () => bareAnswer('eta', ['exports'], verdict),
      rehearse: nothing,
      complete: () => [],
      forget: () => undefined,
    },
    registry: () => registry,
    incidentOf: () => 'exports-1',
    notify: () => undefined,
    calls: createQuestionRate({ elapsed: () => clock.elapsed(), burst: 5, perSecond: 1 / 60 }),
    nowMs: () => clock.now(),
    log: silentLog,
  });
  const message = (id: string, personId: string, over: Partial<ChatMessage> = {}): ChatMessage => ({
    id,
    channelId: 'ask',
    channelIds: ['ask'],
    isInThread: false,
    serverId: 'server',
    author: { id: personId, name: personId, kind: 'person' },
    text: 'How long will this take?',
    isSpeech: true,
    sentAtMs: testNowMs,
    mentionsHerald: false,
    mentionedPeople: [],
    mentionedRoleIds: [],
    isToSomebody: false,
    ...over,
  });
  const heard = (one: ChatMessage, isEngineer = false) => ({
    heard: { text: one.text, place: 'channel' as const, engineersMentioned: true, personMentioned: false },
    asker: { personId: one.author.id, channelId: one.channelId, viewer: { ...operator, isEngineer } },
  });
  return {
    said,
    async asks(id: string, personId: string, answer: string) {
      verdict = [answer];
      const one = message(id, personId);
      await engineers.offer(one, heard(one), question, { isTooOld: false });
    },
    async engineerWritesIn(threadId: string) {
      const one = message('reply', 'erin', { channelId: threadId, isInThread: true, sentAtMs: testNowMs + 1_000 });
      await engineers.wrote(one, heard(one, true));
    },
    deleted: (id: string) => engineers.deleted(id),
    counted: (id: string) => tracker.find(pseudonyms.inquiry(id)),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

it('goes on in the first thread, calls whoever asked there, and promises nothing twice', async () => {
  await using chat = await aChat();
  await chat.asks('m1', 'carla', 'exports is down.');
  await chat.asks('m2', 'carla', 'There is no estimate yet.');
  await chat.asks('m3', 'chidi', 'There is no estimate yet.');
  expect(chat.said).toEqual([
    { in: 'm1', lead: "I can answer this one, and I'll say here when it's fixed:", calls: undefined },
    { in: 'm1', lead: 'On your next question, what I know so far:', calls: 'carla' },
    { in: 'm3', lead: "What I know so far, and I'll say here when it's fixed:", calls: undefined },
  ]);
  await chat.engineerWritesIn('m1');
  for (const id of ['m1', 'm2']) expect((await chat.counted(id))?.repliedAtMs).toBe(testNowMs + 1_000);
  expect((await chat.counted('m3'))?.repliedAtMs).toBeUndefined();
});

it('opens another where the first question was deleted', async () => {
  await using chat = await aChat();
  await chat.asks('m1', 'carla', 'exports is down.');
  await chat.deleted('m1');
  await chat.asks('m2', 'carla', 'exports is down.');
  expect(chat.said.map((one) => one.in)).toEqual(['m1', 'm2']);
});
