/** What whoever presses a button about engineers is told: a promise is kept, and what was not done is not promised. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { describe, expect, it } from 'vitest';
import type { QuestionService } from '../../answers/question-service.ts';
import { operator } from '../../answers/viewer.ts';
import type { ChannelBinding, DiscordBindings } from '../../domain/registry.ts';
import { createInquiryTracker } from '../../inquiries/inquiry-tracker.ts';
import { createPseudonyms } from '../../inquiries/people.ts';
import { silentLog, temporaryStore } from '../../store/testing/temporary-store.ts';
import { aQuestion, serviceTarget } from '../../testing/a-question.ts';
import { aRegistry, testNowMs } from '../../testing/builders.ts';
import type { ChatMessage } from './chat-message.ts';
import { createOffers } from './offers.ts';
import { createPutToEngineers, type InquiryPress } from './put-to-engineers.ts';
import { createQuestionRate } from './question-rate.ts';
import type { HeardMessage } from './to-incoming-message.ts';

async function askedAnna(
  putTo: 'herald' | 'engineers' = 'herald',
  {
    read = refuse,
    channels = new Map(),
  }: { read?: QuestionService['read']; channels?: DiscordBindings['channels'] } = {},
) {
  const clock = fakeClock(testNowMs);
  const database = await temporaryStore(clock);
  const pseudonyms = createPseudonyms('0123456789abcdef0123456789abcdef');
  const registry = aRegistry();
  const bound = { ...registry, discord: { ...registry.discord, channels } };
  const tracker = createInquiryTracker({
    database,
    clock,
    settings: () => registry.inquiries,
    whomToCall: () => ({ kind: 'nobody' }),
    messagesOf: () => [],
  });
  const engineers = createPutToEngineers({
    tracker,
    pseudonyms,
    offers: createOffers(),
    questionService: { read, answer: refuse, rehearse: refuse, complete: () => [], forget: () => undefined },
    registry: () => bound,
    incidentOf: () => undefined,
    notify: () => undefined,
    calls: createQuestionRate({ elapsed: () => clock.elapsed(), burst: 5, perSecond: 1 / 60 }),
    nowMs: () => clock.now(),
    log: silentLog,
  });
  async function asked(messageId: string): Promise<string> {
    const id = pseudonyms.inquiry(messageId);
    await tracker.handle({
      kind: 'asked',
      inquiryId: id,
      messageId,
      channelId: 'c1',
      personHash: pseudonyms.person('anna'),
      isEngineer: false,
      putTo,
      atMs: testNowMs,
      isAboutStatus: true,
      canAnswer: false,
    });
    return id;
  }
  const inquiryId = await asked('m1');
  const press = (personId: string, button: InquiryPress['button'], id = inquiryId) =>
    engineers.pressed({ button, inquiryId: id, personId, mayAsk: true, atMs: clock.now() });
  return {
    tracker,
    clock,
    asked,
    inquiryId,
    press,
    engineers,
    pseudonyms,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

it('calls engineers five times for one person, and once a minute after that, however many threads there are', async () => {
  await using world = await askedAnna();
  const said: string[] = [];
  for (let at = 1; at <= 7; at += 1) {
    const id = at === 1 ? world.inquiryId : await world.asked(`m${at}`);
    said.push(await world.press('anna', 'still-need', id));
    if (at === 1) await world.press('anna', 'still-need', id);
  }
  expect(said.filter((words) => words.startsWith("I'm asking the engineers now"))).toHaveLength(5);
  expect(said.at(-1)).toBe(
    'I have just called the engineers for you several times, so I did not call them for this one. Write to them where they were asked, or press again in 60 seconds.',
  );
  await world.clock.advance(60_000);
  expect(await world.press('anna', 'still-need', await world.asked('m8'))).toMatch(/^I'm asking/);
});

function refuse(): never {
  throw new Error('No question is read here.');
}

it('tells somebody else that only whoever asked can say that it is answered', async () => {
  await using world = await askedAnna();
  expect(await world.press('bert', 'that-answers')).toBe(
    'Only whoever asked can say that. Ask me yourself, and press the button under my answer to you.',
  );
});

it('asks engineers also for somebody else who needs them, once for both', async () => {
  await using world = await askedAnna();
  expect(await world.press('bert', 'still-need')).toMatch(/^I'm asking the engineers now/);
  expect(await world.press('anna', 'still-need')).toBe('The engineers were asked already, and have not answered yet.');
});

it('asks engineers once, and tells whoever presses again how it stands', async () => {
  await using world = await askedAnna();
  expect(await world.press('anna', 'still-need')).toMatch(/^I'm asking the engineers now/);
  expect(await world.press('anna', 'still-need')).toBe('The engineers were asked already, and have not answered yet.');
  expect(await world.press('anna', 'that-answers')).toBe('Good. I have noted that no engineer is needed.');
  expect(await world.press('anna', 'that-answers')).toBe('That was settled already; nothing changed.');
});

it('promises no engineer where one has answered already', async () => {
  await using world = await askedAnna('engineers');
  const { tracker, inquiryId } = world;
  await tracker.handle({ kind: 'engineer-wrote', inquiryId, messageId: 'm2', atMs: testNowMs + 1 });
  expect(await world.press('anna', 'still-need')).toBe(
    'An engineer has answered that already, so I asked nobody again: write to them there.',
  );
});

it('says of a question that is not followed, as that of an engineer, that nothing was done', async () => {
  await using world = await askedAnna();
  const unknown =
    'I do not follow up that question: an engineer asked it, or it was deleted. Nothing was changed; write to your engineers directly.';
  expect(await world.press('anna', 'still-need', 'another')).toBe(unknown);
  await world.tracker.handle({ kind: 'deleted', inquiryId: world.inquiryId, atMs: testNowMs });
  expect(await world.press('anna', 'still-need')).toBe(unknown);
});

describe('a question to an engineer by name', () => {
  const forAsking: ChannelBinding = {
    channelId: 'ask',
    about: [],
    isAskEngineering: true,
    mayAnswer: true,
    hasBoard: false,
    listens: 'plainly',
    addresses: 'none',
  };
  const askEngineering = new Map([['ask', forAsking]]);
  const said = (id: string, minutes: number, text: string, over: Partial<ChatMessage> = {}): ChatMessage => ({
    id,
    channelId: 'general',
    channelIds: [over.channelId ?? 'general'],
    isInThread: false,
    serverId: 'server',
    author: { id: 'carla', name: 'Carla', kind: 'person' },
    text,
    isSpeech: true,
    sentAtMs: testNowMs + minutes * 60_000,
    mentionsHerald: false,
    mentionedPeople: [],
    mentionedRoleIds: [],
    isToSomebody: false,
    ...over,
  });
  const emil = { author: { id: 'emil', name: 'Emil', kind: 'person' as const } };
  const heardFrom = ({ text, author, channelId }: ChatMessage, isEngineer = false): HeardMessage => ({
    heard: { text, place: 'channel', engineersMentioned: false, personMentioned: false },
    asker: { personId: author.id, channelId, viewer: { ...operator, isEngineer } },
  });
  const asked = (text: string) =>
    aQuestion({ intent: 'cause', targets: [serviceTarget('exports')], reply: /^can/.test(text) ? 'offer' : 'silent' });
  async function aChat() {
    const heard: string[] = [];
    const world = await askedAnna('herald', {
      channels: askEngineering,
      read: ({ text }) => {
        heard.push(text);
        return asked(text);
      },
    });
    return {
      heard,
      async says(message: ChatMessage) {
        const from = heardFrom(message, message.author.id !== 'carla');
        await world.engineers.wrote(message, from);
        await world.engineers.overheard(message, from);
      },
      counted: (messageId: string) => world.tracker.find(world.pseudonyms.inquiry(messageId)),
      [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
    };
  }

  it('in their channel reaches them at once, and the next that an engineer says there answers it', async () => {
    await using chat = await aChat();
    await chat.says(said('q', 0, 'Emil, can you say why exports failed?', { channelId: 'ask' }));
    expect(chat.heard).toEqual(['can you say why exports failed?']);
    expect(await chat.counted('q')).toMatchObject({ intent: 'cause', reachedAtMs: testNowMs });
    expect((await chat.counted('q'))?.offeredAtMs).toBeUndefined();
    await chat.says(said('a', 3, 'The queue was stuck.', { ...emil, channelId: 'ask' }));
    expect(await chat.counted('q')).toMatchObject({ repliedAtMs: testNowMs + 180_000 });
  });

  it('elsewhere reaches them when the one who was called turns out to be one, within half an hour', async () => {
    await using chat = await aChat();
    await chat.says(said('q', 0, 'hi Emil, can you say why exports failed?'));
    expect(await chat.counted('q')).toBeUndefined();
    await chat.says(said('x', 1, 'Lunch?', { author: { id: 'erin', name: 'Erin', kind: 'person' } }));
    await chat.says(said('y', 1, 'see above', { ...emil, isToSomebody: true }));
    expect(await chat.counted('q')).toBeUndefined();
    await chat.says(said('a', 3, 'The queue was stuck.', emil));
    expect(await chat.counted('q')).toMatchObject({ reachedAtMs: testNowMs, repliedAtMs: testNowMs + 180_000 });
    await chat.says(said('q2', 10, 'Emil, can you say why exports failed?'));
    await chat.says(said('b', 41, 'Good morning.', emil));
    expect(await chat.counted('q2')).toBeUndefined();
  });

  it('is none where nothing is asked of the services, where an engineer asks, or where it was deleted', async () => {
    await using chat = await aChat();
    await chat.says(said('q', 0, 'Emil, lunch at one?', { channelId: 'ask' }));
    expect(await chat.counted('q')).toBeUndefined();
    await chat.says(said('e', 1, 'Emil, can you say why exports failed?', { ...emil, channelId: 'ask' }));
    expect(await chat.counted('e')).toBeUndefined();
  });
});
