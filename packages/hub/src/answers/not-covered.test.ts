/** What is nothing that Herald knows of is said so, and no neighbour's answer given for it. */
import { expect, it } from 'vitest';
import { cannotTell } from './not-covered.ts';
import { answerTo, type Matter, say } from './testing/conversation.ts';

const known = 'I know whether servers and services are up, how busy they are, their outages and planned maintenance.';

it.each<[said: string, told: string, ...matters: Matter[]]>([
  [
    'how many users are logged in to checkout right now?',
    `How many users are logged in to checkout right now I can't tell. ${known} Card payments (checkout) are up.`,
  ],
  [
    'which version of search do we have?',
    `I can't answer "which version of search do we have?". ${known} Product search (search) is up.`,
  ],
  ['who approves discounts?', `Who approves discounts I can't tell. ${known}`],
  ['is the data safe?', `I can't answer "is the data safe?". ${known}`],
  ['phone number of esra', `I don't know "phone number of esra". ${known}`],
])('%s', async (said, told, ...matters) => {
  expect(await say(matters, said)).toBe(told);
});

it.each([
  "what's the latency of search?",
  'what is the error rate of search?',
  'how many requests per minute on search?',
])('says of requests that they are not measured: %s', async (said) => {
  expect(await say([], said)).toMatch(/^Requests, their errors and how long they take I don't measure/);
});

it('is no answer, and leads to an engineer', async () => {
  expect(await answerTo([], 'who approves discounts?')).toMatchObject({
    answered: false,
    status: 'none',
    actions: [{ kind: 'ask-engineers' }],
  });
  expect(await answerTo(['out'], 'does exports support XML?')).toMatchObject({ status: 'down', targets: ['exports'] });
});

it('takes one line beside a question that has its answer', async () => {
  expect(await say([], 'is search up? And which version of it do we have?')).toBe(
    'Product search (search) is up. Its server is healthy; nothing is scheduled this week. I can\'t answer "which version of it do we have?".',
  );
});

it('is cut where it is long', () => {
  const long = `why did ${'the very long '.repeat(12)}thing happen`;
  expect(cannotTell(long)).toMatch(/^I can't answer "why did .{60,90} …"\.$/);
});
