/**
 * A backup: compressed lines of JSON, the same for both engines, so that a hub can move from SQLite to PostgreSQL. First
 * the header, then each table's name and columns followed by its rows, then the end with the number of rows.
 */

import { HeraldError } from '@herald/protocol/herald-error';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Value } from '../query.ts';

export const backupFormat = 1;

const Bytes = Type.Object({ base64: Type.String() });
const Cell = Type.Union([Type.String(), Type.Number(), Type.Null(), Bytes]);

export type BackupLine = Static<typeof BackupLine>;
export const BackupLine = Type.Union([
  Type.Object({
    kind: Type.Literal('herald-backup'),
    format: Type.Number(),
    schema: Type.Integer({ minimum: 1 }),
    madeAtMs: Type.Number(),
  }),
  Type.Object({
    kind: Type.Literal('table'),
    name: Type.String({ pattern: '^[a-z_]{1,40}$' }),
    columns: Type.Array(Type.String({ pattern: '^[a-z_]{1,40}$' }), { minItems: 1, maxItems: 64 }),
  }),
  Type.Object({ kind: Type.Literal('row'), cells: Type.Array(Cell, { maxItems: 64 }) }),
  Type.Object({ kind: Type.Literal('end'), rows: Type.Integer({ minimum: 0 }) }),
]);

const check = Compile(BackupLine);

/** Throws `store/bad-backup`. */
export function parseBackupLine(line: string): BackupLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw badBackup('It holds a line that is no JSON.');
  }
  if (!check.Check(value)) throw badBackup('It holds a line that no backup of Herald has.');
  return value;
}

export function badBackup(what: string, cause?: unknown): HeraldError {
  return new HeraldError('store/bad-backup', {
    message: `The file is not a whole backup of Herald. ${what}`,
    next: 'Use another backup; nothing was changed.',
    cause,
  });
}

export function cellOf(value: unknown): Static<typeof Cell> {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  return typeof value === 'number' ? value : String(value);
}

export function valueOfCell(cell: Static<typeof Cell>): Value {
  return typeof cell === 'object' && cell !== null ? Buffer.from(cell.base64, 'base64') : cell;
}
