/** Ends and lengths that don't fit, on Monday 2 March 2026 at 10:00: what is wrong is said, and no button leads nowhere. */
import { describe, expect, it } from 'vitest';
import { parseWhen } from '../parse-when.ts';
import { meaning, mondayMorning } from '../testing/meaning.ts';
import { wholeAnswer } from '../testing/whole-answer.ts';

const rows = (table: Readonly<Record<string, string>>) => Object.entries(table);
const told = (typed: string) => wholeAnswer(typed, mondayMorning);

describe('an end that has passed, or lies before the start', () => {
  it.each(
    rows({
      '22:00 to yesterday 23:00': 'That end has passed already. When does it end?',
      'every day 22:00 to yesterday 21:00': 'That end has passed already. When does it end?',
      'every day 22:00 to 2 March 21:00': 'That would end before it starts. When does it end?',
      'every day 22:00 to 2 March 22:00': 'That would end before it starts. When does it end?',
      'Sat 22:00 to Sat 7 March 22:00':
        'That would end before it starts: Saturday 7 March 2026, 22:00 to 22:00 (Berlin, UTC+1). When does it end?',
      '2 hours ending at 4am 30 February': 'There is no 30 February: February has 28 days. Which day do you mean?',
      'tomorrow, 30 February, 22:00-23:00': 'There is no 30 February: February has 28 days. Which day do you mean?',
      '29-32 July 22:00-23:00': 'There is no 32 July: July has 31 days. Which day do you mean?',
    }),
  )('%s', (typed, words) => expect(told(typed)).toBe(words));
});

describe('an end and a length that do not agree', () => {
  const words = 'The end and the length do not agree. When does it end?';
  it.each(['every Saturday 22:00-23:00 for 2h', 'Mon and Tue 22:00-23:00 for 2h'])('%s', (typed) =>
    expect(told(typed)).toBe(words),
  );

  it('where one of two readings agrees, it is that one', () => {
    expect(meaning('Sat 10-11 for 1h')).toBe('hours? 7 Mar 10:00 60m | 7 Mar 22:00 60m');
    expect(meaning('Sat and Sun 22:00-8 for 10h')).toBe(meaning('Sat and Sun 22:00-08:00'));
  });
});

describe('several days, each with a window of its own', () => {
  it('of a day and no longer', () => {
    expect(meaning('Sat and Sun 22:00 for 24h')).toMatch(/^several\? 7 Mar 22:00 1440m FREQ=DAILY;UNTIL=/);
    for (const typed of ['Sat and Sun 22:00 for 25h', 'Mon and Wed 22:00 to 23:00 the next day'])
      expect(told(typed)).toBe('Each of those windows would last longer than a day. When does it end?');
  });

  it('ends on the next day where that is said', () => {
    expect(meaning('Sat and Sun 22:00 to 02:00 the next day')).toBe(meaning('Sat and Sun 22:00-02:00'));
    expect(meaning('Mon and Wed 22:00 to 02:00 the next morning')).toBe(meaning('Mon and Wed 22:00-02:00'));
    expect(meaning('Sat/Sun 22:00 to 02:00 the next day')).toBe('7 Mar 22:00 240m');
  });

  it('to the end of the day is to 24:00', () => {
    expect(told('Sat and Sun 22:00-24:00')).toContain(
      '[Each day, Saturday 7 March to Sunday 8 March 2026, 22:00-24:00 ',
    );
  });

  it('of every day but not in a row, are asked about', () => {
    expect(told('every day 22:00-23:00 24 and 26 July')).toMatch(
      /^That is 2 days, each with a window of its own\. .* \[Friday and Sunday, until Sunday 26 July 2026, 22:00-23:00 /,
    );
  });
});

describe('what is offered', () => {
  const days = ['Sat', 'Sat and Sun', 'Mon-Wed', 'every Saturday', 'weekdays', '26-28 July', '5/6', 'end of the month'];
  const more = [
    '25 October',
    'every 2nd Tuesday',
    'Saturday night',
    'Mon 10 March',
    'tonight',
    'last Friday of the month',
  ];
  const times = ['8-9', '22:00', 'half 8 to 9', '22:00-23:00 CST', '10 until 30 June'];
  it.each([...days, ...more])('of %s can be read, and fits on a button', (day) => {
    for (const time of times) {
      const outcome = parseWhen(`${day} ${time}`, mondayMorning);
      for (const { label, text, acceptsDoubt } of outcome.kind === 'asks' ? outcome.choices : []) {
        const read = parseWhen(text, { ...mondayMorning, ...(acceptsDoubt && { doubtfulRepeats: 'accept' }) });
        expect(read.kind, `${day} ${time}: ${text}`).not.toBe('not-understood');
        expect(label.length).toBeLessThanOrEqual(80);
      }
    }
  });

  it('names many days in short, and none of eight', () => {
    const labels = (typed: string) => {
      const outcome = parseWhen(typed, mondayMorning);
      return outcome.kind === 'asks' ? outcome.choices.map(({ label }) => label) : [];
    };
    expect(labels('Mon-Sun 22:00-23:00').at(-1)).toBe('Every week: Mon, Tue, Wed, Thu, Fri, Sat and Sun, 22:00-23:00');
    expect(labels('Mon, Tue, Wed, Fri and Sun 22:00-23:00')).toEqual([
      'Mon, Tue, Wed, Fri and Sun, until Sunday 8 March 2026, 22:00-23:00',
      'Every week: Monday, Tuesday, Wednesday, Friday and Sunday, 22:00-23:00',
    ]);
    expect(labels('Mon-Mon 22:00-23:00')).toEqual([
      'Each day, Monday 2 March to Monday 9 March 2026, 22:00-23:00',
      'One window: Monday 2 March 2026, 22:00 to Monday 9 March, 23:00',
    ]);
    expect(labels('31 Dec to 2 Jan 22:00-23:00')[0]).toBe(
      'Each day, Thursday 31 December 2026 to Saturday 2 January 2027, 22:00-23:00',
    );
  });

  it('is not asked for where only one of two can be read', () => {
    expect(meaning('last Friday of the month 22:00-23:00 until 30 June')).toBe(
      '27 Mar 22:00 60m FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20260630T215959Z',
    );
  });

  it('is not asked for where nothing of it could be read', () => {
    expect(told('all day for 2h CST')).toBe('I couldn\'t follow "all day".');
    expect(told('Monday midnight half 8 to 9')).toBe('I couldn\'t follow "half past 8".');
  });

  it('for the length of a repeat with a last day is the length of each time', () => {
    const until = 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20260630T215959Z';
    expect(meaning('every Saturday 22:00 until 30 June for 90 minutes')).toBe(`7 Mar 22:00 90m ${until}`);
    expect(meaning('every Saturday 22:00 until 30 June')).toBe(
      `no-end? 7 Mar 22:00 30m ${until} | 7 Mar 22:00 60m ${until} | 7 Mar 22:00 120m ${until}`,
    );
  });
});

describe('longer than two weeks', () => {
  it.each(
    rows({
      'every Monday 22:00 for 14 days': '2 Mar 22:00 20160m FREQ=WEEKLY;BYDAY=MO',
      'every Monday 22:00 for 15 days': 'too-long?',
      // Of four readings the one that would be too long is not offered.
      '3 March 10 to March 17 10': 'hours? 3 Mar 10:00 20160m | 3 Mar 22:00 19440m | 3 Mar 22:00 20160m',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});
