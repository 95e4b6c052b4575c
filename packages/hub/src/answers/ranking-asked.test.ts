/** Questions of the worst and the best, and of services beside each other. */
import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import { serviceTarget } from '../testing/a-question.ts';
import { ask, checkout } from './testing/three-services.ts';

it.each<[text: string, question: Partial<Question>, said: RegExp | string]>([
  [
    'and the three worst this year?',
    { intent: 'superlative', measure: 'services', range: '30d', usedContext: true, targets: [serviceTarget('shop')] },
    /^exports had 2 outages in the last 30 days, 48 minutes in all\.$/,
  ],
  [
    'is the shop our weakest service?',
    { intent: 'superlative', measure: 'services', targets: [serviceTarget('shop')] },
    /^No, not shop: exports had 2 outages in the last 30 days/,
  ],
  [
    'was exports our worst service?',
    { intent: 'superlative', measure: 'services', targets: [serviceTarget('exports')] },
    /^Yes: exports had 2 outages in the last 30 days/,
  ],
  [
    'better or worse than yesterday?',
    { intent: 'compare', range: 'yesterday' },
    /^No, worse: more downtime than before\. Today: 1 outage, 2 minutes in all\. Yesterday: no outages\.$/,
  ],
  [
    'which service is worst and which is best?',
    { intent: 'superlative', order: 'most', range: '30d' },
    /^exports has the lowest uptime in the last 30 days: 99\.9 % .* checkout and shop were not down once in the last 30 days\.$/,
  ],
  [
    'which service is the best?',
    { intent: 'superlative', order: 'most' },
    /^checkout and shop were not down once in the last 30 days\./,
  ],
  [
    'which is worst now?',
    { intent: 'superlative', order: 'most' },
    'shop is the worst right now. shop is slow since 2026-03-02T08:30:00Z. exports was down the longest in the last 30 days: 43 minutes (up 99.9 %).',
  ],
  [
    'which server is worst?',
    { intent: 'superlative', measure: 'servers', order: 'most' },
    /^web-1 is the worst right now\. .* pay-2 had 1 outage in the last 30 days, 3 minutes in all\.$/,
  ],
  [
    'which service was the worst this month?',
    { intent: 'superlative', measure: 'services', order: 'most', range: 'this-month' },
    'exports had 1 outage this month, 2 minutes in all.',
  ],
  [
    'which team had most outages?',
    { intent: 'superlative', measure: 'outages', order: 'most' },
    'Data had 2 outages in the last 30 days, 48 minutes in all.',
  ],
  [
    'was exports down more often than checkout?',
    { intent: 'compare', targets: [serviceTarget('exports'), ...checkout] },
    'exports was down twice (48 minutes in all) in the last 30 days; checkout not once. Uptime: exports 99.9 % and checkout 100 %.',
  ],
  [
    'compare this month with last month',
    { intent: 'compare', range: 'this-month' },
    'This month: 1 outage, 2 minutes in all. Last month: 1 outage, 46 minutes in all.',
  ],
  [
    'which service had the fewest outages?',
    { intent: 'superlative', measure: 'outages', order: 'least' },
    'checkout and shop had no outages in the last 30 days. Then: exports (2 outages, 48 minutes).',
  ],
  [
    'who is the owner of the worst service?',
    { intent: 'superlative', order: 'most' },
    /^shop is the worst right now\..* shop is owned by the Storefront team\.$/,
  ],
  [
    'compare exports and checkout',
    { intent: 'compare', targets: [serviceTarget('exports'), ...checkout] },
    /^exports was down twice \(48 minutes in all\) in the last 30 days; checkout not once\./,
  ],
  [
    'which is worse off right now, checkout or the shop?',
    { intent: 'compare', targets: [...checkout, serviceTarget('shop')] },
    /shop is (?:degraded|slow)/,
  ],
  [
    'which service should worry me most before the QBR?',
    { intent: 'superlative', order: 'most', measure: 'services', allTargets: false, unknownNames: ['QBR'] },
    /^shop is the worst right now\./,
  ],
])('"%s" sets services, servers or times beside each other', async (text, question, said) => {
  const answer = await ask(question, text);
  if (typeof said === 'string') expect(answer.said).toBe(said);
  else expect(answer.said).toMatch(said);
});

it('where nothing is in trouble, the worst now is nobody', async () => {
  const answer = await ask({ intent: 'superlative', order: 'most', targets: checkout }, 'which is worst now?');
  expect(answer.said).toMatch(/^No service is in trouble right now\./);
});

it('of the servers of a service none is well that is slow', async () => {
  const question: Partial<Question> = { intent: 'superlative', measure: 'servers', targets: [serviceTarget('shop')] };
  expect((await ask(question, 'which server of the shop is in trouble?')).said).toMatch(
    /^web-1 is the worst right now\./,
  );
});
