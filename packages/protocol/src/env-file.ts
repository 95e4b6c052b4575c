/**
 * A file of settings, one NAME=VALUE a line, read as systemd reads `EnvironmentFile=` (systemd.exec(5)): a service gets the
 * file from systemd, its commands from here, and both must be given the same.
 *
 * - Blanks around name and value go. A line that begins with # or ; says nothing; a # further on is a part of the value.
 * - A backslash goes, and the next character stays whatever it is; at the end of a line it joins the next one.
 * - In double quotes that holds only before " \ ` $ and the end of a line. In single quotes every character stays.
 * - $ is never replaced. Of several lines with one name the last counts.
 * - A line without "=", a name that no variable has, and a value with control characters are left out.
 */
import { parseEnv } from 'node:util';

export type EnvFile = { values: Readonly<Record<string, string>>; remarks: readonly EnvRemark[] };
/** What is not as it may have been meant. No value stands in it, nor a name that may be one. */
export type EnvRemark =
  | { kind: 'left-out'; line: number }
  /** By Docker, a shell or Node, which have other rules for quotes, backslash, # and $. */
  | { kind: 'read-otherwise'; line: number; name: string };

// biome-ignore lint/suspicious/noControlCharactersInRegex: systemd drops what holds them, tab and line end excepted.
const control = /[\0-\x08\x0b-\x1f\x7f]/;
const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function parseEnvFile(text: string): EnvFile {
  const found = new Map<string, { line: number; value: string }>();
  const remarks: EnvRemark[] = [];
  for (const { line, name, value } of statements(text)) {
    if (value === undefined || !variableName.test(name) || control.test(value))
      remarks.push({ kind: 'left-out', line });
    else found.set(name, { line, value });
  }
  const elsewhere = parseEnv(text);
  for (const [name, { line, value }] of found)
    if (elsewhere[name] !== value || value.includes('$')) remarks.push({ kind: 'read-otherwise', line, name });
  return {
    values: Object.fromEntries([...found].map(([name, { value }]) => [name, value])),
    remarks: remarks.sort((one, other) => one.line - other.line),
  };
}

const silence = /(?:[ \t\n\r]+|[#;][^\n\r]*)*/y;
const beforeValue = /([^\n\r][^=\n\r]*)(=?)/y;
const inQuotes = /[ \t]*(?:'([^']*)'?|"((?:[^"\\]|\\[\s\S])*)(?:"|\\?$))/y;
/** Blanks count only before something, which an escaped one is. */
const bare = /[ \t]*((?:[ \t]*(?:\\(?:[\s\S]|$)|[^\\ \t\n\r]))*)/y;

function* statements(text: string): Generator<{ line: number; name: string; value: string | undefined }> {
  let [at, counted, line] = [0, 0, 1];
  const next = (form: RegExp) => {
    form.lastIndex = at;
    const match = form.exec(text);
    if (match) at = form.lastIndex;
    return match;
  };
  for (;;) {
    next(silence);
    line += text.slice(counted, at).split('\n').length - 1;
    counted = at;
    const [, name, equals] = next(beforeValue) ?? [];
    if (name === undefined) return;
    yield { line, name: name.replace(/[ \t]+$/, ''), value: equals ? readValue() : undefined };
  }

  /** Quoted pieces, and behind them what is in no quotes, in which a quotation mark is a character like any other. */
  function readValue(): string {
    let value = '';
    for (let piece = next(inQuotes); piece; piece = next(inQuotes))
      value += piece[1] ?? piece[2]?.replace(/\\([\s\S])/g, withoutEscape) ?? '';
    return value + (next(bare)?.[1] ?? '').replace(/\\([\s\S]?)/g, (_, one: string) => one.replace(/[\n\r]/, ''));
  }
}

function withoutEscape(whole: string, one: string): string {
  if (one === '\n') return '';
  return '"\\`$'.includes(one) ? one : whole;
}
