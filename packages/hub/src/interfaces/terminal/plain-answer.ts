/** An answer with every text as a plain string: what `--json` prints and what programs read. */
import type { Answer, Fact, Row } from '../../answers/answer.ts';
import { type TimeWords, toPlain } from './plain-times.ts';
import { answerText } from './render-answer.ts';

export type PlainFact = Omit<Fact, 'text'> & { text: string };
export type PlainRow = Omit<Row, 'line' | 'facts'> & { line: string; facts: PlainFact[] };
export type PlainAnswer = Omit<Answer, 'verdict' | 'lines' | 'facts' | 'groups'> & {
  verdict: string;
  lines: string[];
  /** The whole answer as it stands in a terminal without colour. */
  text: string;
  facts: PlainFact[];
  groups: { title: string; status: Answer['status']; rows: PlainRow[] }[];
};

export function plainAnswer(answer: Answer, words: TimeWords): PlainAnswer {
  const plainFacts = (facts: readonly Fact[]) => facts.map((fact) => ({ ...fact, text: toPlain(fact.text, words) }));
  return {
    ...answer,
    verdict: toPlain(answer.verdict, words),
    lines: answer.lines.map((line) => toPlain(line, words)),
    text: answerText(answer, words),
    facts: plainFacts(answer.facts),
    groups: answer.groups.map(({ title, status, rows }) => ({
      title,
      status,
      rows: rows.slice().map((row) => ({ ...row, line: toPlain(row.line, words), facts: plainFacts(row.facts) })),
    })),
  };
}
