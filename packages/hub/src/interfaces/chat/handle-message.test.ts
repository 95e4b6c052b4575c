/** The use case "a message came" by itself: a chat program of plain data, no Discord. */

import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { Answer } from '../../answers/answer.ts';
import { createPseudonyms } from '../../inquiries/people.ts';
import { readLessons } from '../../store/inquiries/lessons.ts';
import { readMissedQuestions } from '../../store/inquiries/missed-questions.ts';
import { silentLog, temporaryStore } from '../../store/testing/temporary-store.ts';
import { aQuestionService } from '../../testing/a-question-service.ts';
import { aHostView, aReadModel, testNowMs } from '../../testing/builders.ts';
import { createAnsweredMessages } from './answered-messages.ts';
import type { Chat } from './chat.ts';
import type { ChatMessage } from './chat-message.ts';
import { createMessageHandler } from './handle-message.ts';
import { createInTurn } from './in-turn.ts';
import { createLeftOpen } from './left-open.ts';
import { createLessons } from './lessons.ts';
import { createQuestionRate } from './question-rate.ts';

const anna = { id: 'anna', name: 'Anna', kind: 'person', roleIds: [] } as const;

function aMessage(text: string, override: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id: 'm1',
    channelId: 'c1',
    channelIds: ['c1'],
    isInThread: false,
    serverId: 's1',
    author: anna,
    text,
    isSpeech: true,
    sentAtMs: testNowMs,
    mentionsHerald: true,
    mentionedPeople: [],
    mentionedRoleIds: [],
    isToSomebody: true,
    ...override,
  };
}

function wordsOf({ verdict }: Answer): string {
  return verdict.map((part) => (typeof part === 'object' && 'strong' in part ? part.strong : part)).join('');
}

async function aChat({ admits = true, asksEngineering = false, learns = false } = {}) {
  const clock = fakeClock(testNowMs);
  const store = await temporaryStore(clock);
  const known = aReadModel({ hosts: [aHostView({ name: 'web-1' })], services: [] });
  const asking = {
    channelId: 'c1',
    about: [],
    isAskEngineering: true,
    mayAnswer: true,
    hasBoard: false,
    listens: 'always' as const,
    addresses: 'none' as const,
  };
  const discord = { ...known.registry.discord, ...(asksEngineering ? { channels: new Map([['c1', asking]]) } : {}) };
  const inquiries = { ...known.registry.inquiries, learns };
  const registry = { ...known.registry, discord, inquiries };
  const readModel = { ...known, registry };
  const threads: string[] = [];
  const said = new Map<string, string>();
  const offered: string[] = [];
  const chat: Chat<ChatMessage, string> = {
    render: async (answer) => wordsOf(answer),
    words: (text) => text,
    async reply({ id }, body) {
      said.set(`r-${id}`, body);
      return `r-${id}`;
    },
    async change(_message, replyId, answer) {
      if (!said.has(replyId)) return false;
      said.set(replyId, wordsOf(answer));
      return true;
    },
    remove: async ({ messageId }) => void said.delete(messageId),
    showTyping: async () => undefined,
    sentAtMs: () => testNowMs,
    markNoted: async () => undefined,
    peopleAround: () => ({ writer: ['Anna'], others: ['Dana (Web)'] }),
    quietOffers: {
      offer: async ({ id }) => void offered.push(id),
      withdraw: async () => undefined,
      answered: async ({ id }) => void offered.splice(offered.indexOf(id), 1),
    },
  };
  const nothing = async () => undefined;
  const handler = createMessageHandler({
    chat,
    questionService: aQuestionService(() => readModel, { clock }),
    registry: () => registry,
    lessons: createLessons({
      database: store,
      registry: () => registry,
      pseudonyms: createPseudonyms('a-key-for-the-tests'),
      log: silentLog,
    }),
    leftOpen: createLeftOpen({
      database: store,
      pseudonyms: createPseudonyms('a-key-for-the-tests'),
      log: silentLog,
    }),
    answered: createAnsweredMessages({ query: store.query, nowMs: () => clock.now(), log: silentLog }),
    gate: { admit: async () => (admits ? { kind: 'in', roleIds: [] } : { kind: 'out', words: 'Members only.' }) },
    rate: createQuestionRate({ elapsed: () => clock.elapsed() }),
    inTurn: createInTurn(),
    engineers: {
      heard: nothing,
      offer: async ({ id }) => void threads.push(id),
      wrote: nothing,
      overheard: nothing,
      deleted: nothing,
      pressed: async () => '',
      inquiryToAsk: () => ({ words: '' }),
    },
    incidentLines: { heard: async () => false, edited: async () => false, deleted: nothing },
    carryOut: async (answer) => (answer.intent === 'subscribe' ? { ...answer, verdict: ['Done.'] } : undefined),
    clock,
    log: silentLog,
    signal: new AbortController().signal,
  });
  const lessons = () => readLessons(store.query);
  const leftOpen = async () => (await readMissedQuestions(store.query, 0)).map(({ reason }) => reason);
  const stop = () => store[Symbol.asyncDispose]();
  return { handler, said, offered, threads, clock, lessons, leftOpen, [Symbol.asyncDispose]: stop };
}

