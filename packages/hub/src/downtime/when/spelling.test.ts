/** Slips of the keys in words of the calendar: how many are forgiven, and which words are left as they stand. */
import { describe, expect, it } from 'vitest';
import { respell } from './spelling.ts';

const respelt = (typed: string) => {
  const read = respell(typed);
  return 'word' in read ? `${read.word}? ${read.texts.join(' | ')}` : read.text;
};
const rows = (table: Readonly<Record<string, string>>) => Object.entries(table);

describe('one slip is mended', () => {
  it.each(
    rows({
      // A letter left out, added, changed, and two that changed places.
      Frday: 'friday',
      Sunnday: 'sunday',
      Saterday: 'saturday',
      Sudnay: 'sunday',
      Setember: 'september',
      untill: 'until',
      evenimg: 'evening',
      Febraury: 'february',
      'SUNDY 10-11': 'sunday 10-11',
      Montga: 'montag',
      sonntg: 'sonntag',
      Mondya: 'monday',
    }),
  )('%s', (typed, meant) => expect(respelt(typed)).toBe(meant));
});

describe('two slips are mended in words of eight letters and more, and in days of seven', () => {
  it.each(
    rows({
      maintanence: 'maintenance',
      Wdnseday: 'wednesday',
      Sxtxrday: 'saturday',
      Wensday: 'wednesday',
      // Nearer to this than to "Tuesday".
      Thusday: 'thursday',
      Thrsdya: 'Thrsdya',
      munites: 'munites',
      evnimgs: 'evnimgs',
    }),
  )('%s', (typed, meant) => expect(respelt(typed)).toBe(meant));
});

describe('words of four letters and what is another word stay', () => {
  it.each(['Mday', 'tody', 'hors', 'aprl', 'juni', 'months', 'mornings', 'weekdays', 'Sundays', 'june', 'ours'])(
    '%s',
    (typed) => expect(respelt(typed)).toBe(typed),
  );
});

it('of one and of several, the several are meant; what is as near to two words is asked about', () => {
  expect(respelt('minuts')).toBe('minutes');
  expect(respelt('munday 22:00')).toBe('munday? monday 22:00 | sunday 22:00');
});

it('mends each slip of a text wherever it stands, and nothing within another word', () => {
  expect(respelt('Saterday 22:00 untill Sunady, Saterday')).toBe('saturday 22:00 until sunday, saturday');
  expect(respelt('Frday 10, Frdayx')).toBe('friday 10, Frdayx');
});
