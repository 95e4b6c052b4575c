import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseEnvFile } from './env-file.ts';

/** More with `HERALD_FUZZ_RUNS=3000`. */
const runs = Number(process.env['HERALD_FUZZ_RUNS'] ?? 60);
const valuesOf = (text: string) => parseEnvFile(text).values;

it("reads systemd's own examples as systemd.exec(5) and its tests say", () => {
  expect(valuesOf('a=a\nb=b\\\nc\nd=d\\\ne\\\nf\ng=g\\ \nh=h\ni=i\\')).toEqual({
    a: 'a',
    b: 'bc',
    d: 'def',
    g: 'g ',
    h: 'h',
    i: 'i',
  });
  expect(valuesOf('a=a\\\n')).toEqual({ a: 'a' });
  expect(valuesOf('# Generated\n\nHWMON_MODULES="coretemp f71882fg"\n\n; more\nMODULE_0=coretemp\nb=')).toEqual({
    HWMON_MODULES: 'coretemp f71882fg',
    MODULE_0: 'coretemp',
    b: '',
  });
});

it.each([
  ['a # and blanks within a value', 'A=abc #def#\t\n', 'abc #def#'],
  ['a backslash, and two', 'A=a\\bc\\\\d', 'abc\\d'],
  ['quotes within a value', `A=it's "so"`, `it's "so"`],
  ['whole quotes', 'A="a b" ', 'a b'],
  ['quotes and what follows them', `A='a'"b" c'd`, `abc'd`],
  ['escapes in double quotes', String.raw`A="\" \\ \$ \a"`, String.raw`" \ $ \a`],
  ['escapes in single quotes', String.raw`A='\" \\'`, String.raw`\" \\`],
  ['several lines in quotes', 'A="a\nb"\nB=c', 'a\nb'],
  ['a line that goes on in double quotes', 'A="a\\\nb"', 'ab'],
  ['a quotation mark that is never closed', 'A="abc\n', 'abc\n'],
  ['$, which stays', 'A=a$b$(c)', 'a$b$(c)'],
  ['blanks around the name', ' A = x ', 'x'],
  ['another line of the same name', 'A=1\nA=2', '2'],
  ['line ends of Windows', 'A=1\r\nB=2\r\n', '1'],
])('reads %s as systemd does', (_what, text, value) => {
  expect(valuesOf(text)['A']).toBe(value);
});

it('names the lines that are left out, by their number alone, and the values that others read otherwise', () => {
  const text = [
    'A=plain',
    'export B=1',
    'C: 1',
    '1D=2',
    'E="quoted whole"',
    'F=a#b',
    'G=a\\b',
    'H=$x',
    'I="a\u0007b"',
    '\tJ=x # note',
  ];
  const { values, remarks } = parseEnvFile(text.join('\n'));
  expect(Object.keys(values)).toEqual(['A', 'E', 'F', 'G', 'H', 'J']);
  expect(remarks).toEqual([
    { kind: 'left-out', line: 2 },
    { kind: 'left-out', line: 3 },
    { kind: 'left-out', line: 4 },
    { kind: 'read-otherwise', line: 6, name: 'F' },
    { kind: 'read-otherwise', line: 7, name: 'G' },
    { kind: 'read-otherwise', line: 8, name: 'H' },
    { kind: 'left-out', line: 9 },
    { kind: 'read-otherwise', line: 10, name: 'J' },
  ]);
});

const character = fc.constantFrom(...'ab =#;\'"\\\t\n\r`-xü');
const anyText = fc.array(character, { maxLength: 40 }).map((characters) => characters.join(''));

it('never fails, and what it leaves out it names', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { values, remarks } = parseEnvFile(text);
      for (const { line } of remarks) expect(line).toBeLessThanOrEqual(text.split('\n').length);
      for (const value of Object.values(values)) expect(value).not.toMatch(/[\0\r]/);
    }),
  );
});

/** systemd's own reader behind another door, at which `$` is replaced and an empty value is none; before 254 a comment could go on in the next line. */
const generator = '/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator';

it.skipIf(!existsSync(generator))('reads any text as the systemd of this machine does', () => {
  const home = mkdtempSync(join(tmpdir(), 'herald-env-file-'));
  mkdirSync(join(home, 'environment.d'));
  const value = fc.array(fc.constantFrom(...'ab =#;\'"\\\t`-ü'), { maxLength: 12 }).map((all) => all.join(''));
  const line = fc.oneof(
    fc.tuple(fc.constantFrom('', ' ', '\t'), value).map(([gap, text]) => `${gap}N#${gap}=${text}`),
    fc.constantFrom('# note', ';note', '', 'export A=1', 'A', '=a', '\u00c9=1'),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      // Another name in each line: an empty value does not take an earlier one away at this door.
      const text = lines.map((one, index) => one.replace('N#', `N${index}`)).join(end);
      writeFileSync(join(home, 'environment.d/a.conf'), text);
      const said = execFileSync(generator, {
        env: { XDG_CONFIG_HOME: home, HOME: home },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const ours = Object.entries(valuesOf(text)).filter(([name, value]) => name.startsWith('N') && value !== '');
      expect(Object.fromEntries(ours)).toEqual(saidValues(said));
    }),
    { numRuns: runs },
  );
});

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\u0007' };

/** Values with more than letters stand in double quotes; those that a unit would not be given are left away. */
function saidValues(said: string): Record<string, string> {
  const lines = said.matchAll(/^(N\d)=(.*)$/gm);
  const all = Array.from(lines, ([, name = '', text = '']): [string, string] => {
    const inner = text.startsWith('"') ? text.slice(1, -1) : text;
    return [name, inner.replace(/\\(.)/g, (_, one: string) => escapes[one] ?? one)];
  });
  return Object.fromEntries(all.filter(([, value]) => !value.includes('\r')));
}