const edited = (text: string) => aMessage(text, { editedAtMs: testNowMs });

it('answers a question once, changes the answer with it, and takes it away with it', async () => {
  await using world = await aChat();
  const { handler, said } = world;
  await handler.onCreate(aMessage('how is web-1?'));
  await handler.onCreate(aMessage('how is web-1?'));
  expect([...said]).toEqual([['r-m1', expect.stringContaining('web-1')]]);
  const before = said.get('r-m1');
  await handler.onUpdate('m1', () => edited('how much memory does web-1 use?'));
  expect(said.get('r-m1')).not.toBe(before);
  await handler.onDelete('m1');
  expect([...said]).toEqual([]);
});

it('says what was done where something was asked to be done', async () => {
  await using world = await aChat();
  await world.handler.onCreate(aMessage('tell me when web-1 goes down'));
  expect([...world.said]).toEqual([['r-m1', 'Done.']]);
});

it('takes the answer away where the question is no question any more', async () => {
  await using world = await aChat();
  await world.handler.onCreate(aMessage('how is web-1?'));
  await world.handler.onUpdate('m1', () => ({ ...edited('lunch was good'), mentionsHerald: false }));
  expect([...world.said]).toEqual([]);
});

it('says anew what somebody deleted, where its question is edited', async () => {
  await using world = await aChat();
  await world.handler.onCreate(aMessage('how is web-1?'));
  world.said.clear();
  await world.handler.onUpdate('m1', () => edited('how busy is web-1?'));
  expect([...world.said.keys()]).toEqual(['r-m1']);
});

it('tells a stranger who speaks to it why not, and says nothing to one who does not', async () => {
  await using world = await aChat({ admits: false });
  await world.handler.onCreate(aMessage('how is web-1?', { id: 'm2', mentionsHerald: false }));
  expect([...world.said]).toEqual([]);
  await world.handler.onCreate(aMessage('how is web-1?'));
  expect([...world.said]).toEqual([['r-m1', 'Members only.']]);
});

it('hears neither itself nor what the program announces', async () => {
  await using world = await aChat();
  await world.handler.onCreate(aMessage('how is web-1?', { author: { ...anna, kind: 'herald' } }));
  await world.handler.onCreate(aMessage('how is web-1?', { isSpeech: false }));
  expect([...world.said]).toEqual([]);
});

it('answers what was offered to whoever pressed the sign, and takes the sign away', async () => {
  await using world = await aChat();
  const message = aMessage('web-1 seems slow again', { mentionsHerald: false });
  world.offered.push('m1');
  await world.handler.onOfferPressed('m1', async () => ({ message, personId: 'bert' }));
  expect([...world.said.keys()]).toEqual(['r-m1']);
  expect(world.offered).toEqual([]);
});

it('has enough of eleven questions at once, and says for how long', async () => {
  await using world = await aChat();
  for (let count = 1; count <= 11; count += 1)
    await world.handler.onCreate(aMessage('how is web-1?', { id: `m${count}` }));
  expect(world.said.get('r-m10')).toContain('web-1');
  expect(world.said.get('r-m11')).toBe('That was a lot of questions at once. Ask me again in 2 seconds.');
  await world.clock.advance(1_000);
  await world.handler.onCreate(aMessage('how is web-1?', { id: 'm12' }));
  expect(world.said.get('r-m12')).toBe('That was a lot of questions at once. Ask me again in 1 second.');
});

it('opens no thread for each message of a flood of questions for engineers', async () => {
  await using world = await aChat({ asksEngineering: true });
  for (let count = 1; count <= 60; count += 1)
    await world.handler.onCreate(
      aMessage(`is web-1 down for customer ${count}?`, { id: `m${count}`, mentionsHerald: false, isToSomebody: false }),
    );
  expect(world.threads).toEqual(Array.from({ length: 10 }, (_, at) => `m${at + 1}`));
});

