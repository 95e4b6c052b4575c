/** Questions of how many outages there were, how long they took and which was the longest. */
import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import { aQuestion, wordsOf } from '../testing/a-question.ts';
import { testNowMs } from '../testing/builders.ts';
import { ask, ended, incidents, minuteMs, soon } from './testing/three-services.ts';

it.each<[text: string, question: Partial<Question>, said: RegExp | string]>([
  [
    'were there outages longer than half an hour this month?',
    { intent: 'history', range: '30d', longerThanSeconds: 1_800 },
    /^1 of 2 outages in the last 30 days lasted longer than 30 minutes: exports\.$/,
  ],
  [
    'were there outages longer than an hour this month?',
    { intent: 'history', range: '30d', longerThanSeconds: 3_600 },
    /^None lasted longer than 60 minutes in the last 30 days\. The longest outage in the last 30 days was exports on \S+: 46 minutes\./,
  ],
  [
    'how long was our longest outage?',
    { intent: 'history', range: '30d' },
    /^The longest outage in the last 30 days was exports on 2026-02-18T09:00:00Z: 46 minutes\./,
  ],
  [
    'how many outages did we have and how long was the longest?',
    { intent: 'count', measure: 'outages', range: '30d' },
    /^2 outages, 1 degraded period and 1 server incident in .*The longest outage in the last 30 days was exports on .*: 46 minutes\. 48 minutes in all, 24 minutes on average\.$/,
  ],
  [
    'how long does it take us to recover on average?',
    { intent: 'history' },
    '24 minutes on average in the last 30 days, over 2 outages.',
  ],
  [
    'MTTR?',
    { intent: 'count', measure: 'time-to-recover' },
    '24 minutes on average in the last 30 days, over 2 outages.',
  ],
  [
    'how long was the longest today, and whom did it hit?',
    { intent: 'superlative', measure: 'outages', range: 'today', also: [aQuestion({ intent: 'impact' })] },
    /^The longest outage today was exports at 2026-03-02T07:20:00Z: 2 minutes\. /,
  ],
  ['MTTR?', { intent: 'none' }, '24 minutes on average in the last 30 days, over 2 outages.'],
  [
    "what was the longest outage we've had?",
    { intent: 'superlative', measure: 'longest-outage', order: 'most' },
    /^The longest outage in the last year was exports on 2026-02-18T09:00:00Z: 46 minutes\./,
  ],
  [
    'how long were we down in total this month?',
    { intent: 'history', range: '30d' },
    /^Services were down for 48 minutes in all in the last 30 days\. 2 outages, 1 degraded period/,
  ],
  [
    'how many outages, and how long did they take on average?',
    { intent: 'count', measure: 'outages' },
    '2 outages, 1 degraded period and 1 server incident in the last 30 days. 48 minutes in all, 24 minutes on average.',
  ],
  [
    'total downtime this week in minutes',
    { intent: 'history', measure: 'downtime', range: '7d' },
    /^Services were down for 2 minutes in all in the last 7 days\. 1 outage, 1 degraded period/,
  ],
  [
    'how much downtime did we have today?',
    { intent: 'count', measure: 'downtime', range: '7d' },
    /^Services were down for 2 minutes in all in the last 7 days\./,
  ],
  [
    'when was the last outage?',
    { intent: 'history', measure: 'outages' },
    /^The last outage was of exports: 2026-03-02T07:20:00Z, 2 minutes\. Cause: /,
  ],
  [
    'what was the longest outage per service?',
    { intent: 'superlative', measure: 'longest-outage', order: 'most' },
    'The longest outage of each in the last year: exports 46 minutes. checkout and shop had no outages.',
  ],
  ['how often were sales down?', { intent: 'count', measure: 'outages' }, /^2 outages/],
])('"%s" counts outages, or tells how long they took', async (text, question, said) => {
  const answer = await ask(question, text);
  if (typeof said === 'string') expect(answer.said).toBe(said);
  else expect(answer.said).toMatch(said);
});

it('tells the maintenance of a time beside its outages, and the longest outages by their length', async () => {
  const done = {
    ...soon,
    state: 'finished' as const,
    startsAtMs: testNowMs - 60 * minuteMs,
    endsAtMs: testNowMs - 50 * minuteMs,
  };
  const told = await ask({ intent: 'history', range: 'today' }, 'today, including maintenance', incidents, [done]);
  expect(told.said).toMatch(/ Planned maintenance today: checkout 10 minutes from 2026-03-02T08:00:00Z\.$/);
  const ranked = await ask(
    { intent: 'superlative', range: '30d', measure: 'longest-outage' },
    'the longest outages as a ranking',
  );
  expect(ranked.groups[0]?.title).toBe('2 incidents, longest first');
  expect(ranked.groups[0]?.rows.slice().map(({ line }) => wordsOf(line))).toEqual([
    expect.stringContaining('46 minutes'),
    expect.stringContaining('2 minutes'),
  ]);
  const open = { ...ended('service', 'exports', 50, 2), id: 'open', endedAtMs: undefined };
  const on = await ask({ intent: 'superlative', range: '30d', measure: 'longest-outage' }, 'the longest outage?', [
    ...incidents,
    open,
  ]);
  expect(on.said).toMatch(
    /^The longest outage in the last 30 days is exports, since 2026-03-02T08:10:00Z: 50 minutes so far\./,
  );
});
