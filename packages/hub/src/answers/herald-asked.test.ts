/** Questions of Herald itself, of money and of engineers: no server is meant, however much a word looks like one. */
import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import { serviceTarget } from '../testing/a-question.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aReadModel } from '../testing/builders.ts';
import { ask } from './testing/three-services.ts';
import { operator } from './viewer.ts';

it.each<[text: string, question: Partial<Question>, said: RegExp | string]>([
  ['is it costing us money?', { intent: 'none' }, "What it costs or saves in money I can't tell."],
  [
    'send me the figures as CSV',
    { intent: 'inquiries', typos: [{ typed: 'CSV', target: serviceTarget('exports') }] },
    /^\/inquiries in Discord shows how many questions reach engineers, against before\.$/,
  ],
  [
    'what share of questions did you get wrong?',
    { intent: 'inquiries', unknownNames: ['questions'] },
    /^\/inquiries in/,
  ],
  [
    'can you get me an engineer? The export must be run by hand',
    { intent: 'about' },
    /^I can ask an engineer for you\./,
  ],
  ['how fresh are your numbers?', { intent: 'about' }, /^(?:My readings are|My newest reading is|I have no reading)/],
  [
    'what did this outage cost us?',
    { intent: 'history', range: '7d' },
    /^What it costs or saves in money I can't tell\. 1 outage/,
  ],
  ['are we on track for the goal?', { intent: 'downtime' }, /^\/inquiries in Discord/],
  ['who uses Herald the most?', { intent: 'superlative', order: 'most' }, /^\/inquiries in Discord/],
])('"%s" is answered with what Herald can tell, or who can', async (text, question, said) => {
  const answer = await ask(question, text);
  if (typeof said === 'string') expect(answer.said).toBe(said);
  else expect(answer.said).toMatch(said);
});

it('offers no engineer in a direct message, and says where one can be asked', async () => {
  const viewer = { ...operator, isDirect: true as const };
  const answer = await answerTo({ intent: 'act' }, aReadModel(), 'I need an engineer', { viewer });
  expect(answer.said).toBe(
    "I can't ask an engineer from here. To ask an engineer, write in a channel of the server: they can't see our direct messages.",
  );
  expect(answer.actions).toEqual([]);
});
