/** No input, however broken, crashes the hub or changes the running registry unless it is wholly valid. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@herald/protocol/clock';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseRegistry } from './parse-registry.ts';
import { startRegistry } from './start-registry.ts';
import { mangledText, registryText } from './testing/registry-text.ts';

const file = 'registry.yaml';
/** Files of all kinds together; more with `HERALD_FUZZ_RUNS=100000`. */
const runs = Number(process.env['HERALD_FUZZ_RUNS'] ?? 2500);
/** Files as they are shipped and documented. */
const corpus = ['../../../../registry.example.yaml', './testing/sketch.yaml'].map((path) =>
  readFileSync(new URL(path, import.meta.url), 'utf8'),
);
const sectionNames = [
  'defaults',
  'hosts',
  'services',
  'discovery',
  'discord',
  'maintenance',
  'reminders',
  'inquiries',
  'webhooks',
];
const fieldNames = [
  'address',
  'hosts',
  'check',
  'needs',
  'labels',
  'starts',
  'lasts',
  'repeats',
  'zone',
  'channels',
  'ec2',
  'tags',
  '__proto__',
  'constructor',
];
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.constant(null),
    fc.integer(),
    fc.array(tie('node'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(fc.oneof(fc.constantFrom(...fieldNames), fc.string({ maxLength: 8 })), tie('node'), {
    maxKeys: 4,
  }),
})).node;

it('every valid file is read as valid', () => {
  fc.assert(
    fc.property(registryText, ({ text, hosts }) => {
      const reading = parseRegistry(text, { file });
      expect(reading.kind === 'valid' ? [...reading.registry.hosts.keys()] : reading.problems).toEqual(hosts);
    }),
  );
});

const kinds: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  ['a broken file', mangledText],
  ['a real file with slips', slipsIn(corpus)],
  ['anything at all', fc.string({ unit: 'binary', maxLength: 300 })],
  ['YAML punctuation', fc.stringMatching(/^[-?:,[\]{}#&*!|>'"%@` \n\ta-c0-1]{0,60}$/)],
  ['YAML of the wrong shape', fc.dictionary(fc.constantFrom(...sectionNames), tree).map((value) => stringify(value))],
];

it.each(kinds)(
  '%s gives a registry or says what is wrong and where',
  (_what, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = parseRegistry(text, { file });
        if (reading.kind === 'valid') return;
        expect(reading.problems.length).toBeGreaterThan(0);
        const lines = text.split(/\r\n|\r|\n/).length;
        for (const { line, column, code, message } of reading.problems) {
          expect(code).toMatch(/^registry\/[a-z-]+$/);
          expect(message).not.toBe('');
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(lines + 1);
          expect(column).toBeGreaterThan(0);
        }
      }),
      { numRuns: Math.ceil(runs / kinds.length) },
    );
  },
  900_000,
);

it('the running registry follows valid files only, through the real file', { timeout: 900_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-broken-'));
  const path = join(folder, file);
  const start = 'hosts: { first: { address: h } } # start\n';
  await writeFile(path, start);
  let said: (kind: 'changed' | 'problem') => void = () => undefined;
  try {
    await using registry = await startRegistry({
      file: path,
      onChange: () => said('changed'),
      onProblem: () => said('problem'),
      clock: { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 50, signal) },
    });
    let last = start;
    await fc.assert(
      fc.asyncProperty(mangledText, async (text) => {
        if (text === last) return;
        last = text;
        const before = registry.current();
        const heard = new Promise<'changed' | 'problem'>((resolve) => {
          said = resolve;
        });
        await replaceFile(path, text);
        const kind = await heard;
        const expected = parseRegistry(text, { file: path });
        expect(kind).toBe(expected.kind === 'valid' ? 'changed' : 'problem');
        if (expected.kind === 'valid') expect(registry.current()).toEqual(expected.registry);
        else expect(registry.current()).toBe(before);
      }),
      { numRuns: 60 },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** At one instant, as careful editors do it: what is half written on a busy machine would be a problem of its own. */
async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** One to three slips as hands make them: a letter lost or doubled, a line moved in or out, a value of another kind. */
function slipsIn(texts: readonly string[]): fc.Arbitrary<string> {
  const slip = fc.record({
    at: fc.nat(5_000),
    kind: fc.constantFrom('lose', 'double', 'indent', 'outdent', 'tab', 'null', 'list', 'quote', 'cut', 'duplicate'),
  });
  return fc.tuple(fc.constantFrom(...texts), fc.array(slip, { minLength: 1, maxLength: 3 })).map(([text, slips]) =>
    slips.reduce((made, { at, kind }) => {
      const lines = made.split('\n');
      const index = at % lines.length;
      const line = lines[index] ?? '';
      const column = at % (line.length + 1);
      const changed: Record<typeof kind, string> = {
        lose: line.slice(0, column) + line.slice(column + 1),
        double: line.slice(0, column) + line.slice(Math.max(0, column - 1)),
        indent: `  ${line}`,
        outdent: line.replace(/^ {1,2}/, ''),
        tab: `\t${line}`,
        null: line.replace(/:.*$/, ':'),
        list: line.replace(/: (.*)$/, ': [$1]'),
        quote: line.replace(/: /, ': "'),
        cut: line.slice(0, column),
        duplicate: `${line}\n${line}`,
      };
      lines[index] = changed[kind];
      return lines.join('\n');
    }, text),
  );
}
