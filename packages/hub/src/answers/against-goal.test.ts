import { expect, it } from 'vitest';
import { aQuestion, serviceTarget, wordsOf } from '../testing/a-question.ts';
import { aReadModel, aServiceView } from '../testing/builders.ts';
import { answerQuestion } from './answer-question.ts';
import { operator } from './viewer.ts';

it.each([
  [99.95, 99.9, /^Yes: billing was up 99\.95 % .*, which meets the target of 99\.9 %\.$/],
  [99.9, 99.9, /^Yes: /],
  [99.7, 99.9, /^No: billing was up 99\.7 % .*, below the target of 99\.9 %\.$/],
])('an uptime of %d against a target of %d', async (upPercent, goalPercent, words) => {
  const readModel = aReadModel({
    services: [aServiceView({ name: 'billing', hosts: [] })],
    uptime: async () => ({
      watchedSeconds: 100_000,
      upSeconds: 1_000 * upPercent,
      degradedSeconds: 0,
      downSeconds: 0,
      plannedSeconds: 0,
      upPercent,
    }),
  });
  const question = aQuestion({ intent: 'history', targets: [serviceTarget('billing')], range: '30d', goalPercent });
  const { verdict } = await answerQuestion(question, readModel, { viewer: operator, text: '', nearest: () => [] });
  expect(wordsOf(verdict)).toMatch(words);
});
