/** Questions of trouble: since when, why, who is on it, who feels it, when it is back. */
import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import { aQuestion, hostTarget, serviceTarget, wordsOf } from '../testing/a-question.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aHealth, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { withOpenIncidents } from './outages.ts';
import { ask, checkout, ended, files, minuteMs } from './testing/three-services.ts';

it.each<[text: string, question: Partial<Question>, said: RegExp | string]>([
  [
    'is checkout slow?',
    { intent: 'health', targets: checkout },
    /^Not that I can see: Card payments \(checkout\) are up\. .* I measure how busy its servers are, not how long its pages take\.$/,
  ],
  [
    'why did exports fail, and can it happen again?',
    { intent: 'cause', targets: [serviceTarget('exports')] },
    /^exports: exports did not respond\. .* What will be I can't tell: I know what is measured and what is planned\.$/,
  ],
  [
    'which outages are still going on, and who is on them?',
    { intent: 'who' },
    /^shop has been degraded since \S+ \(30 minutes\)\. shop: nobody has acknowledged it yet\.$/,
  ],
  ['is the shop slow?', { intent: 'health', targets: [serviceTarget('shop')] }, /^Yes: shop is slow since /],
  ['what is broken and who owns it?', { intent: 'who' }, 'shop is owned by the Storefront team.'],
  [
    'when is it back?',
    { intent: 'eta', targets: [serviceTarget('exports')] },
    'exports is back up since 2026-03-02T07:22:00Z (down 2 minutes).',
  ],
  [
    'who is on it and when is it back?',
    { intent: 'who', also: [aQuestion({ intent: 'eta' })] },
    'shop: nobody has acknowledged it yet. There is no estimate yet. shop has been in trouble since 2026-03-02T08:30:00Z.',
  ],
  [
    'since when is checkout ok?',
    { intent: 'history', targets: checkout },
    /^checkout is up, with every server healthy since 2026-03-02T08:03:00Z \(57 minutes\)\. Before that pay-2 was down for 3 minutes\. checkout had no outages in the last 30 days\. pay-2 was down: 2026-03-02T08:00:00Z, for 3 minutes\./,
  ],
  [
    'what happened with checkout today?',
    { intent: 'history', targets: checkout, range: 'today' },
    /^checkout had no outages today\. pay-2 was down: 2026-03-02T08:00:00Z, for 3 minutes\./,
  ],
  [
    'what was it with checkout?',
    { intent: 'cause', targets: checkout },
    "pay-2: pay-2 did not respond. That was 2026-03-02T08:00:00Z, 3 minutes. This is what I measured; I can't tell what led to it. checkout stayed up meanwhile.",
  ],
  ['and since when?', { intent: 'history' }, /^shop has been degraded since 2026-03-02T08:30:00Z \(30 minutes\)\.$/],
  ['who owns checkout?', { intent: 'who', targets: checkout }, 'checkout is owned by the Payments team.'],
  [
    'who repaired exports?',
    { intent: 'who', targets: [serviceTarget('exports')] },
    'exports has no open incident, so nobody is working on one. The last one, of exports (2026-03-02T07:20:00Z, down 2 minutes): nobody took it on. exports is owned by the Data team.',
  ],
  [
    'who is affected?',
    { intent: 'impact' },
    "Customers who use the shop (shop) may notice that it is slow. shop has been degraded since 2026-03-02T08:30:00Z (30 minutes). I don't know which customers use what, so I can't name them.",
  ],
  [
    'how many customers are affected?',
    { intent: 'count' },
    "I can't count customers. Customers who use the shop (shop) may notice that it is slow. shop has been degraded since 2026-03-02T08:30:00Z (30 minutes). I don't know which customers use what, so I can't name them.",
  ],
  [
    'what changed since yesterday?',
    { intent: 'changes', range: 'yesterday' },
    '1 outage, 1 degraded period and 1 server incident since yesterday: exports, pay-2 and shop. Now: shop is slow; the other 2 services are up.',
  ],
  [
    'what do I tell my customers about the exports outage this morning?',
    { intent: 'customer', targets: [serviceTarget('exports')], range: 'this-morning' },
    'CSV exports are working again since 2026-03-02T07:22:00Z. They were unavailable for 2 minutes. We apologise for the inconvenience.',
  ],
  [
    'did exports recover on its own or did someone fix it?',
    { intent: 'who', targets: [serviceTarget('exports')] },
    /^It is over\. The last one, of exports .* nobody took it on\. Whether somebody worked on it/,
  ],
  ['is it slow?', { intent: 'health', allTargets: false }, 'Which service do you mean?'],
  [
    'checkout ok? exports ok? web-1 ok?',
    { intent: 'health', targets: [...checkout, serviceTarget('exports'), hostTarget('web-1')] },
    /^Both services are up; 1 server is slow\./,
  ],
])('"%s" is told of the trouble that is meant, or that there is none', async (text, question, said) => {
  const answer = await ask(question, text);
  if (typeof said === 'string') expect(answer.said).toBe(said);
  else expect(answer.said).toMatch(said);
});

