/** A table of typed times with what their authors meant, and how Herald reads each. */
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { isZone, localText } from '../../format/zone-time.ts';
import { parseWhen } from '../parse-when.ts';

const instant = Type.String({ description: 'ISO 8601: with an offset, or the wall clock time of the zone.' });
const TimesRow = Type.Object({
  text: Type.String(),
  now: Type.String({ description: 'An instant with an offset.' }),
  zone: Type.String(),
  /** `ask` where a careful reader would ask, or refuse. */
  expected: Type.Union([
    Type.Literal('ask'),
    Type.Object({ starts: instant, ends: instant, repeats: Type.Optional(Type.Boolean()) }),
  ]),
});
const rowCheck = Compile(TimesRow);

export type Verdict = {
  verdict: 'right' | 'asked' | 'wrong';
  text: string;
  expected: string;
  read: string;
};

/** Throws an Error with the line that can't be used. */
export function judgeLine(line: string, number: number): Verdict {
  const row: unknown = JSON.parse(line);
  if (!rowCheck.Check(row) || !isZone(row.zone) || Number.isNaN(Date.parse(row.now))) {
    throw new Error(`Line ${number} must be {text, now, zone, expected: "ask" | {starts, ends}}.`);
  }
  const { text, zone, expected } = row;
  const outcome = parseWhen(text, { nowMs: Date.parse(row.now), zone });
  const meant = expected === 'ask' ? 'ask' : `${expected.starts}/${expected.ends}${expected.repeats ? ' repeats' : ''}`;
  if (outcome.kind !== 'understood') {
    const read = `${outcome.kind}: ${outcome.question}`;
    return { verdict: expected === 'ask' ? 'right' : 'asked', text, expected: meant, read };
  }
  const { startsAtMs, endsAtMs, rrule } = outcome.when;
  const isRight =
    expected !== 'ask' &&
    fits(expected.starts, startsAtMs, outcome.when.zone) &&
    fits(expected.ends, endsAtMs, outcome.when.zone) &&
    (expected.repeats ?? false) === (rrule !== undefined);
  return { verdict: isRight ? 'right' : 'wrong', text, expected: meant, read: outcome.readBack };
}

/** Without an offset the wall clock of the zone that was read counts. */
function fits(typed: string, atMs: number, zone: string): boolean {
  const hasOffset = /(?:z|[+-]\d\d:?\d\d)$/i.test(typed);
  return hasOffset ? Date.parse(typed) === atMs : typed.replace(' ', 'T').slice(0, 16) === localText(atMs, zone);
}
