import { describe, expect, it } from 'vitest';
import { localText } from '../format/zone-time.ts';
import { occurrencesOf } from './occurrences.ts';
import { parseWhen } from './parse-when.ts';
import type { When } from './when/when.ts';

/** Wednesday 22 July 2026, 10:20 in Berlin. */
const summer = { nowMs: Date.parse('2026-07-22T10:20+02:00'), zone: 'Europe/Berlin' };
/** Monday 28 December 2026, 09:00. */
const winter = { nowMs: Date.parse('2026-12-28T09:00+01:00'), zone: 'Europe/Berlin' };

/** `07-26 22:00 to 07-28 06:00`, `3 x …` of a repeat that ends; `? …` for what is offered; `refused`. */
function meaning(typed: string, at = summer): string {
  const outcome = parseWhen(typed, at);
  if (outcome.kind === 'not-understood') return 'refused';
  if (outcome.kind === 'asks') return `? ${outcome.choices.map(({ text }) => meaning(text, at)).join(' | ')}`.trim();
  const { startsAtMs, endsAtMs, zone } = outcome.when;
  const span = [startsAtMs, endsAtMs].map((atMs) => localText(atMs, zone).slice(5).replace('T', ' ')).join(' to ');
  return `${times(outcome.when)}${span}`;
}

function times({ rrule, startsLocal, startsAtMs, lastsSeconds, zone }: When): string {
  if (rrule === undefined) return '';
  if (!rrule.includes('UNTIL')) return 'weekly ';
  const rule = { startsLocal, lastsSeconds, zone, rrule };
  return `${occurrencesOf(rule, { fromMs: startsAtMs, toMs: startsAtMs + 90 * 86_400_000 }).length} x `;
}

const rows = (table: Readonly<Record<string, string>>) => Object.entries(table);

