import { describe, expect, it } from 'vitest';
import { parseWhen } from '../parse-when.ts';

/** Monday 2 March 2026, 10:00 in Berlin. */
const options = { nowMs: Date.parse('2026-03-02T09:00:00Z'), zone: 'Europe/Berlin' };

function read(typed: string): string {
  const outcome = parseWhen(typed, options);
  if (outcome.kind !== 'understood') return outcome.kind;
  return `${outcome.when.startsLocal.replace('T', ' ')} ${outcome.when.lastsSeconds / 60}m ${outcome.when.zone}`;
}

const [saturday, friday] = ['2026-03-07 22:00 60m Europe/Berlin', '2026-03-06 22:00 60m Europe/Berlin'];

describe('what stands beside a time takes nothing from it', () => {
  it.each([
    'Hi Tom: Saturday 22:00-23:00',
    'Saturday 22:00-23:00, thanks Anna',
    'Raid controller: Saturday 22:00-23:00',
    'Saturday (pay day) 22:00-23:00',
    'Saturday 22:00-23:00 (floor B)',
    'Saturday 22:00-23:00 because the vendor insists',
    "Hi team! Database upgrade pencilled in for Saturday at 22:00; we've asked for a one-hour slot. Cheers, Rob",
    'swap starts 22:00. need 60 mins. it is on Saturday',
    "we'll be swapping the raid controller on Saturday from 22:00 to 23:00",
    'Vendor says window opens Sat 22:00 and shuts Sat 23:00',
    'Saturday 22:00 to 23:00 to swap the disks',
    'Saturday 10pm for the database for 1 hour',
    'Saturday 22:00, it should not take longer than 1 hour',
  ])('%s', (typed) => expect(read(typed)).toBe(saturday));
});

describe('a time that is taken back is not the one that is meant', () => {
  it.each([
    'moved from Tue 20:00 to Friday 22:00, still 1h',
    'not Thursday any more: Friday 22:00-23:00',
    'Friday 22:00-23:00 instead of Thursday',
    'Friday 22:00-23:00, not Thursday',
  ])('%s', (typed) => expect(read(typed)).toBe(friday));
});

describe('nothing is left out that may change the meaning', () => {
  it.each([
    'Saturday 22:00-23:00 (if approved)',
    'Saturday 22:00-23:00 (tbc)',
    'Saturday 22:00-23:00 (ref 4711)',
    'Saturday 22:00-23:00 (every week)',
    'Saturday 22:00-23:00 (London)'.replace('(', 'UTC ('),
    'Saturday 22:00-23:00 because of Sunday',
    'Unless it rains: Saturday 22:00-23:00',
    'Good Friday 22:00-23:00',
    'Saturday 22:00 to be confirmed',
    'not Saturday 22:00 to 23:30',
    'tomorrow 22:00, more than 2h',
  ])('%s', (typed) => expect(read(typed)).toBe('not-understood'));
});

it('reads a zone in brackets', () => {
  expect(read('30 March 22:00-23:30 (London time)')).toBe('2026-03-30 22:00 90m Europe/London');
});

describe('the same day named in two ways', () => {
  it.each([
    ['tomorrow, Tuesday 3 March, 22:00-23:00', '2026-03-03 22:00 60m Europe/Berlin'],
    ['tomorrow 3/3 22:00-23:00', '2026-03-03 22:00 60m Europe/Berlin'],
    ['tomorrow 4 March 22:00-23:00', 'not-understood'],
    ['week 11, Wed, 19:00-20:00', '2026-03-11 19:00 60m Europe/Berlin'],
    ['Wed of week 9, 19:00-20:00', '2027-03-03 19:00 60m Europe/Berlin'],
  ])('%s', (typed, meant) => expect(read(typed)).toBe(meant));
});

it('reads a letter that stands for a nought', () => {
  expect(read('Saturday 22:oo-23:0o')).toBe(saturday);
});
