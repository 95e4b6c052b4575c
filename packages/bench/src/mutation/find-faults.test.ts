import { expect, it } from 'vitest';
import { plant } from './fault.ts';
import { findFaults } from './find-faults.ts';

const spoilt = (source: string) => findFaults(source).map((fault) => plant(source, fault));

it.each<[source: string, spoilt: string[]]>([
  ['a < b;', ['a <= b;', 'a > b;', ';']],
  ['const x = a - b;', ['const x = (b) - (a);', 'const x = a + b;']],
  ['const x = a && b;', ['const x = a;', 'const x = a || b;']],
  ['const x = a ?? 0;', ['const x = 0;', 'const x = a;', 'const x = a ?? 1;']],
  ['const x = !a;', ['const x = a;']],
  ['const x = a ? b : c;', ['const x = a ? c : b;']],
  ['const x = 3_600_000;', ['const x = (3_600_000 * 2);']],
  ['const x = true;', ['const x = false;']],
  ['const x = a.filter(f);', ['const x = a;']],
  ['const x = a.some(f);', ['const x = a.every(f);']],
  ['const x = Math.min(a, b);', ['const x = Math.max(a, b);']],
  ['if (a) b();', [';', 'if (true) b();', 'if (a) ;']],
  ['if (a) b(); else c();', ['if (true) b(); else c();', 'if (a) ; else c();', 'if (a) b(); else ;']],
  ['const x = [...a, b];', ['const x = [...[], b];']],
  ['total += one;', [';', 'total -= one;']],
  ['const x = a.toString();', []],
  ['const x = a ?? (b ? c : d);', ['const x = a;', 'const x = (b ? c : d);', 'const x = a ?? (b ? d : c);']],
  ['const x = a ? (b ?? c) : d;', ['const x = a ? d : (b ?? c);', 'const x = a ? (b) : d;', 'const x = a ? (c) : d;']],
  ['const x = a ? b : (c as const);', ['const x = a ? (c as const) : b;']],
  ['const x = !(a && b);', ['const x = (a && b);', 'const x = !(a);', 'const x = !(a || b);']],
])('spoils `%s` in each small way', (source, expected) => {
  expect(spoilt(source).toSorted()).toEqual(expected.toSorted());
});

it('leaves alone what does nothing when the program runs: types, imports, words, the log', () => {
  const source = [
    "import { a } from './a.ts';",
    'type X = { a: 1 | true; b: Y[0] };',
    "const words = 'web-1' + name;",
    "log.warn({ host }, 'host did not answer');",
    'const y = x satisfies never;',
    'x satisfies never;',
  ].join('\n');
  expect(spoilt(source)).toEqual([]);
});

it('finds its place behind letters that take several bytes', () => {
  expect(spoilt("const w = '…–😀'; const x = a < b;")[0]).toBe("const w = '…–😀'; const x = a <= b;");
});
