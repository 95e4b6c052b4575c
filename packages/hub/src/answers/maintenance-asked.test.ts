/** Questions of planned work, whatever else stands in them. */
import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import { aQuestion, serviceTarget, wordsOf } from '../testing/a-question.ts';
import { aHealth, aHostView, aReadModel, aReason, aServiceView, testNowMs } from '../testing/builders.ts';
import { serviceVerdict } from './service-verdict.ts';
import { ask, checkout, incidents, minuteMs, pay, soon } from './testing/three-services.ts';

it.each<[text: string, question: Partial<Question>, said: RegExp | string]>([
  [
    'who decided this maintenance and what is it for?',
    { intent: 'describe', targets: [serviceTarget('exports')] },
    /^Storefront planned it: New disks\. Next maintenance for exports, without downtime: .* Exports wait\.$/,
  ],
  [
    'and whose idea was that?',
    { intent: 'who', targets: [serviceTarget('exports')] },
    /^Storefront planned it: New disks\./,
  ],
  [
    'extend the exports maintenance by 5 minutes',
    { intent: 'act', targets: [serviceTarget('exports')] },
    'Maintenance is changed with a command: /downtime plan, change, extend, end or cancel.',
  ],
  [
    'downtime today, planned and unplanned',
    { intent: 'downtime', range: 'today' },
    / Today no planned maintenance took place\.$/,
  ],
  ['is it the maintenance?', { intent: 'health', targets: checkout }, /^No: Card payments \(checkout\) are up\./],
  [
    'when is the maintenance over?',
    { intent: 'eta', targets: checkout },
    'No maintenance is running or scheduled for checkout.',
  ],
  [
    'when is the maintenance over?',
    { intent: 'eta', targets: [serviceTarget('exports')] },
    /^No maintenance is running for exports\. Next maintenance for exports, without downtime: /,
  ],
  [
    'whom does the maintenance affect, and for how long?',
    { intent: 'impact' },
    'The maintenance affects CSV exports (exports), for 90 minutes: 2026-03-03T09:00:00Z to 2026-03-03T10:30:00Z. Exports wait. Planned by Storefront: New disks.',
  ],
  [
    'any maintenance after today?',
    { intent: 'downtime', range: 'after-today' },
    /^Next maintenance for CSV exports \(exports\)|^Next maintenance for exports/,
  ],
  [
    'is the agreed maintenance for exports still on?',
    { intent: 'downtime', targets: [serviceTarget('exports')] },
    /^Next maintenance for exports/,
  ],
])('"%s" is told of what is planned', async (text, question, said) => {
  const answer = await ask(question, text);
  if (typeof said === 'string') expect(answer.said).toBe(said);
  else expect(answer.said).toMatch(said);
});

it('a plan that was told needs no second sentence on when something is back', async () => {
  const { said } = await ask(
    { intent: 'downtime', targets: checkout, also: [aQuestion({ intent: 'eta', targets: checkout })] },
    'is anything planned for checkout, and when will it be finished?',
  );
  expect(said).toBe(
    "No maintenance is scheduled for checkout. I follow EC2's own schedule and what engineers announce.",
  );
});

it('tells whoever asks how it is of maintenance that begins within the hour, also where servers are missing', async () => {
  const words =
    "Maintenance begins at 2026-03-02T09:03:00Z (in 3 minutes), until 2026-03-02T09:13:00Z: Cards can't be charged.";
  expect((await ask({ intent: 'health', targets: checkout }, 'is checkout ok?', incidents, [soon])).said).toContain(
    words,
  );
  const silent = [
    ...pay.slice(0, 1),
    aHostView({ name: 'pay-2', health: aHealth('down', { reasons: [aReason({ text: 'Not responding.' })] }) }),
  ];
  const half = aServiceView({ name: 'checkout', hosts: silent, service: { customers: 'Card payments', needs: 1 } });
  const told = serviceVerdict(half, aReadModel({ hosts: silent, services: [half], downtimes: [soon] }));
  expect(wordsOf(told.verdict)).toBe('checkout is up, with 1 of 2 servers.');
  expect(told.lines.map(wordsOf).at(-1)).toBe(words);
  const all = await ask({ intent: 'fleet' }, 'how are we doing?', incidents, [soon]);
  expect(all.said).toContain('Maintenance on checkout begins at 2026-03-02T09:03:00Z (in 3 minutes)');
  const later = { ...soon, startsAtMs: testNowMs + 70 * minuteMs, endsAtMs: testNowMs + 80 * minuteMs };
  expect((await ask({ intent: 'fleet' }, 'how are we doing?', incidents, [later])).said).not.toContain('begins');
});
