/** A table of typed times with what their authors meant, and how Herald reads each. */
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { isZone, localText } from '../../format/zone-time.ts';
import { parseWhen } from '../parse-when.ts';
import type { When } from '../when/when.ts';

const instant = Type.String({ description: 'ISO 8601: with an offset, or the wall clock time of the zone.' });
const repeats = Type.Optional(Type.Boolean());
const Span = Type.Union([
  Type.Object({ starts: instant, ends: instant, repeats }),
  Type.Object({ startsAt: instant, endsAt: instant, repeats }),
]);
const TimesRow = Type.Object({
  text: Type.String(),
  now: Type.String({ description: 'An instant with an offset.' }),
  zone: Type.String(),
  /** `ask` where a careful reader would ask, or refuse. */
  expected: Type.Optional(Type.Union([Type.Literal('ask'), Span])),
  /** What a careful reader may ask about, or take as any of these. */
  expectedAny: Type.Optional(Type.Array(Span, { minItems: 1 })),
  /** There is no such time: whatever is read of it is wrong. */
  impossible: Type.Optional(Type.Literal(true)),
});
type TimesRow = Static<typeof TimesRow>;
type Span = Static<typeof Span>;
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
  const meant =
    rowCheck.Check(row) && isZone(row.zone) && !Number.isNaN(Date.parse(row.now)) ? meantBy(row) : undefined;
  if (!rowCheck.Check(row) || !meant) {
    throw new Error(
      `Line ${number} must be {text, now, zone} with expected: "ask" | {starts, ends}, expectedAny: [{starts, ends}] or impossible: true.`,
    );
  }
  const { text, zone } = row;
  const { mayAsk, spans } = meant;
  const outcome = parseWhen(text, { nowMs: Date.parse(row.now), zone });
  const expected = [...(mayAsk ? ['ask'] : []), ...spans.map(spanWords)].join(' or ');
  if (outcome.kind !== 'understood') {
    return { verdict: mayAsk ? 'right' : 'asked', text, expected, read: `${outcome.kind}: ${outcome.question}` };
  }
  const isRight = spans.some((span) => fits(span, outcome.when));
  return { verdict: isRight ? 'right' : 'wrong', text, expected, read: outcome.readBack };
}

/** Undefined where the row does not say. */
function meantBy({
  expected,
  expectedAny,
  impossible,
}: TimesRow): { mayAsk: boolean; spans: readonly Span[] } | undefined {
  if (impossible || expected === 'ask') return { mayAsk: true, spans: [] };
  if (expectedAny) return { mayAsk: true, spans: expectedAny };
  return expected && { mayAsk: false, spans: [expected] };
}

function endsOf(span: Span): readonly [starts: string, ends: string] {
  return 'starts' in span ? [span.starts, span.ends] : [span.startsAt, span.endsAt];
}

function spanWords(span: Span): string {
  return `${endsOf(span).join('/')}${span.repeats ? ' repeats' : ''}`;
}

function fits(span: Span, { startsAtMs, endsAtMs, zone, rrule }: When): boolean {
  const [starts, ends] = endsOf(span);
  return (
    isAt(starts, startsAtMs, zone) && isAt(ends, endsAtMs, zone) && (span.repeats ?? false) === (rrule !== undefined)
  );
}

/** Without an offset the wall clock of the zone that was read counts. */
function isAt(typed: string, atMs: number, zone: string): boolean {
  const hasOffset = /(?:z|[+-]\d\d:?\d\d)$/i.test(typed);
  return hasOffset ? Date.parse(typed) === atMs : typed.replace(' ', 'T').slice(0, 16) === localText(atMs, zone);
}
