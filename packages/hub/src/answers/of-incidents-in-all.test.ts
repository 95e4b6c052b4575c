/** What leaders ask of all incidents: each with whoever took it, how fast that was, the worst that is open, and what would be if. */
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { anIncident, aReadModel, testNowMs } from '../testing/builders.ts';
import { tellIncidentLog, tellTimeToAcknowledge } from './incident-log.ts';
import { type Matter, say } from './testing/conversation.ts';
import { tellWhatIf } from './what-if.ts';

const minuteMs = 60_000;
const today = { fromMs: testNowMs - 600 * minuteMs, toMs: testNowMs, words: 'today' };

/** Taken on so many minutes after its start, or by nobody. */
function fell(name: string, minutesAgo: number, lasted: number | undefined, takenAfter?: number) {
  const startedAtMs = testNowMs - minutesAgo * minuteMs;
  return anIncident({
    id: name,
    target: { kind: 'service', name },
    startedAtMs,
    endedAtMs: lasted === undefined ? undefined : startedAtMs + lasted * minuteMs,
    ...(takenAfter !== undefined && {
      acknowledgedAtMs: startedAtMs + takenAfter * minuteMs,
      notes: [{ atMs: startedAtMs + takenAfter * minuteMs, kind: 'on-it', by: { name: 'Erin' }, text: '' }],
    }),
  });
}

const model = (...incidents: ReturnType<typeof fell>[]) => aReadModel({ incidents });

describe('each incident, and who handled it', () => {
  it('is a row with its start, its end and whoever took it', async () => {
    const told = await tellIncidentLog([], model(fell('exports', 60, 7, 2), fell('shop', 20, undefined)), today);
    expect(wordsOf(told.verdict)).toBe('2 incidents today.');
    expect(
      told.groups.flatMap(({ rows }) => rows.slice()).map(({ name, line }) => `${name}: ${wordsOf(line)}`),
    ).toEqual([
      'exports: 2026-03-02T08:00:00Z to 2026-03-02T08:07:00Z: Erin took it on',
      'shop: 2026-03-02T08:40:00Z to now, still going on: nobody acknowledged it',
    ]);
  });

  it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
    ['list every incident since midnight with start, end and who handled it.', /^2 incidents since/, 'was-out', 'slow'],
    [
      'Give me all incidents of this week and who took them',
      /^1 incident this week\..* Emil wrote about it\]$/,
      'was-out-told',
    ],
    ['list all incidents yesterday and who handled them', /^No incidents yesterday\.$/],
  ])('"%s"', async (said, of, ...matters) => {
    expect(await say(matters, said)).toMatch(of);
  });
});

describe('how fast incidents are picked up', () => {
  it('is told on average of those that were, and the others are named', async () => {
    const told = await tellTimeToAcknowledge(
      [],
      model(fell('exports', 60, 7, 2), fell('shop', 40, 9, 4), fell('search', 20, 1)),
      today,
    );
    expect([told.verdict, ...told.lines].map(wordsOf)).toEqual([
      '3 minutes on average: 2 of 3 incidents today were acknowledged.',
      'exports (2026-03-02T08:00:00Z): after 2 minutes, by Erin.',
      'shop (2026-03-02T08:20:00Z): after 4 minutes, by Erin.',
      'Nobody acknowledged search.',
      'Counted from the start of each incident to the first "I\'m on it".',
    ]);
  });

  it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
    [
      'how long did my engineers take on average to pick up an alert today?',
      /^None of 2 incidents today was acknowledged\./,
      'out',
      'slow',
    ],
    ['MTTA this month?', /^The one incident this month was not acknowledged\./, 'was-out'],
    ['how quickly do we acknowledge incidents?', /^No incidents in the last 30 days\.$/],
  ])('"%s"', async (said, of, ...matters) => {
    expect(await say(matters, said)).toMatch(of);
  });
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'the board wants one line from me: were we up today, and what is the worst thing still open?',
    /^1 outage and 1 degraded period today: .* The worst thing open: exports is down since/,
    'out',
    'slow',
  ],
  ['what is the worst thing still open?', /^Nothing is open: every service is up\.$/],
])('of everything, without asking back: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'if exports fail like this once a week, what would our yearly availability be?',
    /^About 99\.97 % a year\. 52 times 3 minutes, .* is 2 hours 36 minutes a year\. That is arithmetic/,
    'was-out',
  ],
  [
    'suppose exports fails three times a quarter like today, what availability is that?',
    /^About 99\.99 % a year\. 12 times 3 minutes/,
    'was-out',
  ],
  ["if checkout goes down twice a month, what's the yearly uptime?", /^I can't work it out:/],
])('what would be, as often as that: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it('an outage longer than its share of the year is no more than the year', async () => {
  const told = await tellWhatIf(['exports'], 'every day', model(fell('exports', 3_000, 2_900)));
  expect(told && wordsOf(told.verdict)).toMatch(/^About 0 %/);
  expect(await tellWhatIf(['exports'], 'often', model())).toBeUndefined();
});

it.each<[said: string, of: RegExp]>([
  [
    'How busy is the payment machine with the worst load, and is that figure normal or alarming?',
    /^checkout-1: CPU 23 %\. That is normal: from 90 % on it counts as degraded\. (?!.*can't answer)/,
  ],
  ['which server is the busiest, and is that normal?', /^web-1: CPU 23 %\. That is normal: .* checkout-2 CPU 23 %\.$/],
  ['how busy is billing-1, is that normal?', /^billing-1 uses 23 % .* That is normal: from 90 %/],
  ['which server has the highest load?', /^web-1: load /],
])('a figure is held against its threshold: "%s"', async (said, of) => {
  expect(await say([], said)).toMatch(of);
});

it('money is nothing that Herald measures', async () => {
  expect(await say([], 'What did Herald save us in euros?')).toMatch(/^What it costs or saves in money I can't tell\./);
});
