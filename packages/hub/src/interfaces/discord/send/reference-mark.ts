/** A short mark that every message of the outbox carries, so that Herald can find its own message again. */
import { createHash } from 'node:crypto';

/** "Ref. 7k2m9xq4": readable, so that people can quote it too. 40 bits: within the last 100 messages of a channel that is plenty. */
export function referenceMark(reference: string): string {
  const digest = createHash('sha256').update(reference).digest();
  const alphabet = '23456789abcdefghjkmnpqrstuvwxyz0';
  const letters = [...digest.subarray(0, 8)].map((byte) => alphabet[byte % 32]);
  return `Ref. ${letters.join('')}`;
}
