/** Reads what presses taught a hub (`herald misses`): what was misread, what was a question, what was chosen. */
import { HeraldError } from '@herald/protocol/herald-error';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { CorpusLine, Expectation } from './corpus.ts';

const Miss = Type.Object({
  /** Which press it was; missing where a person wrote the line. */
  why: Type.Optional(Type.String({ maxLength: 40 })),
  text: Type.String({ maxLength: 4000 }),
  understood: Expectation,
  /** What it asks. A press says it, or a person puts it here. */
  expect: Type.Optional(Expectation),
  /** A channel when absent. */
  context: Type.Optional(CorpusLine.properties.context),
  prior: CorpusLine.properties.prior,
});

const missCheck = Compile(Miss);

export type Misses = {
  /** To learn from, each distinct one once. */
  lines: CorpusLine[];
  /** Of these only that the reading is wrong is known: where they stand, and how they were read. */
  open: { where: string; text: string; understood: Expectation }[];
};

/** Throws `eval/bad-miss` with the line number. */
export function parseMisses(written: string, file: string): Misses {
  const lines = new Map<string, CorpusLine>();
  const open: Misses['open'] = [];
  written.split('\n').forEach((one, i) => {
    if (one.trim() === '') return;
    const where = `${file}, line ${i + 1}`;
    const { text, understood, expect, context = 'channel', prior } = parseMiss(one, where);
    if (!expect) {
      open.push({ where, text, understood });
      return;
    }
    const key = JSON.stringify([context, prior ?? [], text]);
    const id = lines.get(key)?.id ?? `miss-${lines.size + 1}`;
    // What was said last of the same words counts.
    lines.set(key, { id, context, ...(prior && { prior }), text, expect });
  });
  return { lines: [...lines.values()], open };
}

function parseMiss(written: string, where: string): Static<typeof Miss> {
  let read: unknown;
  try {
    read = JSON.parse(written);
  } catch (cause) {
    throw badMiss(where, 'it is not JSON', cause);
  }
  if (missCheck.Check(read)) return read;
  const [problem] = missCheck.Errors(read);
  throw badMiss(where, `${problem?.instancePath || 'it'} ${problem?.message ?? 'is wrong'}`);
}

function badMiss(where: string, what: string, cause?: unknown): HeraldError {
  return new HeraldError('eval/bad-miss', {
    message: `${where}: ${what}.`,
    next: 'A line is {"text", "understood": {"intent", "targets", "metric"?, "range"?, "answer"}, "expect"?, "context"?, "prior"?}, with `expect` in the form of `understood`.',
    cause,
  });
}
