import { fstatSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isJournal, journalPrefix, journalStream } from './journal.ts';

it('takes standard error for the journal only where systemd says that it is that very stream', () => {
  const { dev, ino } = fstatSync(2);
  expect(isJournal({ JOURNAL_STREAM: `${dev}:${ino}` })).toBe(true);
  expect(isJournal({ JOURNAL_STREAM: `${dev}:${ino + 1}` })).toBe(false);
  expect(isJournal({ JOURNAL_STREAM: '' })).toBe(false);
  expect(isJournal({})).toBe(false);
});

it.each([
  ['fatal', 60, 2],
  ['error', 50, 3],
  ['warn', 40, 4],
  ['a level of its own above info', 35, 6],
  ['info', 30, 6],
  ['just below info', 29, 7],
  ['debug', 20, 7],
  ['trace', 10, 7],
])('%s is found in the journal by the priority that syslog gives it', (_, level, priority) => {
  expect(journalPrefix(level)).toBe(`<${priority}>`);
});

it('marks each line by the level that pino sets before it, and one without a level as a notice of no alarm', () => {
  const lines: string[] = [];
  const stream = journalStream({ write: (line) => lines.push(line) });
  expect(stream[Symbol.for('pino.metadata')]).toBe(true);
  stream.write('starting\n');
  stream.lastLevel = 50;
  stream.write('failed\n');
  expect(lines).toEqual(['<6>starting\n', '<3>failed\n']);
});
