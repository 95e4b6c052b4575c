import { expect, it } from 'vitest';
import { aDowntime } from '../testing/builders.ts';
import { readWish } from './read-wish.ts';

const nowMs = Date.UTC(2026, 2, 28, 21, 30);
const running = aDowntime({
  title: 'Patching',
  state: 'running',
  startsAtMs: nowMs - 30 * 60_000,
  endsAtMs: nowMs + 60 * 60_000,
  zone: 'Europe/Berlin',
});
const planned = aDowntime({ ...running, state: 'planned', startsAtMs: nowMs + 60_000 });
const wordsOf = (reading: ReturnType<typeof readWish>) =>
  reading.kind === 'ready'
    ? reading.words.map((part) => (typeof part === 'string' ? part : 'strong' in part ? part.strong : '…')).join('')
    : reading.question;

it('cancels what has not begun, and ends what runs', () => {
  expect(wordsOf(readWish({ kind: 'cancel' }, planned, nowMs))).toBe(
    "Cancel Patching? It is planned for …. I'll say so in the channels.",
  );
  for (const kind of ['cancel', 'end'] as const) {
    const reading = readWish({ kind }, running, nowMs);
    expect(wordsOf(reading)).toBe("End Patching now? It has run since …. I'll say so in the channels.");
    expect(reading).toMatchObject({ draft: { kind: 'end' }, yes: 'End it now' });
  }
});

it('takes back what is ended in the minute before it begins: the work was done at once', () => {
  expect(readWish({ kind: 'end' }, planned, nowMs)).toMatchObject({ kind: 'ready', draft: { kind: 'cancel' } });
});

it('ends nothing that has not begun', () => {
  const later = aDowntime({ ...planned, startsAtMs: nowMs + 61_000 });
  expect(readWish({ kind: 'end' }, later, nowMs)).toEqual({
    kind: 'unclear',
    question: 'Patching has not begun. Cancel it, or give it another time.',
  });
});

it('lengthens from the end, or from now where that is past', () => {
  expect(readWish({ kind: 'extend', minutes: 30 }, running, nowMs)).toMatchObject({
    draft: { kind: 'change', startsAtMs: running.startsAtMs, endsAtMs: running.endsAtMs + 30 * 60_000 },
  });
  const late = aDowntime({ ...running, state: 'over-running', endsAtMs: nowMs - 10 * 60_000 });
  expect(readWish({ kind: 'extend', minutes: 30 }, late, nowMs)).toMatchObject({
    draft: { endsAtMs: nowMs + 30 * 60_000 },
  });
});
