import { expect, it } from 'vitest';
import { parseText } from './parse-values.ts';

it('takes 256 characters as AWS counts them, whatever their length in memory, and no more', () => {
  expect(parseText('😀'.repeat(256))).toBe('😀'.repeat(256));
  expect(() => parseText('😀'.repeat(257))).toThrow(expect.objectContaining({ code: 'imds/garbage' }));
});
