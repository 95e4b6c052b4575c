import { expect, it } from 'vitest';
import { compareLooks, type KeptIncident, type Look, toldOfAsOpen, toldTwice } from './verdict.ts';

const incident = (id: string, set: Partial<KeptIncident> = {}): KeptIncident => ({
  id,
  target: 'host/web-1',
  startedAtMs: 1_000,
  endedAtMs: null,
  ...set,
});
const look = (set: Partial<Look> = {}): Look => ({ integrity: 'ok', readings: 10, incidents: [], ...set });

it('misses an incident that was kept, or shown, and readings that were written', () => {
  const before = look({ incidents: [incident('a')] });
  expect(compareLooks(before, look({ readings: 12, incidents: [incident('a'), incident('b')] }), [])).toBe(0);
  expect(compareLooks(before, look({ readings: 7 }), [])).toBe(1 + 3);
  expect(compareLooks(look(), look(), [{ id: 'c', isOver: false }])).toBe(1);
});

it('takes an incident that is open again after it was over for a loss, once', () => {
  const before = look({ incidents: [incident('a', { endedAtMs: 2_000 })] });
  const now = look({ incidents: [incident('a')] });
  expect(compareLooks(before, now, [{ id: 'a', isOver: true }])).toBe(1);
});

it('finds one fall that was taken for two', () => {
  const falls = new Map([
    ['host/web-1', 1],
    ['host/web-2', 2],
  ]);
  const twice = (target: string) => [incident('a', { target }), incident('b', { target })];
  expect(toldTwice(twice('host/web-1'), falls)).toEqual(['host/web-1 has 2 incidents and fell 1 times']);
  expect(toldTwice(twice('host/web-2'), falls)).toEqual([]);
});

it('finds an alert that was never taken back', () => {
  const said = [
    { id: '1', words: 'web-1 is back up.' },
    { id: '2', words: 'web-2 is down since noon.' },
    { id: '3', words: '2 servers are down. 1 other is back up.' },
  ];
  expect(toldOfAsOpen(said).map(({ id }) => id)).toEqual(['2', '3']);
});
