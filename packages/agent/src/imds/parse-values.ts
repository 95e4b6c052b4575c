/** Reads the plain-text values of the metadata service: bounded, cleaned, absent where empty. */
import { isIP } from 'node:net';
import { imdsFault } from './imds-faults.ts';

/** Told what of a category was left out, where the rest of it is good: one value costs itself. */
export type Complain = (what: string) => void;

export type Parse<Value> = (text: string, complain: Complain) => Value | undefined;

export const notAsWritten = 'not as EC2 writes it';

/** Limits as AWS counts them: in characters, of which a smiley is one. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** One value. Throws `imds/garbage` where it has more than `maxLength` characters or unprintable ones: something else answered. */
export function parseText(text: string, maxLength = 256): string | undefined {
  const value = text.trim();
  if ((value.length > maxLength && countCharacters(value) > maxLength) || hasControlCharacter(value))
    throw imdsFault('imds/garbage');
  return value === '' ? undefined : value;
}

/** Text that people wrote (a tag, a description): control characters become `instead`, and what is too long is cut. */
export function cleanText(text: string, { most, instead = '' }: { most: number; instead?: string }): string {
  const clean = hasControlCharacter(text)
    ? Array.from(text, (character) => (isControl(character.codePointAt(0) ?? 0) ? instead : character)).join('')
    : text;
  const value = clean.trim();
  return value.length > most ? Array.from(value).slice(0, most).join('') : value;
}

/** A value of one form. Throws `imds/garbage` for any other. */
export function parseForm(isForm: (text: string) => boolean): (text: string) => string | undefined {
  return (text) => {
    const value = parseText(text);
    if (value !== undefined && !isForm(value)) throw imdsFault('imds/garbage');
    return value;
  };
}

export const isIpv4 = (text: string) => isIP(text) === 4;
export const isIpv6 = (text: string) => isIP(text) === 6 && !text.includes('%');
export const isMac = (text: string) => /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(text);

/** An address block or prefix: `10.0.0.0/16`, `2001:db8::/56`. */
export function isCidr(text: string): boolean {
  const [, address = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(bits) <= (version === 4 ? 32 : 128);
}

export type ListForm = { isForm?: (line: string) => boolean; most?: number };

/** One value a line, each judged for itself; what is left out is complained of. */
export function parseLines(
  text: string,
  complain: Complain,
  { isForm, most = 64 }: ListForm = {},
): string[] | undefined {
  const lines = text.split('\n', 10_000).map((line) => line.trim());
  const given = lines.filter((line) => line !== '');
  const good = given.filter((line) => isLine(line) && (isForm?.(line) ?? true));
  if (good.length < given.length) complain(notAsWritten);
  if (good.length > most) complain(`${good.length - most} of ${good.length} left out`);
  return good.length > 0 ? good.slice(0, most) : undefined;
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

/** The objects of a JSON list, 100 at most. Throws `imds/garbage` where it is no list. */
export function parseObjects(text: string, complain: Complain): Readonly<Record<string, unknown>>[] {
  const value = parseJson(text);
  if (!Array.isArray(value)) throw imdsFault('imds/garbage');
  const objects = value.filter(isRecord);
  if (objects.length < value.length) complain(notAsWritten);
  if (objects.length > 100) complain(`${objects.length - 100} of ${objects.length} left out`);
  return objects.slice(0, 100);
}

/** A field that is text and not empty. What is given and is none is complained of. */
export function textField(
  object: Readonly<Record<string, unknown>>,
  name: string,
  complain: Complain,
  maxLength = 256,
): string | undefined {
  const value = object[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string' || !isLine(value, maxLength)) {
    complain(`${name} ${notAsWritten}`);
    return undefined;
  }
  return value.trim() || undefined;
}

/** A field that is a list of texts; null, as EC2 writes it for none, is no list. */
export function listField(
  object: Readonly<Record<string, unknown>>,
  name: string,
  complain: Complain,
): string[] | undefined {
  const value = object[name];
  if (value === undefined || value === null) return undefined;
  const all: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  const texts = all.filter((one): one is string => typeof one === 'string' && one !== '' && isLine(one)).slice(0, 64);
  if (texts.length < all.length) complain(`${name} ${notAsWritten}`);
  return texts.length > 0 ? texts : undefined;
}

function isLine(text: string, maxLength = 256): boolean {
  return (text.length <= maxLength || countCharacters(text) <= maxLength) && !hasControlCharacter(text);
}

function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (isControl(text.charCodeAt(index))) return true;
  return false;
}

/** C0, DEL and C1, and the two line separators of Unicode. */
function isControl(code: number): boolean {
  return code < 32 || (code >= 127 && code < 160) || code === 0x2028 || code === 0x2029;
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
