/** Time zones by their IANA name. */
import { didYouMean } from '../format/nearest-name.ts';
import type { Path } from './read-yaml.ts';
import type { Reading } from './reading.ts';

const judged = new Map<string, boolean>();

export function isZone(zone: string): boolean {
  const known = judged.get(zone);
  if (known !== undefined) return known;
  let isKnown = true;
  try {
    // Offsets such as +01:00 are taken by the platform, but they know no daylight saving.
    isKnown =
      /^[A-Za-z]/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    isKnown = false;
  }
  if (judged.size > 1_000) judged.clear();
  judged.set(zone, isKnown);
  return isKnown;
}

/** The zone, or `standard`; an unknown one is reported. */
export function resolveZone(written: string | undefined, path: Path, reading: Reading, standard = 'UTC'): string {
  if (written === undefined) return standard;
  if (isZone(written)) return written;
  const guess = didYouMean(written, ['UTC', ...Intl.supportedValuesOf('timeZone')]);
  reading.problem('registry/zone', path, `is no time zone.${guess || ' Write for example Europe/Berlin.'}`);
  return standard;
}
