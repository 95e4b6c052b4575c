/** The corpus: one question a line, with what should be understood. */
import { HeraldError } from '@herald/protocol/herald-error';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { intents } from '../question.ts';

const IntentName = Type.Enum([...intents]);

export type Expectation = Static<typeof Expectation>;
export const Expectation = Type.Object({
  intent: IntentName,
  /** Names of the registry, or "*" for everything. */
  targets: Type.Array(Type.String({ maxLength: 255 }), { maxItems: 100 }),
  metric: Type.Optional(Type.String({ maxLength: 40 })),
  range: Type.Optional(Type.String({ maxLength: 40 })),
  /** `suggest`: a quiet offer, in a channel where Herald was not addressed. */
  answer: Type.Union([Type.Boolean(), Type.Literal('offer'), Type.Literal('suggest')]),
});

export type CorpusLine = Static<typeof CorpusLine>;
export const CorpusLine = Type.Object({
  id: Type.Union([Type.String({ maxLength: 100 }), Type.Number()]),
  /** "channel", "dm", "mention" or "channel-bound:NAME". */
  context: Type.String({ pattern: '^(channel|dm|mention|channel-bound:.{1,255})$' }),
  /** Earlier messages of the same person there. */
  prior: Type.Optional(Type.Array(Type.String({ maxLength: 4000 }), { maxItems: 50 })),
  text: Type.String({ maxLength: 4000 }),
  expect: Expectation,
  /** What the message asks besides. */
  also: Type.Optional(
    Type.Array(Type.Object({ intent: IntentName, targets: Type.Array(Type.String()) }), { maxItems: 5 }),
  ),
});

const lineCheck = Compile(CorpusLine);

/** Reads a corpus. Throws `eval/bad-line` with file, line number and field. */
export function parseCorpus(text: string, file: string): CorpusLine[] {
  const lines: CorpusLine[] = [];
  text.split('\n').forEach((written, i) => {
    if (written.trim() !== '') lines.push(parseLine(written, `${file}, line ${i + 1}`));
  });
  return lines;
}

function parseLine(written: string, where: string): CorpusLine {
  let read: unknown;
  try {
    read = JSON.parse(written);
  } catch (cause) {
    throw badLine(where, 'it is not JSON', cause);
  }
  if (lineCheck.Check(read)) return read;
  const [problem] = lineCheck.Errors(read);
  throw badLine(where, `${problem?.instancePath || 'it'} ${problem?.message ?? 'is wrong'}`);
}

function badLine(where: string, what: string, cause?: unknown): HeraldError {
  return new HeraldError('eval/bad-line', {
    message: `${where}: ${what}.`,
    next: 'A line is {"id", "context", "prior"?, "text", "expect": {"intent", "targets", "metric"?, "range"?, "answer"}}.',
    cause,
  });
}
