import { expect, it } from 'vitest';
import { serviceTarget, wordsOf } from '../testing/a-question.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aReadModel, aServiceView } from '../testing/builders.ts';

it.each([
  [99.95, 99.9, /^Yes: billing was up 99\.95 % .*, which meets the target of 99\.9 %\.$/],
  [99.9, 99.9, /^Yes: /],
  [99.7, 99.9, /^No: billing was up 99\.7 % .*, below the target of 99\.9 %\.$/],
])('an uptime of %d against a target of %d', async (upPercent, goalPercent, words) => {
  const readModel = aReadModel({
    services: [aServiceView({ name: 'billing', hosts: [] })],
    uptime: async () => anUptime({ watchedSeconds: 100_000, upSeconds: 1_000 * upPercent, upPercent }),
  });
  const question = { intent: 'history' as const, targets: [serviceTarget('billing')], range: '30d', goalPercent };
  const { verdict } = await answerTo(question, readModel);
  expect(wordsOf(verdict)).toMatch(words);
});
