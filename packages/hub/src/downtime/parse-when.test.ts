import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoned } from '../format/zone-time.ts';
import { parseRepeats } from '../registry/repeats.ts';
import { parseWhen } from './parse-when.ts';
import type { WhenOutcome } from './when/when.ts';

/** Monday 2 March 2026, 10:00 in Berlin (UTC+1). */
const nowMs = Date.parse('2026-03-02T09:00:00Z');
const options = { nowMs, zone: 'Europe/Berlin' };

/** `2026-03-07T22:00+01:00 90m`, with the rule behind; `asks zone`; `not understood`. */
function short(outcome: WhenOutcome): string {
  switch (outcome.kind) {
    case 'understood': {
      const { startsAtMs, zone, lastsSeconds, rrule } = outcome.when;
      const start = zoned(startsAtMs, zone).toString({ timeZoneName: 'never', smallestUnit: 'minute' });
      return `${start} ${lastsSeconds / 60}m${rrule === undefined ? '' : ` ${rrule}`}`;
    }
    case 'asks':
      return `asks ${outcome.about}`;
    default:
      return 'not understood';
  }
}

const table: readonly (readonly [typed: string, meant: string])[] = [
  // The day by its name.
  ['Saturday 22:00–23:30 Berlin', '2026-03-07T22:00+01:00 90m'],
  ['saturday 22:00-23:30', '2026-03-07T22:00+01:00 90m'],
  ['Sat 22:00 - 23:30', '2026-03-07T22:00+01:00 90m'],
  ['Sat 22:00 to 23:30', '2026-03-07T22:00+01:00 90m'],
  ['on Saturday from 22:00 until 23:30', '2026-03-07T22:00+01:00 90m'],
  ['this Saturday between 22 and 23:30', '2026-03-07T22:00+01:00 90m'],
  ['22:00-23:30 on Saturday', '2026-03-07T22:00+01:00 90m'],
  ['Friday from 6pm until 8pm', '2026-03-06T18:00+01:00 120m'],
  ['next Tue 9-11', 'asks weekday'],
  ['Tue next week 9:00-11:00 CET', '2026-03-10T09:00+01:00 120m'],
  ['Monday 9:00-9:45', '2026-03-09T09:00+01:00 45m'],
  ['Monday 18:00-19:00', 'asks weekday'],
  ['this Monday 18:00-19:00', '2026-03-02T18:00+01:00 60m'],
  ['from 18:00 on Friday to 02:00 on Saturday', '2026-03-06T18:00+01:00 480m'],
  ['Sat 22:00 to Sun 02:00', '2026-03-07T22:00+01:00 240m'],
  ['Saturday 22.00-23.30', '2026-03-07T22:00+01:00 90m'],
  ['Saturday 22:00 90m', '2026-03-07T22:00+01:00 90m'],
  // Lengths.
  ['tomorrow 10pm for 90 minutes', '2026-03-03T22:00+01:00 90m'],
  ['tomorrow at 10 pm for 1.5 hours', '2026-03-03T22:00+01:00 90m'],
  ['tomorrow 22:00 for 1h30', '2026-03-03T22:00+01:00 90m'],
  ['tomorrow 22:00 for an hour and a half', '2026-03-03T22:00+01:00 90m'],
  ['tomorrow 22:00 for 1 hour 30 minutes', '2026-03-03T22:00+01:00 90m'],
  ['tomorrow 22:00 for 1 hour and 30 minutes', '2026-03-03T22:00+01:00 90m'],
  ['tomorrow 22:00 (90 min)', '2026-03-03T22:00+01:00 90m'],
  ['tomorrow 22:00 lasting half an hour', '2026-03-03T22:00+01:00 30m'],
  ['tomorrow noon for two hours', '2026-03-03T12:00+01:00 120m'],
  ['tomorrow 12:00 noon - 1 pm', '2026-03-03T12:00+01:00 60m'],
  ['tomorrow 12:00 midday to 13:00', '2026-03-03T12:00+01:00 60m'],
  // "five to six" is a time, or two of them.
  ['tomorrow five to six pm', '2026-03-03T17:00+01:00 60m'],
  ['friday ten to eleven pm', '2026-03-06T22:00+01:00 60m'],
  ['tomorrow from ten to twelve', 'asks hours'],
  ['from five to six tomorrow evening', '2026-03-03T17:00+01:00 60m'],
  ['tomorrow from ten to eleven am for 60 minutes', '2026-03-03T10:00+01:00 60m'],
  ['tomorrow at ten to eleven am for 60 minutes', '2026-03-03T10:50+01:00 60m'],
  ['tomorrow ten to six pm for an hour', '2026-03-03T17:50+01:00 60m'],
  ['tomorrow 4pm until ten to six pm', '2026-03-03T16:00+01:00 110m'],
  ['tomorrow from five to six pm until quarter to eight pm', '2026-03-03T17:55+01:00 110m'],
  ['tomorrow 22h for 2h', '2026-03-03T22:00+01:00 120m'],
  ['tomorrow at 22 for a day', '2026-03-03T22:00+01:00 1440m'],
  ['in 2 hours for 30m', '2026-03-02T12:00+01:00 30m'],
  ['in 45 minutes for an hour', '2026-03-02T10:45+01:00 60m'],
  ['in an hour until 18:00', '2026-03-02T11:00+01:00 420m'],
  ['in 3 days at 22:00 for 1h', '2026-03-05T22:00+01:00 60m'],
  ['now for 2 hours', '2026-03-02T10:00+01:00 120m'],
  ['now until 18:00', '2026-03-02T10:00+01:00 480m'],
  ['noon for 1 hour', 'asks day'],
  ['tonight 22:00 to 01:00', '2026-03-02T22:00+01:00 180m'],
  ['22:00-23:30', 'asks day'],
  ['09:00-09:30', 'asks day'],
  ['today 8-9', 'asks past'],
  ['today 8-9am', 'asks past'],
  // Halves of the day.
  ['Sat 10-11:30pm', '2026-03-07T22:00+01:00 90m'],
  ['Saturday 10pm-11pm', '2026-03-07T22:00+01:00 60m'],
  ['Saturday 11-1pm', '2026-03-07T11:00+01:00 120m'],
  ['Saturday 10pm-1', '2026-03-07T22:00+01:00 180m'],
  ['Saturday 10 p.m. to 2 a.m.', '2026-03-07T22:00+01:00 240m'],
  ['Saturday evening 8-9', '2026-03-07T20:00+01:00 60m'],
  ['Saturday 12am-1am', '2026-03-07T00:00+01:00 60m'],
  ['Saturday 12pm-1pm', '2026-03-07T12:00+01:00 60m'],
  ['Saturday 22:00-24:00', '2026-03-07T22:00+01:00 120m'],
  ['Saturday 22:00 to midnight', '2026-03-07T22:00+01:00 120m'],
  ['Saturday 13pm-2pm', 'not understood'],
  ['Saturday 25:00-26:00', 'not understood'],
  // Dates.
  ['28 March 22:00-23:30', '2026-03-28T22:00+01:00 90m'],
  ['March 28 22:00-23:30', '2026-03-28T22:00+01:00 90m'],
  ['March 28th at 10 pm until 11 pm', '2026-03-28T22:00+01:00 60m'],
  ['the 28th of March, 22:00-23:30', '2026-03-28T22:00+01:00 90m'],
  ['Saturday 28 March 2026, 22:00 to 23:30', '2026-03-28T22:00+01:00 90m'],
  ['Friday 28 March 22:00-23:30', 'asks weekday'],
  ['28.03.2026 22:00-23:30', '2026-03-28T22:00+01:00 90m'],
  ['28.3. 22:00-23:30', '2026-03-28T22:00+01:00 90m'],
  ['28/03/2026 22:00-23:30', '2026-03-28T22:00+01:00 90m'],
  ['03/28/2026 22:00-23:30', '2026-03-28T22:00+01:00 90m'],
  ['03/04/2026 22:00-23:30', 'asks date-order'],
  ['04/04/2026 22:00-23:30', '2026-04-04T22:00+02:00 90m'],
  ['31 April 22:00-23:30', 'not understood'],
  ['30.02.2026 22:00-23:30', 'not understood'],
  ['1 March 22:00-23:30', 'asks past'],
  ['1 March 2026 22:00-23:30', 'asks past'],
  ['yesterday 22:00-23:30', 'asks past'],
  ['last Saturday 22:00-23:00', 'asks past'],
  ['March 14 22:00 to March 15 02:00', '2026-03-14T22:00+01:00 240m'],
  ['15 March 22:00 to 14 March 23:00', 'asks end-before-start'],
  ['15 March 12 to 14', '2026-03-15T12:00+01:00 120m'],
  ['15 March 12-13', '2026-03-15T12:00+01:00 60m'],
  ['15 March 11 to 13', '2026-03-15T11:00+01:00 120m'],
  ['15 March 12-2', 'asks hours'],
  ['15 March 1-14', 'asks hours'],
  ['1 April 22:00 to 20 April 22:00', 'asks too-long'],
  // ISO 8601.
  ['2026-03-28T22:00/2026-03-28T23:30', '2026-03-28T22:00+01:00 90m'],
  ['2026-03-28T22:00/PT90M', '2026-03-28T22:00+01:00 90m'],
  ['2026-03-28 22:00 to 23:30', '2026-03-28T22:00+01:00 90m'],
  ['2026-03-28T21:00Z for 90 minutes', '2026-03-28T22:00+01:00 90m'],
  ['2026-03-28T21:00:00.000Z/2026-03-28T22:30:00.000Z', '2026-03-28T22:00+01:00 90m'],
  ['2026-03-28T16:00-05:00 for 1h', '2026-03-28T22:00+01:00 60m'],
  ['2026-03-28T22:00', 'asks no-end'],
  // Zones.
  ['28 March 22:00-23:30 Europe/London', '2026-03-28T22:00+00:00 90m'],
  ['28 March 22:00-23:30 europe/london', '2026-03-28T22:00+00:00 90m'],
  ['30 March 22:00-23:30 London', '2026-03-30T22:00+01:00 90m'],
  ['30 March 22:00-23:30 (London time)', '2026-03-30T22:00+01:00 90m'],
  ['30 March 22:00-23:30 in New York', '2026-03-30T22:00-04:00 90m'],
  ['7 March 22:00-23:30 New York', '2026-03-07T22:00-05:00 90m'],
  ['7 March 22:00-23:30 ET', '2026-03-07T22:00-05:00 90m'],
  ['7 March 22:00-23:30 EST', '2026-03-07T22:00-05:00 90m'],
  ['9 March 22:00-23:30 EST', 'asks season'],
  ['9 March 22:00-23:30 EDT', '2026-03-09T22:00-04:00 90m'],
  ['9 March 10-11pm Pacific/Auckland', '2026-03-09T22:00+13:00 60m'],
  ['9 March 22:00-23:30 UTC', '2026-03-09T22:00+00:00 90m'],
  ['9 March 22:00-23:30 UTC+2', '2026-03-09T22:00+02:00 90m'],
  ['9 March 22:00-23:30 GMT-05:30', '2026-03-09T22:00-05:30 90m'],
  ['9 March 22:00-23:30 Bangalore', '2026-03-09T22:00+05:30 90m'],
  ['9 March 22:00-23:30 Kathmandu', '2026-03-09T22:00+05:45 90m'],
  ['9 March 22:00-23:30 San Francisco', '2026-03-09T22:00-07:00 90m'],
  ['9 March 22:00-23:30 PT', '2026-03-09T22:00-07:00 90m'],
  ['9 March 22:00-23:30 PST', 'asks season'],
  ['9 March 22:00-23:30 CST', 'asks zone'],
  ['9 March 22:00-23:30 IST', 'asks zone'],
  ['9 July 22:00-23:30 BST', '2026-07-09T22:00+01:00 90m'],
  ['9 July 22:00-23:30 CET', 'asks season'],
  ['9 July 22:00-23:30 CEST', '2026-07-09T22:00+02:00 90m'],
  ['9 March 22:00-23:30 JST', '2026-03-09T22:00+09:00 90m'],
  ['9 March 22:00-23:30 Atlantis', 'not understood'],
  // Clocks that change: forward on 29 March 2026 in Berlin, 8 March in New York, 4 October in Sydney; back on 25 October.
  ['2026-03-29 02:30 for 1h', 'asks skipped-time'],
  ['2026-03-29 01:30-03:30', '2026-03-29T01:30+01:00 60m'],
  ['28 March 22:00 to 29 March 02:30', 'asks skipped-time'],
  ['28 March 22:00 to 29 March 04:00', '2026-03-28T22:00+01:00 300m'],
  ['28 March 22:00 for 6h', '2026-03-28T22:00+01:00 360m'],
  ['2026-10-25 02:30 for 1h', 'asks repeated-time'],
  ['2026-10-25 01:00 to 02:30', 'asks repeated-time'],
  ['2026-10-25 01:00 to 03:30', '2026-10-25T01:00+02:00 210m'],
  ['2026-10-25T02:30+01:00 for 1h', '2026-10-25T02:30+01:00 60m'],
  ['2026-10-25T02:30+02:00 for 1h', '2026-10-25T02:30+02:00 60m'],
  ['2026-03-08 02:15 for 1h New York', 'asks skipped-time'],
  ['2026-11-01 01:15 for 1h New York', 'asks repeated-time'],
  ['2026-03-29 01:15 for 1h London', 'asks skipped-time'],
  ['2026-10-25 01:15 for 1h London', 'asks repeated-time'],
  ['2026-10-04 02:15 for 1h Sydney', 'asks skipped-time'],
  ['2026-04-05 02:15 for 1h Sydney', 'asks repeated-time'],
  ['2026-03-29 02:30 for 1h Phoenix', '2026-03-29T02:30-07:00 60m'],
  ['2026-03-29 02:30 for 1h UTC', '2026-03-29T02:30+00:00 60m'],
  // Repeats.
  ['every last Saturday of the month at 22:00 for 90m', '2026-03-28T22:00+01:00 90m FREQ=MONTHLY;BYDAY=-1SA'],
  ['monthly on the last Saturday 22:00-23:30', '2026-03-28T22:00+01:00 90m FREQ=MONTHLY;BYDAY=-1SA'],
  ['first Sunday of every month 6:00-7:00', '2026-04-05T06:00+02:00 60m FREQ=MONTHLY;BYDAY=1SU'],
  ['every 3rd Thu of the month 22:00-23:00', '2026-03-19T22:00+01:00 60m FREQ=MONTHLY;BYDAY=3TH'],
  ['every Saturday 22:00-23:30', '2026-03-07T22:00+01:00 90m FREQ=WEEKLY;BYDAY=SA'],
  ['Saturdays 22:00-23:30', '2026-03-07T22:00+01:00 90m FREQ=WEEKLY;BYDAY=SA'],
  ['weekly on Sat and Sun 5am-6am', '2026-03-07T05:00+01:00 60m FREQ=WEEKLY;BYDAY=SA,SU'],
  ['every Mon, Wed and Fri at 7:00 for 10 minutes', '2026-03-04T07:00+01:00 10m FREQ=WEEKLY;BYDAY=MO,WE,FR'],
  ['every other Friday 18:00 for 1h starting 13 March', '2026-03-13T18:00+01:00 60m FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
  ['every weekday at 7am for 15 minutes', '2026-03-03T07:00+01:00 15m FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['daily 22:00-22:15', '2026-03-02T22:00+01:00 15m FREQ=DAILY'],
  ['monthly on the 15th 6:00-7:00 Tokyo', '2026-03-15T06:00+09:00 60m FREQ=MONTHLY;BYMONTHDAY=15'],
  ['last day of every month 22:00-23:00', 'not understood'],
  ['on the last day of every month 22:00-23:00', '2026-03-31T22:00+02:00 60m FREQ=MONTHLY;BYMONTHDAY=-1'],
  [
    'every Saturday 22:00-23:30 until 30 June',
    '2026-03-07T22:00+01:00 90m FREQ=WEEKLY;BYDAY=SA;UNTIL=20260630T215959Z',
  ],
  ['every Saturday 22:00-23:30 until 2 March', 'asks never'],
  ['every Sunday 02:30-03:30', '2026-03-08T02:30+01:00 60m FREQ=WEEKLY;BYDAY=SU'],
  ['every Sunday 01:30-02:30 New York', '2026-03-08T01:30-05:00 60m FREQ=WEEKLY;BYDAY=SU'],
  ['every Sunday 02:30-03:30 UTC', '2026-03-08T02:30+00:00 60m FREQ=WEEKLY;BYDAY=SU'],
  ['every Saturday', 'not understood'],
  ['quarterly on the first Sunday 6:00-7:00', '2026-06-07T06:00+02:00 60m FREQ=MONTHLY;INTERVAL=3;BYDAY=1SU'],
  ['yearly on 24 December 22:00-23:00', '2026-12-24T22:00+01:00 60m FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24'],
  ['yearly on the last Sunday of March 6:00-7:00', '2026-03-29T06:00+02:00 60m FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
  // Which day is not said, or not every month has it.
  ['weekly 22:00-23:00', 'not understood'],
  ['monthly 22:00-23:00', 'not understood'],
  ['monthly on the 31st 22:00-23:00', 'not understood'],
  ['every fifth Friday of the month 22:00-23:00', 'not understood'],
  // What is no time.
  ['', 'not understood'],
  ['bananas', 'not understood'],
  ['soon', 'not understood'],
  ['next week', 'not understood'],
  ['Saturday', 'asks no-time'],
  ['Saturday 22:00', 'asks no-end'],
  ['Saturday at ten past never', 'not understood'],
  ['2-3 March 22:00-23:00', 'asks several'],
  ['Saturday 22:00-23:30 and also Sunday', 'not understood'],
  ['<@123> Saturday 22:00-23:30', 'not understood'],
  ['x'.repeat(300), 'not understood'],
];

describe('on Monday 2 March 2026, 10:00 in Berlin, reads', () => {
  it.each(table)('%s', (typed, meant) => {
    expect(short(parseWhen(typed, options))).toBe(meant);
  });
});

const readBack = (typed: string) => {
  const outcome = parseWhen(typed, options);
  return outcome.kind === 'understood' ? outcome.readBack : outcome.question;
};

it('shows back what it understood, with day, year, zone and offset', () => {
  expect(readBack('28 March 22:00-23:30')).toBe('Saturday 28 March 2026, 22:00 to 23:30 (Berlin, UTC+1)');
  expect(readBack('28 March 22:00 to 29 March 04:00')).toBe(
    'Saturday 28 March 2026, 22:00 to Sunday 29 March 2026, 04:00 (Berlin, UTC+1 to UTC+2)',
  );
  expect(readBack('every last Saturday of the month at 22:00 for 90m London')).toBe(
    'Every last Saturday of the month, 22:00 to 23:30 (London); first on Saturday 28 March 2026, 22:00 to 23:30 (London, UTC)',
  );
});

it('asks in words that say what is wrong', () => {
  expect(readBack('2026-03-29 02:30 for 1h')).toBe(
    'On Sunday 29 March 2026 clocks in Berlin go forward, and 02:30 does not exist. When is the start?',
  );
  expect(readBack('2026-10-25 02:30 for 1h')).toBe(
    'On Sunday 25 October 2026 clocks in Berlin go back, and 02:30 comes twice. Which one is the start?',
  );
  expect(readBack('9 July 22:00-23:30 CET')).toBe(
    'CET is UTC+1, but on Thursday 9 July 2026 Berlin is on UTC+2. Which one do you mean?',
  );
  expect(readBack('Saturday 22:00-23:30 and bananas')).toContain('I couldn\'t follow "bananas".');
});

it('offers choices that are understood when they are chosen', () => {
  const chosen = table.flatMap(([typed]) => {
    const outcome = parseWhen(typed, options);
    if (outcome.kind !== 'asks') return [];
    return outcome.choices.map(({ text, acceptsDoubt }) => [
      text,
      short(parseWhen(text, { ...options, doubtfulRepeats: acceptsDoubt ? 'accept' : 'ask' })),
    ]);
  });
  expect(chosen.length).toBeGreaterThan(30);
  expect(chosen.filter(([, read]) => !/^202[67]-/.test(read ?? ''))).toEqual([]);
});

it('keeps apart the two times that carry one name', () => {
  const outcome = parseWhen('2026-10-25 02:30 for 1h', options);
  if (outcome.kind !== 'asks') throw new Error('it did not ask');
  const starts = outcome.choices.map(({ text }) => {
    const read = parseWhen(text, options);
    return read.kind === 'understood' ? read.when.startsAtMs : 0;
  });
  expect(starts).toEqual([Date.parse('2026-10-25T00:30Z'), Date.parse('2026-10-25T01:30Z')]);
});

it('reads its own read-back as the same window', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'UTC'];
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 500_000 }),
      fc.integer({ min: 1, max: 20_000 }),
      fc.constantFrom(...zones),
      (inMinutes, lastsMinutes, zone) => {
        const startsAtMs = nowMs + inMinutes * 60_000;
        const iso = new Date(startsAtMs).toISOString();
        const first = parseWhen(`${iso} for ${lastsMinutes} minutes ${zone}`, options);
        if (first.kind !== 'understood') throw new Error(JSON.stringify(first));
        expect(first.when).toMatchObject({ startsAtMs, lastsSeconds: lastsMinutes * 60, zone });
        const again = parseWhen(first.readBack.replace(/\(.*\)/, zone), options);
        // A time that comes twice a year is asked about: the read-back names offsets for people.
        // So is a span of more than 16 hours on one day, which nobody is likely to mean; 01:49 to 01:00 looks like one.
        const offsets = [startsAtMs, first.when.endsAtMs].map((atMs) => zoned(atMs, zone).offset);
        const isOdd = lastsMinutes > 16 * 60 || offsets[0] !== offsets[1];
        const asked = ['skipped-time', 'repeated-time', ...(isOdd ? ['hours'] : [])];
        if (again.kind === 'asks') expect(asked).toContain(again.about);
        else expect(again).toMatchObject({ kind: 'understood', when: first.when });
      },
    ),
    { numRuns: 200 },
  );
});

