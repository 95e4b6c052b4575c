/** The form in which names are compared: "Web 01", "web_1" and "web1" are one name, "web-1" and "web-11" are two. */

/** Runs of letters and runs of digits; separators and leading zeros do not count. */
export function nameSegments(text: string): string[] {
  const segments: string[] = [];
  let start = 0;
  let kind = 0;
  for (let i = 0; i <= text.length; i++) {
    const next = i < text.length ? charKind(text.charCodeAt(i)) : 0;
    if (next === kind) continue;
    if (kind === 1) segments.push(text.slice(start, i));
    else if (kind === 2) segments.push(withoutLeadingZeros(text.slice(start, i)));
    start = i;
    kind = next;
  }
  return segments;
}

/** Digits stay apart from digits by a dot, so that 1-1 is not 11. */
export function joinSegments(segments: readonly string[]): string {
  let key = '';
  for (const segment of segments) {
    key += key !== '' && isDigits(segment) && isDigit(key.charCodeAt(key.length - 1)) ? `.${segment}` : segment;
  }
  return key;
}

/** `text` in lower case. */
export function nameKey(text: string): string {
  return joinSegments(nameSegments(text));
}

export function isDigits(segment: string): boolean {
  return isDigit(segment.charCodeAt(0));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** 0 separator, 1 letter, 2 digit. Letters of every script count as letters. */
function charKind(code: number): 0 | 1 | 2 {
  if (code >= 97 && code <= 122) return 1;
  if (isDigit(code)) return 2;
  if (code >= 65 && code <= 90) return 1;
  return code > 170 ? 1 : 0;
}

function withoutLeadingZeros(digits: string): string {
  let at = 0;
  while (at < digits.length - 1 && digits.charCodeAt(at) === 48) at++;
  return at === 0 ? digits : digits.slice(at);
}

/** ip-10-0-3-5 is how EC2 names the host with that address. */
export function addressIn(typed: string): string {
  return typed.startsWith('ip-') ? (typed.slice(3).split('.')[0] ?? '').replaceAll('-', '.') : '';
}
