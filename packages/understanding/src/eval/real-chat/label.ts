/** What a person who read a line of real chat says it is. */
import { HeraldError } from '@herald/protocol/herald-error';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

export type Label = Static<typeof Label>;
export const Label = Type.Object({
  source: Type.String(),
  text: Type.String(),
  /** `status`: a question that Herald should answer. `no`: anything else. `either`: nobody would mind either way. */
  is: Type.Union([Type.Literal('status'), Type.Literal('no'), Type.Literal('either')]),
  /** For `status`: what is asked, and about what; all that would be right. */
  intents: Type.Optional(Type.Array(Type.String())),
  targets: Type.Optional(Type.Array(Type.String())),
});

const check = Compile(Label);

/** Labels by source and text. Throws `eval/bad-label` with the line number. */
export function parseLabels(text: string, file: string): Map<string, Label> {
  const labels = new Map<string, Label>();
  text.split('\n').forEach((written, i) => {
    if (written.trim() === '') return;
    const read: unknown = JSON.parse(written);
    if (!check.Check(read)) {
      throw new HeraldError('eval/bad-label', {
        message: `${file}, line ${i + 1}: it is no label.`,
        next: 'A label is {"source", "text", "is": "status" | "no" | "either", "intents"?, "targets"?}.',
      });
    }
    labels.set(labelKey(read.source, read.text), read);
  });
  return labels;
}

export function labelKey(source: string, text: string): string {
  return `${source}\n${text}`;
}
