/** Which changes of a message are an edit of just now: pins, previews of links and threads tell of old messages too. */
import { expect, it } from 'vitest';
import { createEditsSeen } from './edits-seen.ts';

const nowMs = 1_700_000_000_000;
const edits = () => createEditsSeen(() => nowMs);

it('takes each edit once', () => {
  const seen = edits();
  expect(seen.isFresh({ id: '1', editedAtMs: nowMs - 1_000 })).toBe(true);
  expect(seen.isFresh({ id: '1', editedAtMs: nowMs - 1_000 })).toBe(false);
  expect(seen.isFresh({ id: '1', editedAtMs: nowMs })).toBe(true);
});

it('takes no message that nobody edited, and none that was edited days ago and is pinned now', () => {
  expect(edits().isFresh({ id: '1' })).toBe(false);
  expect(edits().isFresh({ id: '1', editedAtMs: nowMs - 6 * 86_400_000 })).toBe(false);
});
