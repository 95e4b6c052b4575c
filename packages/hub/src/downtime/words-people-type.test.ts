import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoned } from '../format/zone-time.ts';
import { parseWhen } from './parse-when.ts';

/** Monday 2 March 2026, 10:00 in Berlin (UTC+1). */
const nowMs = Date.parse('2026-03-02T09:00:00Z');
const options = { nowMs, zone: 'Europe/Berlin' };

/** `7 Mar 22:00 90m` in the window's zone, `asked:` with the starts to choose from, or `refused`. */
function meaning(typed: string, at = options): string {
  const outcome = parseWhen(typed, at);
  if (outcome.kind === 'not-understood') return 'refused';
  if (outcome.kind === 'asks')
    return `asked: ${outcome.choices.map(({ text }) => meaning(text, at)).join(' | ')}`.trim();
  const { startsAtMs, lastsSeconds, zone } = outcome.when;
  const [day, time] = zoned(startsAtMs, zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).split('T');
  return `${day} ${time} ${lastsSeconds / 60}m`;
}

const rows = (table: Readonly<Record<string, string>>) => Object.entries(table);

describe('a part of the day decides what the figures beside it mean', () => {
  it.each(
    rows({
      'Saturday evening 8:00-10:00': '2026-03-07 20:00 120m',
      'tomorrow evening at 8:30 for 1h': '2026-03-03 20:30 60m',
      'tomorrow afternoon 1-3': '2026-03-03 13:00 120m',
      '1-3 tomorrow afternoon': '2026-03-03 13:00 120m',
      '8-10 in the evening on Saturday': '2026-03-07 20:00 120m',
      'Saturday morning 9-11': '2026-03-07 09:00 120m',
      'Saturday morning 2-4': '2026-03-07 02:00 120m',
      'tonight 10-2': '2026-03-02 22:00 240m',
      'tonight at 2 for 1h': '2026-03-03 02:00 60m',
      'Saturday night 10-2': '2026-03-07 22:00 240m',
      'this afternoon 3-4': '2026-03-02 15:00 60m',
      'every Saturday evening 8-10': '2026-03-07 20:00 120m',
      'every evening 8-9': '2026-03-02 20:00 60m',
      'Saturday night 1-3': 'asked: 2026-03-07 01:00 120m | 2026-03-08 01:00 120m',
      '1-3 Saturday night': 'asked: 2026-03-07 01:00 120m | 2026-03-08 01:00 120m',
      'Saturday evening 08:00-10:00': 'asked: 2026-03-07 08:00 120m | 2026-03-07 20:00 120m',
      'Saturday morning 14:00-15:00': 'refused',
      'Saturday evening 9am-10am': 'refused',
      'Saturday mornings 8:00-10:00': 'refused',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('a time without am or pm takes the only sensible reading, or is asked about', () => {
  it.each(
    rows({
      'Saturday noon to 2': '2026-03-07 12:00 120m',
      'Saturday 10am-2': '2026-03-07 10:00 240m',
      'Saturday 11pm to 12': '2026-03-07 23:00 60m',
      'Saturday 22:00-2': '2026-03-07 22:00 240m',
      'Saturday 22:00-6:00': '2026-03-07 22:00 480m',
      'Saturday 8:00-10:00pm': '2026-03-07 20:00 120m',
      'Saturday 9-17': '2026-03-07 09:00 480m',
      'Saturday 9:00-17:00': '2026-03-07 09:00 480m',
      'Saturday 9-5': 'asked: 2026-03-07 09:00 480m | 2026-03-07 21:00 480m',
      'Saturday 8-10': 'asked: 2026-03-07 08:00 120m | 2026-03-07 20:00 120m',
      'Saturday at 3 for 1h': 'asked: 2026-03-07 03:00 60m | 2026-03-07 15:00 60m',
      'today at 3 for 1h': '2026-03-02 15:00 60m',
      'Saturday 10:00-2:00': 'asked: 2026-03-07 10:00 240m | 2026-03-07 22:00 240m',
      'Saturday 12-2': 'asked: 2026-03-07 00:00 120m | 2026-03-07 12:00 120m',
      'Saturday 09:00-05:00': 'asked: 2026-03-07 09:00 480m | 2026-03-07 21:00 480m | 2026-03-07 09:00 1200m',
      'Saturday 22:00-22:00': 'asked: 2026-03-07 22:00 1440m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('a date is the one that was written, never the nearest that exists', () => {
  it.each(
    rows({
      '05-06-2026 22:00-23:00': 'asked: 2026-06-05 22:00 60m | 2026-05-06 22:00 60m',
      '05/06/2026 22:00-23:00': 'asked: 2026-06-05 22:00 60m | 2026-05-06 22:00 60m',
      '05-06 22:00-23:00': 'asked: 2026-06-05 22:00 60m | 2026-05-06 22:00 60m',
      '05.06.2026 22:00-23:00': '2026-06-05 22:00 60m',
      '5.6. 22-23 Uhr': '2026-06-05 22:00 60m',
      '28-03-2026 22:00-23:00': '2026-03-28 22:00 60m',
      '03-28-2026 22:00-23:00': '2026-03-28 22:00 60m',
      '28-Mar-26 22:00-23:00': '2026-03-28 22:00 60m',
      '2026/03/28 22:00-23:00': '2026-03-28 22:00 60m',
      '20260328 2200-2300': '2026-03-28 22:00 60m',
      '1st of April 22:00-23:00': '2026-04-01 22:00 60m',
      'the 3rd 22:00-23:00': '2026-03-03 22:00 60m',
      'Saturday the 28th 22:00-23:00': '2026-03-28 22:00 60m',
      'Friday the 28th 22:00-23:00': 'asked: 2026-03-28 22:00 60m | 2026-03-27 22:00 60m',
      'Friday 28 March 22:00-23:00': 'asked: 2026-03-28 22:00 60m | 2026-03-27 22:00 60m',
      'last Friday of March 22:00-23:00': '2026-03-27 22:00 60m',
      '31 April 22:00-23:00': 'refused',
      '29 February 22:00-23:00': 'refused',
      '31.02.2027 22:00-23:00': 'refused',
      '13/13/2026 22:00-23:00': 'refused',
      'fifth Sunday of April 22:00-23:00': 'refused',
      'March 22:00-23:00': 'refused',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));

  it('says which day does not exist', () => {
    const outcome = parseWhen('31 April 22:00-23:00', options);
    expect(outcome).toMatchObject({
      question: 'There is no 31 April: April has 30 days. Which day do you mean?',
    });
  });
});

describe('edges of months and years, weeks, and what stands behind a figure', () => {
  it.each(
    rows({
      'last day of July 22:00-23:00': '2026-07-31 22:00 60m',
      'on the last day of this month from 20:00 to 21:00': '2026-03-31 20:00 60m',
      'first day of next month 02:00-03:00': '2026-04-01 02:00 60m',
      'last day of February 22:00-23:00': 'asked: 2027-02-28 22:00 60m',
      'last day of November 22:00-23:00': '2026-11-30 22:00 60m',
      'every last day of the month at 22:00 for 1h': '2026-03-31 22:00 60m',
      'end of July 22:00-23:00': 'asked: 2026-07-31 22:00 60m',
      'month end 20:00-21:00': 'asked: 2026-03-31 20:00 60m',
      'beginning of August 8am-9am': 'asked: 2026-08-01 08:00 60m | 2026-08-03 08:00 60m',
      'end of May 20:00-21:00': 'asked: 2026-05-31 20:00 60m | 2026-05-29 20:00 60m',
      'first Sunday of 2027, 00h00 - 04h00': '2027-01-03 00:00 240m',
      'last Saturday of 2026 20:00-21:00': '2026-12-26 20:00 60m',
      'Sunday week 1am-5am': '2026-03-15 01:00 240m',
      'Wed week 42, 10pm-11pm': '2026-10-14 22:00 60m',
      'a fortnight today, 20:00-21:00': '2026-03-16 20:00 60m',
      'a fortnight on Friday 20:00-21:00': '2026-03-20 20:00 60m',
      '1630H-1800H 13 MAY 27': '2027-05-13 16:30 90m',
      '12 May 20 to 21': '2026-05-12 20:00 60m',
      'Saturday lunchtime 12-1': '2026-03-07 12:00 60m',
      'Saturday lunchtime 18:00-19:00': 'refused',
      'Friday 9am-12nn': '2026-03-06 09:00 180m',
      'weekend: Sat 6pm to Sun noon': '2026-03-07 18:00 1080m',
      'Wed night 11pm through to 4am': '2026-03-04 23:00 300m',
      'thrs 9.30PM - 10.45PM': '2026-03-05 21:30 75m',
      '1st Monday in April 10p-1a Central': '2026-04-06 22:00 180m',
      'Fri 9pm EST / 2hrs': '2026-03-06 21:00 120m',
      '26 March 6:15am-6:45am NPT': '2026-03-26 06:15 30m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('what programs write', () => {
  it.each(
    rows({
      '20260310T0600Z/20260310T0830Z': '2026-03-10 07:00 150m',
      '1773000000-1773003600': '2026-03-08 21:00 60m',
      '1773000001-1773003600': 'refused',
      '2026-03-10 01:00 -0500 -> 2026-03-10 05:00 -0500': '2026-03-10 07:00 240m',
      '2026-03-10 22:00 -0100': '2026-03-10 22:00 180m',
      '{"start":"2026-03-10T02:00:00-04:00","end":"2026-03-10T04:30:00-04:00"}': '2026-03-10 07:00 150m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));

  it('an abbreviation that stands twice is replaced twice in what may be chosen', () => {
    expect(meaning('tomorrow 10:00 IST to 11:00 IST')).toBe(
      'asked: 2026-03-03 10:00 60m | 2026-03-03 10:00 60m | 2026-03-03 10:00 60m',
    );
  });
});

describe('words for days and hours', () => {
  it.each(
    rows({
      'next Friday 22:00-23:00': 'asked: 2026-03-06 22:00 60m | 2026-03-13 22:00 60m',
      'next Monday 22:00-23:00': '2026-03-09 22:00 60m',
      'Friday next week 22:00-23:00': '2026-03-13 22:00 60m',
      'a week on Friday 22:00-23:00': '2026-03-13 22:00 60m',
      'in two weeks at 22:00 for 1h': '2026-03-16 22:00 60m',
      'in 90 minutes for an hour': '2026-03-02 11:30 60m',
      '90 minutes from now for an hour': '2026-03-02 11:30 60m',
      'mid-day tomorrow for 2h': '2026-03-03 12:00 120m',
      'tomorrow 2200-2330': '2026-03-03 22:00 90m',
      '28 March 2030-2130': '2026-03-28 20:30 60m',
      'tomorrow 10pm for an hour and a half': '2026-03-03 22:00 90m',
      'tomorrow 22:00 for two and a half hours': '2026-03-03 22:00 150m',
      'half past eight tomorrow evening for 45 minutes': '2026-03-03 20:30 45m',
      'Saturday 3pm to EOD': 'asked: 2026-03-07 15:00 120m | 2026-03-07 15:00 180m | 2026-03-07 15:00 540m',
      'tomorrow 9am until COB': 'asked: 2026-03-03 09:00 480m | 2026-03-03 09:00 540m',
      'midnight for 2h': 'asked: 2026-03-03 00:00 120m',
      'Saturday at midnight for 2h': 'asked: 2026-03-07 00:00 120m | 2026-03-08 00:00 120m',
      'all day Saturday': '2026-03-07 00:00 1440m',
      'Friday 18:00 to Monday 08:00': '2026-03-06 18:00 3720m',
      'Sat/Sun 22:00-02:00': '2026-03-07 22:00 240m',
      '7-8 March 22:00-02:00': '2026-03-07 22:00 240m',
      'Fri-Sun 22:00-02:00': 'asked: 2026-03-06 22:00 240m | 2026-03-06 22:00 1680m | 2026-03-06 22:00 240m',
      'Saturday 10pm until 2am the next day': '2026-03-07 22:00 240m',
      'Saturday 22:00-23:30 for 90m': '2026-03-07 22:00 90m',
      'Saturday 22:00-23:30 for 2h': 'asked: 2026-03-07 22:00 90m | 2026-03-07 22:00 120m',
      'every second Friday 22:00-23:00': 'asked: 2026-03-06 22:00 60m | 2026-03-13 22:00 60m',
      'Friday 3pm Eastern time for 1h': '2026-03-06 15:00 60m',
      'Saturday 22:00-23:00 IST': 'asked: 2026-03-07 22:00 60m | 2026-03-07 22:00 60m | 2026-03-07 22:00 60m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('slips of the pen', () => {
  it.each(
    rows({
      'Saterday 22:00-23:00': '2026-03-07 22:00 60m',
      'Wendesday 22:00-23:00': '2026-03-04 22:00 60m',
      'tommorow 22:00-23:00': '2026-03-03 22:00 60m',
      '28 Marhc 22:00-23:00': '2026-03-28 22:00 60m',
      'Tursday 22:00-23:00': 'asked: 2026-03-03 22:00 60m | 2026-03-05 22:00 60m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

it('names the word that it does not know, wherever that stands, and reads nothing', () => {
  const word = fc.constantFrom(
    ...[
      'not',
      'except',
      'or',
      'before',
      'after',
      'unless',
      'maybe',
      'without',
      'bananas',
      'weekend',
      'biannually',
      'unlike',
    ],
  );
  const base = 'Saturday 22:00 to 23:30'.split(' ');
  fc.assert(
    fc.property(word, fc.integer({ min: 0, max: base.length }), (strange, at) => {
      const typed = [...base.slice(0, at), strange, ...base.slice(at)].join(' ');
      const outcome = parseWhen(typed, options);
      expect(outcome.kind).toBe('not-understood');
      if (outcome.kind === 'not-understood') expect(outcome.question).toContain(strange);
    }),
  );
});

const days = ['Saturday', 'tomorrow', '28 March', 'March 28th', '2026-03-28', 'the 28th', '28.03.2026'];
const spans = [
  '22:00-23:30',
  '10pm to 11:30pm',
  'from 22:00 until 23:30',
  '10pm for 90 minutes',
  'noon to 2',
  '8-10',
  '9:00-5',
  '10pm-1',
];
const parts = ['', 'evening', 'morning', 'afternoon', 'night'];
const zones = ['', 'Berlin', 'London', 'New York'];

it('reads the same words in another order as the same window, or asks', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...days),
      fc.constantFrom(...spans),
      fc.constantFrom(...parts),
      fc.constantFrom(...zones),
      (day, span, part, zone) => {
        const orders = [
          [day, part, span, zone],
          [day, part && `in the ${part}`, span, zone],
          [span, day, part, zone],
          [span, zone, day, part && `in the ${part}`],
          [zone, day, part, span],
          [day, zone, part, span],
        ];
        const read = orders.map((order) => meaning(order.filter((word) => word !== '').join(' ')));
        const understood = new Set(read.filter((text) => text.startsWith('2')));
        expect([...understood].length, read.join('\n')).toBeLessThan(2);
      },
    ),
    { numRuns: 400 },
  );
});

it('reads what is written out as what is written in figures, or asks', () => {
  const written: readonly (readonly [string, string])[] = [
    ['8', 'eight'],
    ['10', 'ten'],
    ['2', 'two'],
    ['1', 'one'],
    ['90 minutes', 'an hour and a half'],
    ['2h', 'two hours'],
    ['Sat', 'Saturday'],
    ['Mar', 'March'],
    ['noon', '12pm'],
    ['-', ' to '],
    ['evening', 'in the evening'],
  ];
  const texts = [
    'Sat evening 8-10',
    'Sat 8 pm-10 pm',
    'Sat noon-2',
    '28 Mar 10 pm for 90 minutes',
    'Sat 8 am for 2h',
    'Sat 9-5',
    'Sat night 1-2',
    'tomorrow 10-noon',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.subarray([...written], { minLength: 1 }), (text, changes) => {
      const words = changes.reduce(
        (made, [short, long]) => made.replaceAll(new RegExp(String.raw`(?<![\w])${short}(?![\w])`, 'g'), long),
        text,
      );
      const [plain, changed] = [meaning(text), meaning(words)];
      if (changed.startsWith('2')) expect(changed, `${text} / ${words}`).toBe(plain.startsWith('2') ? plain : changed);
      if (plain.startsWith('asked')) expect(changed.startsWith('2'), `${text} / ${words}`).toBe(false);
    }),
    { numRuns: 500 },
  );
});

it('gives no length over sixteen hours that nobody wrote', () => {
  const clock = fc.oneof(
    fc.integer({ min: 0, max: 24 }).map(String),
    fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${h}:${String(m).padStart(2, '0')}`),
    fc.constantFrom('noon', '8', '9', '12', '5'),
  );
  fc.assert(
    fc.property(fc.constantFrom('Saturday', '28 March', 'tomorrow evening', ''), clock, clock, (day, from, to) => {
      const outcome = parseWhen(`${day} ${from}-${to}`, options);
      const isDayWrittenOut = /^0(?::00)?$/.test(from) && /^(?:24(?::\d\d)?|23:59)$/.test(to);
      if (outcome.kind === 'understood' && !isDayWrittenOut)
        expect(outcome.when.lastsSeconds).toBeLessThanOrEqual(16 * 3_600);
    }),
    { numRuns: 500 },
  );
});

it('asks for the day where it is today here and tomorrow in the zone that is named', () => {
  // 23:30 in Berlin is the next morning in Tokyo.
  const late = { nowMs: Date.parse('2026-03-02T22:30:00Z'), zone: 'Europe/Berlin' };
  expect(meaning('tomorrow 10:00-11:00 Tokyo', late)).toBe('asked: 2026-03-03 10:00 60m | 2026-03-04 10:00 60m');
  expect(meaning('tomorrow 10:00-11:00', late)).toBe('2026-03-03 10:00 60m');
});

describe('what stands around a time is not held against it', () => {
  it.each(
    rows({
      'We will have maintenance on the Monday 26 October at 19h30, it lasts 2 hours': '2026-10-26 19:30 120m',
      'we are going to reboot the servers on Thursday between 12:30 and 13:00': '2026-03-05 12:30 30m',
      'Kindly note downtime on 18th July Saturday from 6 AM till 9 AM': '2026-07-18 06:00 180m',
      'tonight at 9, back up by 10:15': '2026-03-02 21:00 75m',
      'Saturday at 22:00 and back by 23:30': '2026-03-07 22:00 90m',
      'until 17:00, we begin in ten minutes': '2026-03-02 10:10 410m',
      "on Sa 7.3. from 22:00 o'clock, duration ca. 90 min": '2026-03-07 22:00 90m',
      'tomorrow arvo 3 - 3:30': '2026-03-03 15:00 30m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));

  it('but a word that changes the meaning is never dropped', () => {
    for (const word of ['not', 'except', 'or', 'unless', 'maybe', 'probably', 'almost', 'all', 'do', 'so'])
      expect(meaning(`${word} Saturday 22:00-23:30`), word).toBe('refused');
  });
});

describe('lengths as people write them', () => {
  it.each(
    rows({
      'tomorrow 7:00, 1,5 Stunden': '2026-03-03 07:00 90m',
      'tomorrow 21:00, for 1 ½ hours': '2026-03-03 21:00 90m',
      'tomorrow 16:00, aprox 3 quarters of an hour': '2026-03-03 16:00 45m',
      'tomorrow at 16:00, 3/4 hour': '2026-03-03 16:00 45m',
      'tomorrow at 17h, during 1h30': '2026-03-03 17:00 90m',
      'in 2 hours, 1 hour only': '2026-03-02 12:00 60m',
      '2027-01-04T02:00Z for PT45M': '2027-01-04 03:00 45m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('a zone', () => {
  it('may stand on both sides', () => {
    expect(meaning('Tuesday 9 Feb 2027, 11pm AEDT - 1am AEDT')).toBe('2027-02-09 23:00 120m');
    expect(meaning('20270105 0100Z-0300Z')).toBe('2027-01-05 01:00 120m');
  });

  it('is no riddle where the company itself uses the abbreviation', () => {
    expect(meaning('tomorrow 10 pm to 11.30 pm IST', { nowMs, zone: 'Asia/Kolkata' })).toBe('2026-03-03 22:00 90m');
    expect(meaning('tomorrow 10 pm to 11.30 pm IST')).toMatch(/^asked: .* \| /);
  });
});

it('asks for the day where none is named, and keeps to the days it can be', () => {
  expect(meaning('22:00-23:30')).toBe('asked: 2026-03-02 22:00 90m | 2026-03-03 22:00 90m');
  expect(meaning('09:00-09:30')).toBe('asked: 2026-03-03 09:00 30m');
});

describe('words of other languages for days and spans, as they slip in', () => {
  it.each(
    rows({
      'demain 14h-15h30': '2026-03-03 14:00 90m',
      'mañana de 22:00 a 23:30': '2026-03-03 22:00 90m',
      'domani dalle 23 alle 1': '2026-03-03 23:00 120m',
      'amanhã das 7h às 9h': '2026-03-03 07:00 120m',
      'jutro 20:00-21:00': '2026-03-03 20:00 60m',
      'i morgen 21.00–22.30': '2026-03-03 21:00 90m',
      '28.03. ab 23 Uhr, 2 Stunden': '2026-03-28 23:00 120m',
      '2026/07/09 15:00~16:00': '2026-07-09 15:00 60m',
      'Monday after next, 07:00-07:45': '2026-03-16 07:00 45m',
      'Saturday after next 10:00-11:00': 'asked: 2026-03-14 10:00 60m | 2026-03-21 10:00 60m',
      'tomorrow 10:00 for 2M': 'refused',
      'TOMORROW 10:00 FOR 90M': '2026-03-03 10:00 90m',
      'tomorrow 10:00 for 1H30M': '2026-03-03 10:00 90m',
      'for the next 45 mins': '2026-03-02 10:00 45m',
      'Start: 2026-12-24 20:00 / End: 2026-12-25 08:00 (local)': '2026-12-24 20:00 720m',
      'Good evening, we need three hours, beginning at 19:00 on the 30th': '2026-03-30 19:00 180m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));

  it('but two days for two windows are not one', () => {
    expect(meaning('Sat & Sun 01:00-03:00')).toMatch(/^asked: /);
    expect(meaning('Sat/Sun 01:00-03:00')).toBe('2026-03-08 01:00 120m');
  });
});

it('asks about a day that has just gone by, in place of taking next year', () => {
  expect(meaning('1 March 10:00-11:00')).toBe('asked: 2027-03-01 10:00 60m');
  expect(meaning('1 November 10:00-11:00')).toBe('2026-11-01 10:00 60m');
  expect(meaning('20 December 2026 10:00-11:00')).toBe('2026-12-20 10:00 60m');
});

it('holds an abbreviation of the company itself to its season', () => {
  const chicago = { nowMs: Date.parse('2026-07-29T15:00:00Z'), zone: 'America/Chicago' };
  expect(meaning('CST 1am-2am on Aug 3', chicago)).toMatch(/^asked/);
  expect(meaning('CDT 1am-2am on Aug 3', chicago)).toBe('2026-08-03 01:00 60m');
});

describe('"next" on a Sunday, on which a week ends for some and begins for others', () => {
  const onSunday = { nowMs: Date.parse('2026-06-14T21:00:00Z'), zone: 'America/New_York' };
  it.each(
    rows({
      'next Tuesday 1pm-2pm': 'asked: 2026-06-16 13:00 60m | 2026-06-23 13:00 60m',
      'Tuesday after next 1pm-2pm': 'asked: 2026-06-23 13:00 60m | 2026-06-30 13:00 60m',
      'next Sunday 1pm-2pm': '2026-06-21 13:00 60m',
      'Tuesday 1pm-2pm': '2026-06-16 13:00 60m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed, onSunday)).toBe(meant));
});
