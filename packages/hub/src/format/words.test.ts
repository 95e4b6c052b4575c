import { expect, it } from 'vitest';
import {
  ageInWords,
  bytesInWords,
  countInWords,
  durationInWords,
  lengthInWords,
  listInWords,
  loadInWords,
  percentInWords,
  plural,
  rateInWords,
  regionInWords,
  uptimeInWords,
} from './words.ts';

it.each([
  [0, 'less than a second'],
  [-5, 'less than a second'],
  [1, '1 second'],
  [45, '45 seconds'],
  [89.4, '89 seconds'],
  [90, '2 minutes'],
  [1080, '18 minutes'],
  [5400, '90 minutes'],
  [7200, '2 hours'],
  [7170, '2 hours'],
  [12_000, '3 hours 20 minutes'],
  [86_400, '24 hours'],
  [47.9 * 3600, '2 days'],
  [12 * 86_400, '12 days'],
  [28 * 86_400, '4 weeks'],
  [91 * 86_400, '3 months'],
  [3 * 31_557_600, '3 years'],
])('%d seconds are %s', (seconds, words) => expect(durationInWords(seconds)).toBe(words));

it.each([
  [89, '89 seconds'],
  [99.6, '1 minute 40 seconds'],
  [133, '2 minutes 13 seconds'],
  [480, '8 minutes'],
  [599.9, '10 minutes'],
  [733, '12 minutes'],
])('what took %d seconds took %s: its begin and its end, shown by the minute, deny it nowhere', (seconds, words) =>
  expect(lengthInWords(seconds)).toBe(words),
);

it.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1024, '1 KiB'],
  [3.8 * 1024 ** 3, '3.8 GiB'],
  [30 * 1024 ** 3, '30 GiB'],
  [1023.9 * 1024 ** 2, '1 GiB'],
])('%d bytes are %s', (bytes, words) => expect(bytesInWords(bytes)).toBe(words));

it.each([
  [0, '0 %'],
  [0.02, '0.1 %'],
  [0.42, '0.4 %'],
  [22.7, '23 %'],
  [100, '100 %'],
])('%d percent are %s', (percent, words) => expect(percentInWords(percent)).toBe(words));

it('never rounds an outage away', () => {
  expect(uptimeInWords(99.999)).toBe('99.99 %');
  expect(uptimeInWords(100)).toBe('100 %');
});

it('agrees in number', () => {
  expect([0, 1, 2, 10_000].map((count) => plural(count, 'server'))).toEqual([
    '0 servers',
    '1 server',
    '2 servers',
    '10,000 servers',
  ]);
  expect(plural(2, 'inquiry', 'inquiries')).toBe('2 inquiries');
});

it('reads a list as language', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((list) => listInWords(list))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
  expect(listInWords(['a', 'b'], 'or')).toBe('a or b');
});

it('names the place beside the region', () => {
  expect(regionInWords('eu-west-1')).toBe('Ireland (eu-west-1)');
  expect(regionInWords('xx-new-9')).toBe('xx-new-9');
  expect(regionInWords('constructor')).toBe('constructor');
});

it('says rates, loads, counts and ages', () => {
  expect(rateInWords(48_000)).toBe('48 kB/s');
  expect(loadInWords(0.42)).toBe('0.4');
  expect(countInWords(1_234_567)).toBe('1,234,567');
  expect(ageInWords(0.3)).toBe('just now');
  expect(ageInWords(3)).toBe('3 seconds ago');
});
