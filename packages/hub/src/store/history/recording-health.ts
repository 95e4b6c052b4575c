/** Whether history is being recorded, since when not, and what was lost: said in the log when it changes. */
import type { Clock } from '@herald/protocol/clock';
import type { HeraldError } from '@herald/protocol/herald-error';
import type { Logger } from 'pino';
import type { StoreHealth } from '../store-health.ts';

export type RecordingHealth = {
  noteWritten(): void;
  noteFailure(error: HeraldError): void;
  noteLost(count: number): void;
  health(buffered: number): StoreHealth;
};

export function createRecordingHealth({ log, clock }: { log: Logger; clock: Clock }): RecordingHealth {
  let trouble: { sinceMs: number; error: HeraldError } | undefined;
  let lost = 0;
  return {
    noteWritten() {
      if (trouble) log.info({ lost }, 'history is recorded again');
      trouble = undefined;
    },
    noteFailure(error) {
      if (!trouble) log.error({ code: error.code, err: error }, 'history is not being recorded; answers go on');
      trouble = { sinceMs: trouble?.sinceMs ?? clock.now(), error };
    },
    noteLost(count) {
      if (count > 0 && lost === 0) log.error('the buffer is full: the oldest readings are given up');
      lost += count;
    },
    health(buffered) {
      if (!trouble) return { kind: 'recording', buffered, lost };
      const { code, message, next } = trouble.error;
      return { kind: 'not-recording', sinceMs: trouble.sinceMs, code, why: message, next, buffered, lost };
    },
  };
}
