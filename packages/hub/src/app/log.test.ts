import { journalStream } from '@herald/protocol/journal';
import { pino } from 'pino';
import { expect, it } from 'vitest';

it('writes each line with the priority of its level, and of its child, behind which it is plain JSON', () => {
  const lines: string[] = [];
  const log = pino(
    { level: 'trace', base: null, timestamp: false },
    journalStream({ write: (line) => lines.push(line) }),
  );
  log.info('one');
  log.child({ part: 'store' }).error('two');
  log.warn('three');
  log.fatal('four');
  log.debug('five');
  log.trace('six');
  expect(lines.map((line) => line.slice(0, 3))).toEqual(['<6>', '<3>', '<4>', '<2>', '<7>', '<7>']);
  expect(JSON.parse(lines[1]?.slice(3) ?? '')).toEqual({ level: 50, part: 'store', msg: 'two' });
});
