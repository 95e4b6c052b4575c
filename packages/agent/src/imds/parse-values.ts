/** Reads the plain-text values of the metadata service: bounded, cleaned, absent where empty. */
import { imdsFault } from './imds-faults.ts';

// The service answers in printable text; a control character means that something else answered.
const hasControlCharacter = (text: string) => {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 || code === 127) return true;
  }
  return false;
};

/** One value. Throws `imds/garbage` where it has more than `maxLength` characters or unprintable ones. */
export function parseText(text: string, maxLength = 256): string | undefined {
  const value = text.trim();
  if (value.length > maxLength || hasControlCharacter(value)) throw imdsFault('imds/garbage');
  return value === '' ? undefined : value;
}

/** One value a line, at most `maxItems` of them. */
export function parseLines(text: string, maxItems = 64): string[] | undefined {
  const lines = text
    .split('\n', maxItems + 1)
    .map((line) => parseText(line))
    .filter((line) => line !== undefined);
  return lines.length > 0 ? lines.slice(0, maxItems) : undefined;
}

export function parseWhole(text: string): number | undefined {
  const value = text.trim();
  if (value === '') return undefined;
  if (!/^\d{1,9}$/.test(value)) throw imdsFault('imds/garbage');
  return Number(value);
}

/** A JSON object; throws `imds/garbage` for anything else. Its fields are unknown until read. */
export function parseObject(text: string): Readonly<Record<string, unknown>> {
  const value = parseJson(text);
  if (!isRecord(value)) throw imdsFault('imds/garbage');
  return value;
}

/** A JSON list of objects, 100 at most. */
export function parseObjects(text: string): Readonly<Record<string, unknown>>[] {
  const value = parseJson(text);
  if (!Array.isArray(value) || !value.every(isRecord)) throw imdsFault('imds/garbage');
  return value.slice(0, 100);
}

/** A field that is text and not empty. */
export function textField(
  object: Readonly<Record<string, unknown>>,
  name: string,
  maxLength = 256,
): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? parseText(value, maxLength) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw imdsFault('imds/garbage', cause);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
