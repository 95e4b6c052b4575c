/** Text of a file that people write, or which other encoding it seems to have. */

export type Decoded = { kind: 'text'; text: string } | { kind: 'wrong'; message: string };

export function decodeUtf8(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return wrong('is UTF-16, not UTF-8');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isHalfNul(bytes) ? wrong('is UTF-16, not UTF-8') : { kind: 'text', text };
  } catch {
    const { text, line } = upToFault(bytes);
    return wrong(`is not UTF-8 (line ${line}, behind "${text.slice(-20)}"); it may be Latin-1`);
  }
}

/** UTF-16 without a mark: every second byte of what is mostly ASCII. */
function isHalfNul(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 200);
  return head.length > 1 && head.filter((byte) => byte === 0).length >= head.length / 3;
}

function wrong(message: string): Decoded {
  return { kind: 'wrong', message };
}

/** The text before the first byte that is none. */
function upToFault(bytes: Uint8Array): { text: string; line: number } {
  const whole = new TextDecoder('utf-8').decode(bytes);
  const at = whole.indexOf('\uFFFD');
  const line = lineAt(whole, at);
  return { text: whole.slice(0, at).split('\n').at(-1) ?? '', line };
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
