/** Target files as programs and people write them, whole and mangled: nothing throws, nothing is lost for one value, nothing is silent. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTargets } from './parse-targets.ts';

/** More with `HERALD_FUZZ_RUNS=100000`. */
const runs = Number(process.env['HERALD_FUZZ_RUNS'] ?? 500);
const folder = new URL('./corpus/', import.meta.url);
const corpus = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));

const cut = fc.tuple(
  fc.nat(600),
  fc.nat(10),
  fc.oneof(
    fc.string({ maxLength: 5, unit: 'binary' }),
    fc.constantFrom('null', '[]', '{}', '"', '\n', '\t', '0', ': ', '- '),
  ),
);
const mangled = fc.tuple(fc.constantFrom(...corpus), fc.array(cut, { maxLength: 4 })).map(([base, cuts]) =>
  cuts.reduce((text, [at, length, put]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + put + text.slice(start + length);
  }, base),
);

it('says what is wrong with any text, or gives its hosts', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(fc.oneof(mangled, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
      const read = parseTargets(text);
      if (read.kind === 'wrong') {
        expect(read.message).not.toBe('');
        return;
      }
      for (const { name, url, labels } of read.hosts) {
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/);
        expect(new URL(url).origin).toBe(url);
        for (const value of Object.values(labels)) expect(typeof value).toBe('string');
      }
    }),
    { numRuns: runs },
  );
});

const label = fc.tuple(fc.stringMatching(/^[a-z_]{1,8}$/), fc.string({ unit: 'grapheme', maxLength: 20 }));
const target = fc.oneof(
  fc.constantFrom('h1', '10.0.0.1:9100', 'web.example.com', '[fd00::1]:9100', 'https://h2:9440'),
  fc.constantFrom('', 'a/b', '10.0.0.010', 'h:99999', 'ftp://h', 'a b', 'i-0abc'),
  fc.string({ maxLength: 12 }),
);
const group = fc.record(
  { targets: fc.array(target, { maxLength: 5 }), labels: fc.array(label, { maxLength: 3 }).map(Object.fromEntries) },
  { requiredKeys: [] },
);
const odd = fc.constantFrom<unknown>(
  null,
  7,
  'x',
  [],
  { targets: 'h' },
  { targets: null },
  { targets: [null] },
  { labels: 3 },
  { targets: ['ok'], labels: [1] },
);

it('keeps each value as its text, and counts every target as a host or as a remark', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(group, odd), { maxLength: 5 }), (groups) => {
      const read = parseTargets(JSON.stringify(groups));
      if (read.kind === 'wrong') return expect.unreachable(read.message);
      const wanted = groups.flatMap((one) => {
        const targets = typeof one === 'object' && one !== null && 'targets' in one ? one.targets : undefined;
        return Array.isArray(targets) ? targets : [];
      });
      const rejected = read.remarks.filter((words) => words.includes('target that is no address'));
      if (read.remarks.length < 20) expect(read.hosts.length + rejected.length).toBe(wanted.length);
      // One group more, whatever it is, changes nothing of the others.
      const more = parseTargets(JSON.stringify([...groups, null, { targets: ['a/b'] }]));
      expect(more.kind === 'hosts' && more.hosts).toEqual(read.hosts);
    }),
    { numRuns: runs },
  );
});

it('gives labels as they were written', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(fc.array(label, { maxLength: 5 }).map(Object.fromEntries), (labels) => {
      const read = parseTargets(JSON.stringify([{ targets: ['h'], labels }]));
      const shown = Object.fromEntries(Object.entries(labels).filter(([key]) => !key.startsWith('__')));
      expect(read.kind === 'hosts' && read.hosts[0]?.labels).toEqual(shown);
    }),
    { numRuns: runs },
  );
});
