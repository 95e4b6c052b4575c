import { fstatSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isJournal } from './journal.ts';

it('takes standard error for the journal only where systemd says that it is that very stream', () => {
  const { dev, ino } = fstatSync(2);
  expect(isJournal({ JOURNAL_STREAM: `${dev}:${ino}` })).toBe(true);
  expect(isJournal({ JOURNAL_STREAM: `${dev}:${ino + 1}` })).toBe(false);
  expect(isJournal({ JOURNAL_STREAM: '' })).toBe(false);
  expect(isJournal({})).toBe(false);
});
