import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { acceptsGzip, createRepresentation, isNotModified } from './representation.ts';

it('has the same tag for the same text, and another for another', () => {
  const tag = (text: string) => createRepresentation('text/plain', text).etag;
  expect(tag('a')).toBe(tag('a'));
  expect(tag('a')).not.toBe(tag('b'));
});

it('compresses what is long, once, and leaves alone what fits a packet', () => {
  const long = createRepresentation('text/plain', 'abc'.repeat(1000));
  expect(gunzipSync(long.gzip() ?? '').toString()).toBe('abc'.repeat(1000));
  expect(long.gzip()).toBe(long.gzip());
  expect(createRepresentation('text/plain', 'short').gzip()).toBeUndefined();
});

it.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"x", "a"', true],
  ['*', true],
  ['"b"', false],
  [undefined, false],
])('compares If-None-Match: %s', (header, expected) => {
  expect(isNotModified(header, '"a"')).toBe(expected);
});

it.each([
  ['gzip', true],
  ['br;q=1, gzip;q=0.5', true],
  ['gzip;q=0', false],
  ['identity', false],
  ['', false],
  [undefined, false],
])('reads Accept-Encoding: %s', (header, expected) => {
  expect(acceptsGzip(header)).toBe(expected);
});