it('a server that is in trouble now is named where its service is asked since when', async () => {
  const { endedAtMs: _over, ...now } = ended('host', 'pay-1', 4, 1);
  const { said } = await ask({ intent: 'history', targets: checkout }, 'since when?', [now]);
  expect(said).toMatch(/^checkout is up, but pay-1 has been down since 2026-03-02T08:56:00Z \(4 minutes\)\./);
});

it('no cause is looked for in a time that nobody named', async () => {
  expect((await ask({ intent: 'cause', targets: checkout }, 'why?', [])).said).toBe(
    'I know of no outage of checkout, so there is no cause to tell.',
  );
  expect((await ask({ intent: 'cause', targets: checkout, range: 'today' }, 'why?', [])).said).toBe(
    'checkout was not down today, so there is no cause to tell.',
  );
});

it('a cause as an engineer put it is the cause in every answer, and who was on it is told with it', async () => {
  const by = { name: 'Erin' };
  const story = {
    ...ended('service', 'exports', 100, 2),
    notes: [
      { atMs: testNowMs - 99 * minuteMs, kind: 'on-it' as const, by, text: '' },
      { atMs: testNowMs - 90 * minuteMs, kind: 'cause' as const, by, text: 'broken disk controller' },
    ],
  };
  const exports_ = { targets: [serviceTarget('exports')] };
  const of = async (question: Partial<Question>) => {
    const { said, facts } = await ask(question, '', [story]);
    return [said, ...facts.map(({ text }) => wordsOf(text))].join(' ');
  };
  expect(await of({ intent: 'cause', ...exports_ })).toMatch(
    /^exports is up\. Its last trouble: broken disk controller\. .*Erin was on it from 2026-03-02T07:21:00Z\.$/,
  );
  for (const intent of ['history', 'superlative', 'health'] as const)
    expect(await of({ intent, ...exports_, measure: 'longest-outage', range: 'today' })).toContain(
      'broken disk controller',
    );
});

it('says a thing once: since when beside how it is, and whether customers feel it', async () => {
  const down = aServiceView({
    name: 'exports',
    hosts: [files],
    health: aHealth('down', { sinceMs: testNowMs - 5 * minuteMs }),
  });
  const open = { ...ended('service', 'exports', 5, 2), id: 'open', endedAtMs: undefined };
  const exports = [serviceTarget('exports')];
  const text = 'is exports down, and how long has it been down already?';
  const model = aReadModel({ hosts: [files], services: [down], incidents: [open] });
  const { said } = await answerTo(
    { intent: 'health', targets: exports, also: [aQuestion({ intent: 'history', targets: exports })] },
    await withOpenIncidents(model),
    text,
  );
  expect(said.match(/since/g)).toHaveLength(1);
  const felt = await ask(
    { intent: 'health', targets: [serviceTarget('shop')] },
    'is the shop slow and are customers affected?',
  );
  expect(felt.said).not.toMatch(/may notice|should notice/);
});
