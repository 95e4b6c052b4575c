/** One line of real chat, as it is written down before a run: who said it, where, and to whom. */
import { HeraldError } from '@herald/protocol/herald-error';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

export type ChatLine = Static<typeof ChatLine>;
export const ChatLine = Type.Object({
  text: Type.String(),
  channel: Type.Optional(Type.String()),
  who: Type.Optional(Type.String()),
  /** Said by a program. */
  bot: Type.Optional(Type.Boolean()),
  /** Said to a person by name, which in Discord would be a mention. */
  toPerson: Type.Optional(Type.Boolean()),
});

const check = Compile(ChatLine);

/** Throws `eval/bad-line` with file and line number. */
export function parseChat(text: string, file: string): ChatLine[] {
  const lines: ChatLine[] = [];
  text.split('\n').forEach((written, i) => {
    if (written.trim() === '') return;
    const read: unknown = JSON.parse(written);
    if (!check.Check(read)) {
      throw new HeraldError('eval/bad-line', {
        message: `${file}, line ${i + 1}: it is no line of chat.`,
        next: 'A line is {"text", "channel"?, "who"?, "bot"?, "toPerson"?}.',
      });
    }
    lines.push(read);
  });
  return lines;
}
