import { describe, expect, it } from 'vitest';
import { hostTarget, wordsOf } from '../testing/a-question.ts';
import { aHostView, aReadModel, aServiceView } from '../testing/builders.ts';
import { askWhich, greet, help, namesIKnow, notUnderstood, unknownName } from './small-talk.ts';
import { say } from './testing/conversation.ts';

const hosts = (count: number) => Array.from({ length: count }, (_, at) => aHostView({ name: `web-${at + 1}` }));
const known = aReadModel({ hosts: hosts(2), services: [aServiceView({ hosts: hosts(2) })] });
const empty = aReadModel({ hosts: [], services: [] });

it('greets without saying anything about servers', () => {
  expect(greet({ readModel: known, asks: () => false })).toMatchObject({
    intent: 'greeting',
    answered: true,
    status: 'none',
    facts: [],
    groups: [],
    actions: [],
  });
});

describe('what can be asked', () => {
  it.each([
    'what can you do for someone running customer success?',
    'I lead the support team, what can I ask you?',
    'what can you do for a head of customer success?',
    "I'm head of support, what do you offer me?",
    'what can a VP of customer success ask you?',
  ])('"%s" is told by what leaders ask', async (text) => {
    expect(await say([], text)).toMatch(
      /^I can tell you how reliable your services are, what is wrong now, and what people ask\. Reliability: .* Questions: .* Reports: /,
    );
  });

  it('whoever leads nobody is shown servers', async () => {
    expect(await say([], 'what can I ask you?')).toMatch(/^I can tell you how your servers and services are\./);
  });

  it('is shown with names that are known', () => {
    const answer = help(known);
    expect(answer).toMatchObject({ intent: 'help', answered: true, actions: [] });
    expect(answer.lines.map(wordsOf)).toEqual([
      expect.stringMatching(/storefront.*web-1/),
      'I cover 1 service: The shop (storefront) (and 2 servers).',
    ]);
    expect(wordsOf(help(aReadModel({ hosts: hosts(2), services: [] })).lines[0] ?? [])).toMatch(/is web-1 up/);
    expect(wordsOf(help(empty).lines[0] ?? [])).toMatch(/web-1/);
  });

  it('is shown to who was not understood, with engineers to ask', () => {
    expect(notUnderstood(known)).toMatchObject({
      intent: 'none',
      answered: false,
      actions: [{ kind: 'ask-engineers' }],
    });
    expect(notUnderstood(known).lines).toEqual(help(known).lines);
  });
});

describe('the names it knows', () => {
  it('are counted, twelve of them shown', () => {
    const words = (count: number) => wordsOf(namesIKnow(aReadModel({ hosts: hosts(count), services: [] })));
    expect(words(1)).toBe('I cover 1 server: web-1.');
    expect(words(12)).toMatch(
      /^I cover 12 servers: web-1, web-2, web-3, web-4, web-5, web-6, web-7, web-8, web-9, web-10, web-11 and web-12\.$/,
    );
    expect(words(13)).toMatch(/web-10, web-11 and 2 more\.$/);
  });

  it('are none yet', () => {
    expect(wordsOf(namesIKnow(empty))).toMatch(/no servers yet/);
  });
});

describe('a name nobody knows', () => {
  it('offers the nearest four as buttons, then engineers', () => {
    const answer = unknownName('web9', ['a', 'b', 'c', 'd', 'e'], 'health', 'is web9 up?', known);
    expect(wordsOf(answer.verdict)).toMatch(/"web9".*a, b, c or d\?$/);
    expect(answer).toMatchObject({ intent: 'health', answered: false, lines: [] });
    expect(answer.actions).toHaveLength(5);
    expect(answer.actions[0]).toEqual({ kind: 'choose', name: 'a', question: 'is web9 up?' });
    expect(answer.actions.at(-1)).toEqual({ kind: 'ask-engineers' });
    expect(wordsOf(unknownName('web9', ['a'], 'health', '', known).verdict)).toMatch(/a\?$/);
  });

  it('that is near none tells which names there are', () => {
    const answer = unknownName('zebra', [], 'health', 'is zebra up?', known);
    expect(wordsOf(answer.verdict)).not.toContain('?');
    expect(answer.lines.map(wordsOf)).toEqual([wordsOf(namesIKnow(known))]);
    expect(answer.actions).toEqual([{ kind: 'ask-engineers' }]);
  });
});

it('a name that could be several asks which, five at most', () => {
  const candidates = ['a', 'b', 'c', 'd', 'e', 'f'].map(hostTarget);
  const answer = askWhich({ typed: 'web', candidates }, 'metric', 'cpu of web?');
  expect(wordsOf(answer.verdict)).toMatch(/"web".*a, b, c, d or e/);
  expect(answer).toMatchObject({ intent: 'metric', answered: false, lines: [] });
  expect(answer.actions).toHaveLength(5);
  expect(answer.actions[1]).toEqual({ kind: 'choose', name: 'b', question: 'cpu of web?' });
});

it('what was not understood while something is wrong gets how things stand; else what can be asked', async () => {
  expect(await say(['out'], 'got it. quack is that still?')).toMatch(
    /^Sorry, I didn't understand that\. exports is down; the other \d services are up\./,
  );
  expect(await say([], 'got it. quack is that still?')).toMatch(/^Sorry, I didn't understand that\. You can ask/);
});
