/** The day and hour of many instants in one zone. */
import { localText } from '../format/zone-time.ts';

/** All offsets that zones have had since 1972 are whole quarters of an hour, so an instant shares its hour with its quarter. */
const quarterMs = 900_000;

/** Keeps what it worked out: make one for a computation and let it go with it. */
export function createHourReader(zone: string): (atMs: number) => { day: string; hour: number } {
  const known = new Map<number, { day: string; hour: number }>();
  return (atMs) => {
    const quarter = Math.floor(atMs / quarterMs);
    const found = known.get(quarter);
    if (found) return found;
    const local = localText(atMs, zone);
    const read = { day: local.slice(0, 10), hour: Number(local.slice(11, 13)) };
    known.set(quarter, read);
    return read;
  };
}