it('only notes what it missed for longer than half an hour', async () => {
  await using world = await aChat();
  const sentAtMs = testNowMs - 31 * 60_000;
  await world.handler.onCreate(aMessage('how is web-1?', { sentAtMs }), {});
  expect([...world.said]).toEqual([]);
});

const pressedOf = (message: ChatMessage) => async () => ({ message, personId: 'bert' });
const perhaps = (text: string) => aMessage(text, { mentionsHerald: false });

it('a sign counts as not answered until somebody presses it, or the message is gone', async () => {
  await using world = await aChat();
  const { handler, leftOpen } = world;
  const message = perhaps('web-1 slow again, Dana noticed');
  await handler.onCreate(message);
  await handler.onCreate(message);
  expect(world.offered).toContain('m1');
  expect(await leftOpen()).toEqual(['sign-not-pressed']);
  await handler.onOfferPressed('m1', pressedOf(message));
  expect(await leftOpen()).toEqual([]);
  await handler.onCreate({ ...message, id: 'm2' });
  expect(await leftOpen()).toEqual(['sign-not-pressed']);
  await handler.onDelete('m2');
  expect(await leftOpen()).toEqual([]);
});

it('what is said to Herald alone and met with silence counts, unless it is a remark or an engineer said it', async () => {
  await using world = await aChat();
  const direct = (text: string, id: string) => aMessage(text, { id, serverId: null, mentionsHerald: false });
  await world.handler.onCreate(direct('thanks a lot', 'm1'));
  expect(await world.leftOpen()).toEqual([]);
  await world.handler.onCreate(direct('> quoted from somebody', 'm2'));
  expect([...world.said]).toEqual([]);
  expect(await world.leftOpen()).toEqual(['silent']);
});

it('learns from a press of its offer, without names, until the message is changed or deleted', async () => {
  await using world = await aChat({ learns: true });
  const { handler } = world;
  const message = perhaps('web-1 slow again, Dana noticed');
  await handler.onOfferPressed('m1', pressedOf(message));
  const lesson = {
    kind: 'offer-pressed',
    text: 'web-1 slow again, person noticed',
    context: 'channel',
    understood: expect.objectContaining({ targets: ['web-1'], answer: 'suggest' }),
    expect: expect.objectContaining({ targets: ['web-1'], answer: true }),
  };
  expect(await world.lessons()).toEqual([lesson]);
  await handler.onUpdate('m1', () => ({ ...perhaps('lunch was good'), editedAtMs: testNowMs }));
  expect(await world.lessons()).toEqual([]);
  await handler.onOfferPressed('m1', pressedOf(message));
  expect(await world.lessons()).toHaveLength(1);
  await handler.onDelete('m1');
  expect(await world.lessons()).toEqual([]);
});

it('keeps no words where nobody switched learning on', async () => {
  await using world = await aChat();
  await world.handler.onOfferPressed('m1', pressedOf(perhaps('web-1 seems slow again')));
  expect([...world.said.keys()]).toEqual(['r-m1']);
  expect(await world.lessons()).toEqual([]);
});

const toBert = (theirs: string) => ({ messageId: 'm0', whom: 'person' as const, text: theirs });

it.each(['', 'can you answer this?', 'hey, any idea?', 'please answer 🙏', 'can you help him with that one, thanks'])(
  'answers what somebody else asked to whoever points at it with "@Herald %s"',
  async (text) => {
    await using world = await aChat();
    for (const theirs of ['is web-1 up? a customer asks', 'someone asked me whether web-1 is fine']) {
      await world.handler.onCreate(aMessage(text, { id: theirs, repliesTo: toBert(theirs) }));
      expect([...world.said], theirs).toContainEqual([`r-${theirs}`, expect.stringContaining('web-1')]);
    }
  },
);

it.each([
  ['what can you do?', toBert('is web-1 up?')],
  ['thanks', toBert('is web-1 up?')],
  ['can you answer this?', { messageId: 'm0', whom: 'herald', text: 'web-1 is up.' } as const],
  ['', { messageId: 'm0', whom: 'person' } as const],
])('"@Herald %s" is read by itself where it does not point, or at nothing of others', async (text, repliesTo) => {
  await using world = await aChat();
  await world.handler.onCreate(aMessage(text, { repliesTo }));
  expect(world.said.get('r-m1') ?? '').not.toContain('web-1');
});

it('reads nothing of others where it was not called', async () => {
  await using world = await aChat();
  const unaddressed = { mentionsHerald: false, repliesTo: toBert('is web-1 up?') };
  await world.handler.onCreate(aMessage('can you answer this?', unaddressed));
  expect([...world.said]).toEqual([]);
});
