import { expect, it } from 'vitest';
import { createHeardUntil, idBefore } from './last-processed-id.ts';

it('stays before a message that is still under way, whatever came after it', () => {
  const heard = createHeardUntil();
  expect(heard.position()).toBeUndefined();
  heard.began('100');
  heard.began('101');
  heard.ended('101');
  expect(heard.position()).toBe('99');
  heard.ended('100');
  expect(heard.position()).toBe('101');
});

it('goes on from where an earlier process was, and never back', () => {
  const heard = createHeardUntil('500');
  heard.began('400');
  heard.ended('400');
  expect(heard.position()).toBe('500');
});

it('goes back in time by the time that an id carries', () => {
  const id = (1_000_000n << 22n) + 77n;
  expect(idBefore(id.toString(), 600)).toBe((999_400n << 22n).toString());
  expect(idBefore('5', 600)).toBe('0');
});
