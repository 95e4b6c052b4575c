import { expect, it } from 'vitest';
import { decodeUtf8 } from './decode-utf8.ts';

const text = 'hosts:\n  müller: { address: h }\n';

it.each([
  ['UTF-8', Buffer.from(text), text],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), text],
  ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'is UTF-16, not UTF-8'],
  ['UTF-16 without a mark', Buffer.from('hosts:\n', 'utf16le'), 'is UTF-16, not UTF-8'],
  ['Latin-1', Buffer.from(text, 'latin1'), 'is not UTF-8 (line 2, behind "  m"); it may be Latin-1'],
])('tells %s', (_what, bytes, expected) => {
  const read = decodeUtf8(bytes);
  expect(read.kind === 'text' ? read.text : read.message).toBe(expected);
});
