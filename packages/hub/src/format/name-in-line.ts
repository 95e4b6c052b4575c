/** A row bears a name, and its line may hold it too: then it stands once, where the line has it. */
import type { Text } from './text.ts';

export type AroundName = {
  before: Text;
  after: Text;
  /** The line has it in weight already. */
  isStrong: boolean;
};

/** Undefined where the line does not hold the name. */
export function aroundName(line: Text, name: string): AroundName | undefined {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}._-])${RegExp.escape(name)}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`, 'u');
  for (const [at, part] of line.entries()) {
    const isStrong = typeof part === 'object' && 'strong' in part;
    if (typeof part === 'object' && !isStrong) continue;
    const text = isStrong ? part.strong : part;
    const found = pattern.exec(text);
    if (!found) continue;
    const piece = (words: string) => (words === '' ? [] : [isStrong ? { strong: words } : words]);
    return {
      before: [...line.slice(0, at), ...piece(text.slice(0, found.index))],
      after: [...piece(text.slice(found.index + name.length)), ...line.slice(at + 1)],
      isStrong,
    };
  }
  return undefined;
}
