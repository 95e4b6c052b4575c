/** Packs the readings of one flush into the bytes of one row: what a crash would lose, until their minutes are written. */
import type { ShownStatus } from '../../domain/health.ts';
import { at, readColumns, writeColumns } from './columns-codec.ts';
import { seriesNames } from './metric-codes.ts';
import type { PackedReading } from './minute.ts';

export type JournalEntry = { targetId: number; reading: PackedReading };

const version = 1;
/** The order on disk: never changed. */
const statuses = ['up', 'degraded', 'down', 'unknown', 'planned'] as const satisfies readonly ShownStatus[];

export function packJournal(entries: readonly JournalEntry[]): Uint8Array {
  const out = writeColumns();
  const measured = entries.filter(({ reading }) => reading.codes.length > 0);
  out.number(version);
  out.number(entries.length);
  out.number(seriesNames.length);
  out.column(entries.map(({ targetId }) => targetId));
  out.column(entries.map(({ reading }) => reading.atMs));
  out.column(entries.map(({ reading }) => statuses.indexOf(reading.status)));
  out.column(entries.map(({ reading }) => Math.round(reading.pollSeconds)));
  out.column(entries.map(({ reading }) => (reading.codes.length > 0 ? 1 : 0)));
  seriesNames.forEach((_, index) => {
    out.column(measured.map(({ reading }) => at(reading.codes, index)));
  });
  return out.bytes();
}

/** Throws a RangeError where the bytes are no such batch. */
export function unpackJournal(bytes: Uint8Array): JournalEntry[] {
  const from = readColumns(bytes);
  if (from.number() !== version) throw new RangeError('The journal was packed by a newer Herald.');
  const count = from.number();
  const metricCount = from.number();
  const targetIds = from.column(count);
  const times = from.column(count);
  const statusIndexes = from.column(count);
  const polls = from.column(count);
  const isMeasured = from.column(count);
  const measuredCount = isMeasured.reduce((sum, flag) => sum + flag, 0);
  const columns = Array.from({ length: metricCount }, () => from.column(measuredCount)).slice(0, seriesNames.length);
  let row = -1;
  return targetIds.map((targetId, index) => {
    if (isMeasured[index] === 1) row += 1;
    const codes = isMeasured[index] === 1 ? columns.map((column) => at(column, row)) : [];
    return {
      targetId,
      reading: {
        atMs: at(times, index),
        // A status of a newer Herald is none that this one could count.
        status: statuses[at(statusIndexes, index)] ?? 'unknown',
        pollSeconds: at(polls, index),
        codes,
      },
    };
  });
}