describe('days without a time of day are asked about, and offered whole', () => {
  it.each([
    '26 July - 28 July',
    '26-28 July',
    '26.07. - 28.07.',
    '26.07.-28.07.2026',
    '26/07-28/07',
    'July 26-28',
    'July 26 through July 28',
    'from 26 to 28 July',
    'between 26 and 28 July',
    '26. bis 28. Juli',
    '26 July to 28 July inclusive',
    'the 26th to the 28th',
    '2026-07-26 to 2026-07-28',
    'du 26 juillet au 28 juillet',
    'del 26 al 28 de julio',
    'dal 26 al 28 luglio',
    '26 t/m 28 juli',
  ])('%s', (typed) => expect(meaning(typed)).toBe('? 07-26 00:00 to 07-29 00:00'));

  it.each(
    rows({
      '31 July - 2 August': '? 07-31 00:00 to 08-03 00:00',
      'Sat-Sun': '? 07-25 00:00 to 07-27 00:00',
      'this weekend': '? 07-25 00:00 to 07-27 00:00',
      Saturday: '? 07-25 00:00 to 07-26 00:00',
      // Longer than two weeks, no whole days, or in the past: nothing to offer.
      '1-20 August': '?',
      'Mon and Wed': '?',
      yesterday: '?',
      '28 July - 26 July': 'refused',
      '29-31 June': 'refused',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));

  it('over New Year', () => expect(meaning('30 December - 2 January', winter)).toBe('? 12-30 00:00 to 01-03 00:00'));
});

describe('all day, several days in a row are one window', () => {
  it.each(
    rows({
      '26–28 July, all day': '07-26 00:00 to 07-29 00:00',
      'vom 26. bis 28. Juli ganztägig': '07-26 00:00 to 07-29 00:00',
      'Saturday to Sunday all day': '07-25 00:00 to 07-27 00:00',
      'all day Saturday and Sunday': '07-25 00:00 to 07-27 00:00',
      'Saturday and Sunday, both days all day': '07-25 00:00 to 07-27 00:00',
      'this weekend all day': '07-25 00:00 to 07-27 00:00',
      'the whole weekend': '07-25 00:00 to 07-27 00:00',
      'from tomorrow until Friday all day': '07-23 00:00 to 07-25 00:00',
      '1st through 3rd of August, all day': '08-01 00:00 to 08-04 00:00',
      '20-24 July all day': '? 07-22 10:20 to 07-25 00:00',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));

  it('over New Year', () =>
    expect(meaning('30 Dec 2026 to 2 Jan 2027, all day', winter)).toBe('12-30 00:00 to 01-03 00:00'));
});

describe('several days with hours are a window each, or one: asked', () => {
  const week = '5 x 07-27 22:00 to 07-27 23:00 | 07-27 22:00 to 07-31 23:00';
  it.each(
    rows({
      'Mon-Fri 22:00-23:00': `? ${week} | weekly 07-22 22:00 to 07-22 23:00`,
      '22:00-23:00 Mon–Fri': `? ${week} | weekly 07-22 22:00 to 07-22 23:00`,
      'Montag bis Freitag 22:00-23:00': `? ${week} | weekly 07-22 22:00 to 07-22 23:00`,
      'next week Mon-Fri 22:00-23:00': `? ${week}`,
      'Mon 27 July - Fri 31 July 22:00-23:00': `? ${week}`,
      '26-28 July 22:00 for 2 hours': '? 3 x 07-26 22:00 to 07-27 00:00 | 07-26 22:00 to 07-29 00:00',
      'Sat & Sun, both days, 10:00-16:00': '? 2 x 07-25 10:00 to 07-25 16:00 | weekly 07-25 10:00 to 07-25 16:00',
      'Mon, Wed and Fri 22:00-23:00': '? 3 x 07-27 22:00 to 07-27 23:00 | weekly 07-22 22:00 to 07-22 23:00',
      'Mon-Wed 22:00-02:00':
        '? 3 x 07-27 22:00 to 07-28 02:00 | 07-27 22:00 to 07-29 02:00 | weekly 07-22 22:00 to 07-23 02:00',
      // One night, or two: "and" says neither, a slash says one.
      '27 and 28 July 22:00-02:00': '? 2 x 07-27 22:00 to 07-28 02:00 | 07-27 22:00 to 07-28 02:00',
      '28/29 July 22:00-02:00': '07-28 22:00 to 07-29 02:00',
      '31 July/1 August 22:00-02:00': '07-31 22:00 to 08-01 02:00',
      '28.-30.7. 22-23 Uhr': '? 3 x 07-28 22:00 to 07-28 23:00 | 07-28 22:00 to 07-30 23:00',
      // What has passed of a range that runs is no window.
      '20-24 July 9:00-10:00': '? 2 x 07-23 09:00 to 07-23 10:00 | 07-23 09:00 to 07-24 10:00',
      // Only weekdays tell a repeat which days are meant.
      '26 July and 8 August 22:00-23:00': '?',
      'nightly from 22:00 to 02:00, Mon to Fri':
        '? 5 x 07-27 22:00 to 07-28 02:00 | 07-27 22:00 to 07-31 02:00 | weekly 07-22 22:00 to 07-23 02:00',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));

  it.each(
    rows({
      'every day 22:00-23:00 26-28 July': '3 x 07-26 22:00 to 07-26 23:00',
      'daily 22:00-23:00 from 26 July to 28 July': '3 x 07-26 22:00 to 07-26 23:00',
      'every Monday from 1 August to 30 August 22:00-23:00': '4 x 08-03 22:00 to 08-03 23:00',
      '26 July 22:00 - 28 July 06:00': '07-26 22:00 to 07-28 06:00',
      'du 26 juillet 22h au 28 juillet 6h': '07-26 22:00 to 07-28 06:00',
      'Saturday both days 10:00-12:00': 'refused',
    }),
  )('but %s says which', (typed, meant) => expect(meaning(typed)).toBe(meant));

  it('says what the buttons will plan', () => {
    const outcome = parseWhen('Mon-Fri 22:00-23:00', summer);
    expect(outcome).toMatchObject({
      question: 'That is 5 days, each with a window of its own, or one window over all of them. Which one do you mean?',
      choices: [
        { label: 'Each day, Monday 27 July to Friday 31 July 2026, 22:00-23:00' },
        { label: 'One window: Monday 27 July 2026, 22:00 to Friday 31 July, 23:00' },
        { label: 'Every week: Monday, Tuesday, Wednesday, Thursday and Friday, 22:00-23:00' },
      ],
    });
  });
});

describe('without a start', () => {
  it.each(
    rows({
      'until 18:00': '? 07-22 10:20 to 07-22 18:00',
      'till 6pm': '? 07-22 10:20 to 07-22 18:00',
      'bis 18 Uhr': '? 07-22 10:20 to 07-22 18:00',
      'until tomorrow 8:00': '? 07-22 10:20 to 07-23 08:00',
      'until Friday 18:00': '? 07-22 10:20 to 07-24 18:00',
      'until 9:00': '? 07-22 10:20 to 07-22 21:00 | 07-22 10:20 to 07-23 09:00',
      'back by 6pm': '? 07-22 10:20 to 07-22 18:00',
      'until Friday': 'refused',
      'until further notice': 'refused',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});

describe('a time of the morning that has passed today', () => {
  it.each(
    rows({
      'today 8 to 9': '? 07-22 20:00 to 07-22 21:00 | 07-23 08:00 to 07-23 09:00',
      '8-9 today': '? 07-22 20:00 to 07-22 21:00 | 07-23 08:00 to 07-23 09:00',
      '22 July 8-9': '? 07-22 20:00 to 07-22 21:00 | 07-23 08:00 to 07-23 09:00',
      'today 9-12': '? 07-22 21:00 to 07-23 00:00 | 07-22 10:20 to 07-22 12:00',
      // Nobody means three at night.
      'today 3-4': '07-22 15:00 to 07-22 16:00',
      'today 9-10pm': '07-22 21:00 to 07-22 22:00',
    }),
  )('%s', (typed, meant) => expect(meaning(typed)).toBe(meant));
});
