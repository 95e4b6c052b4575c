/** Turns the list of misses that people reported ("that's not what I asked") into corpus lines for a person to correct. */
import { HeraldError } from '@herald/protocol/herald-error';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type CorpusLine, Expectation } from './corpus.ts';

export type Miss = Static<typeof Miss>;
export const Miss = Type.Object({
  text: Type.String({ maxLength: 4000 }),
  understood: Expectation,
  /** Where it was said; a channel when absent. */
  context: Type.Optional(Type.String({ maxLength: 280 })),
  prior: Type.Optional(Type.Array(Type.String({ maxLength: 4000 }), { maxItems: 50 })),
});

const missCheck = Compile(Miss);

/**
 * One line for each distinct miss. `expect` holds what was understood, which is what the person said is wrong: whoever
 * adds the lines to a corpus puts the right reading there. Throws `eval/bad-miss` with the line number.
 */
export function corpusLinesFrom(misses: string, file: string): CorpusLine[] {
  const lines = new Map<string, CorpusLine>();
  misses.split('\n').forEach((written, i) => {
    if (written.trim() === '') return;
    const miss = parseMiss(written, `${file}, line ${i + 1}`);
    const context = miss.context ?? 'channel';
    const key = JSON.stringify([context, miss.prior ?? [], miss.text]);
    if (lines.has(key)) return;
    lines.set(key, {
      id: `miss-${lines.size + 1}`,
      context,
      ...(miss.prior && { prior: miss.prior }),
      text: miss.text,
      expect: miss.understood,
    });
  });
  return [...lines.values()];
}

function parseMiss(written: string, where: string): Miss {
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
    next: 'A line is {"text", "understood": {"intent", "targets", "metric"?, "range"?, "answer"}, "context"?, "prior"?}.',
    cause,
  });
}