it('never throws, whatever is typed', () => {
  const word = fc.constantFrom(
    ...'Saturday 22:00 - to for 90m every last of the month Berlin CST 28 March / 2026-03-28T22:00 + ( ) , noon in 2 hours until'.split(
      ' ',
    ),
  );
  const typed = fc.oneof(
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    fc.string({ maxLength: 80 }),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const outcome = parseWhen(text, options);
      if (outcome.kind !== 'understood') return outcome.question.length > 0;
      return outcome.when.endsAtMs > outcome.when.startsAtMs && outcome.when.startsAtMs >= nowMs - 60_000;
    }),
    { numRuns: 1_000 },
  );
});

it.each([
  'every last Saturday of the month',
  'monthly on the second to last Friday',
  'every 3 months on the second Tuesday',
  'quarterly on the 15th',
  'every 2 weeks on Tuesday and Thursday',
  'fortnightly on Mondays',
  'weekdays',
  'nightly',
  'yearly on 24 December',
])('"%s" is one rule in the registry and in Discord', (words) => {
  const inRegistry = parseRepeats(words, { startsLocal: '2026-03-28T22:00', zone: options.zone });
  const inDiscord = parseWhen(`${words}, 22:00-23:00`, options);
  expect(inDiscord).toMatchObject({
    kind: 'understood',
    when: { rrule: inRegistry.kind === 'rule' ? inRegistry.rrule : '' },
  });
});
