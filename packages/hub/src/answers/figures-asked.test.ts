/** Questions of figures, of uptime and of targets. */
import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import { hostTarget } from '../testing/a-question.ts';
import { ask, checkout } from './testing/three-services.ts';

it.each<[text: string, question: Partial<Question>, said: RegExp | string]>([
  [
    'is there enough memory on pay-1?',
    { intent: 'metric', metric: 'memory', targets: [hostTarget('pay-1')] },
    /^Yes: pay-1 uses /,
  ],
  [
    'is the disk of pay-1 running out?',
    { intent: 'metric', metric: 'disk', targets: [hostTarget('pay-1')] },
    /^No: The disk of pay-1 is /,
  ],
  [
    'how much memory is left on pay-1?',
    { intent: 'metric', metric: 'memory', targets: [hostTarget('pay-1')] },
    /^pay-1 uses /,
  ],
  [
    'our overall uptime against 99.95 %?',
    { intent: 'metric', metric: 'uptime', goalPercent: 99.95, range: '30d' },
    /^No: 1 of 3 was below 99\.95 % in the last 30 days: exports \(99\.9 %\)\./,
  ],
  [
    'what was our uptime this month?',
    { intent: 'history', measure: 'uptime', range: '7d' },
    'Uptime in the last 7 days: 99.96 % on average, from 99.9 % (exports) to 100 %.',
  ],
  [
    'did we keep 99.95 %?',
    { intent: 'history', measure: 'uptime', goalPercent: 99.95 },
    'No: 1 of 3 was below 99.95 % in the last 30 days: exports (99.9 %).',
  ],
  [
    'did we meet our SLA of 99.9 % for checkout?',
    { intent: 'history', targets: checkout, goalPercent: 99.9 },
    /^Yes: checkout was up 100 % in the last 30 days, which meets the target of 99\.9 %\./,
  ],
  [
    'did checkout meet its target?',
    { intent: 'history', targets: checkout, measure: 'uptime' },
    /^I know no uptime target, so I can't tell whether one is missed\. .* ask with yours: "did checkout keep 99\.9 % this month\?"/,
  ],
  [
    'are we within our target of 99.95% this month?',
    { intent: 'downtime', goalPercent: 99.95, range: '30d' },
    /^No: 1 of 3 was below 99\.95 % in the last 30 days/,
  ],
  ['what are our availability targets?', { intent: 'none' }, /^Uptime in the last 30 days: .*I know no uptime target/],
  [
    'give me a summary of the month for my board meeting',
    { intent: 'fleet' },
    /^Uptime this month: .* on average, .* Services were down for 2 minutes in all this month\./,
  ],
])('"%s" is answered by its figure, against the target where one is named', async (text, question, said) => {
  const answer = await ask(question, text);
  if (typeof said === 'string') expect(answer.said).toBe(said);
  else expect(answer.said).toMatch(said);
});
