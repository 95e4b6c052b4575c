import { expect, it } from 'vitest';
import { findFaults } from './find-faults.ts';
import { switchable } from './switchable.ts';

it('writes a function once more for each fault in it, and tells what runs while the file loads apart', () => {
  const source = [
    'const most = 3;',
    'export function isMany(count: number): boolean {',
    '  return count > most;',
    '}',
    'export const twice = (count: number) => count * 2;',
  ].join('\n');
  const faults = findFaults(source).map((fault, index) => ({ id: index + 1, fault }));
  expect(faults.map(({ id, fault }) => `${id} ${fault.what}`)).toEqual([
    '1 `4` for `3`',
    '2 `<` for `>`',
    '3 `>=` for `>`',
    '4 `/` for `*`',
    '5 `3` for `2`',
  ]);
  const { text, asleep } = switchable(source, faults);
  expect([...asleep].toSorted()).toEqual([2, 3, 4, 5]);
  const asked = 'globalThis.__faults?';
  expect(text.split('\n')).toEqual([
    'const most = 3;',
    `export function isMany(count: number): boolean {${asked}.reach(2, 3); switch (${asked}.active) { case 2: return isMany__2.apply(this, arguments); case 3: return isMany__3.apply(this, arguments); }`,
    '  return count > most;',
    '}',
    `export const twice = ((...given) => { ${asked}.reach(4, 5); switch (${asked}.active) { case 4: return ((count: number) => count / 2)(...given); case 5: return ((count: number) => count * 3)(...given); } return ((count: number) => count * 2)(...given); });`,
    'function isMany__2(count: number): boolean {',
    '  return count < most;',
    '}',
    'function isMany__3(count: number): boolean {',
    '  return count >= most;',
    '}',
  ]);
});
