/** Gives every person's hash its successor, wherever one is kept. */
import { type Query, text } from '../query.ts';
import { forgottenPerson } from './forget.ts';

/** Every column in which the hash of a person may stand. */
const places = [
  { table: 'inquiry_event', column: 'person_hash' },
  { table: 'inquiry_text', column: 'person_hash' },
  { table: 'missed_question', column: 'person_hash' },
  { table: 'incident', column: 'acknowledged_by' },
] as const;

/** How many people there were. Run it in a transaction. */
export async function rekeyPeople(query: Query, successorOf: (hash: string) => string): Promise<number> {
  const hashes = new Set<string>();
  for (const { table, column } of places) {
    const rows = await query(`select distinct ${column} as hash from ${table} where ${column} is not null`);
    for (const row of rows) hashes.add(text(row, 'hash'));
  }
  hashes.delete(forgottenPerson);
  for (const hash of hashes)
    for (const { table, column } of places)
      await query(`update ${table} set ${column} = $2 where ${column} = $1`, [hash, successorOf(hash)]);
  return hashes.size;
}
