import { fakeClock } from '@herald/protocol/fake-clock';
import { HeraldError } from '@herald/protocol/herald-error';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createRecordingHealth } from './recording-health.ts';

const full = new HeraldError('store/disk-full', { message: 'The disk is full.', next: 'Free some space.' });

function aHealth() {
  const lines: { level: number; msg: string }[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const clock = fakeClock();
  return {
    clock,
    health: createRecordingHealth({ log, clock }),
    said: () => lines.map(({ level, msg }) => [level, msg]),
  };
}

it('says once that nothing is recorded, since when, and once that it is again', async () => {
  const { clock, health, said } = aHealth();
  health.noteWritten();
  expect(said()).toEqual([]);
  const sinceMs = clock.now();
  health.noteFailure(full);
  await clock.advance(60_000);
  health.noteFailure(full);
  expect(health.health(7)).toEqual({
    kind: 'not-recording',
    sinceMs,
    code: 'store/disk-full',
    why: 'The disk is full.',
    next: 'Free some space.',
    buffered: 7,
    lost: 0,
  });
  expect(said()).toEqual([[50, expect.stringContaining('not being recorded')]]);
  health.noteWritten();
  health.noteWritten();
  expect(health.health(0)).toEqual({ kind: 'recording', buffered: 0, lost: 0 });
  expect(said().slice(1)).toEqual([[30, expect.stringContaining('again')]]);
});

it('says once that readings are given up, and counts them all', () => {
  const { health, said } = aHealth();
  health.noteLost(0);
  expect(said()).toEqual([]);
  health.noteLost(1);
  expect(said()).toHaveLength(1);
  health.noteLost(2);
  health.noteLost(4);
  expect(health.health(0)).toMatchObject({ lost: 7 });
  expect(said()).toEqual([[50, expect.stringContaining('given up')]]);
});
