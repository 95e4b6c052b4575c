/** "besides exports", "everything but billing and search": what a question of all leaves out. */
import { clearTargets, type Token } from '../token.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';

const between: ReadonlySet<Role> = new Set(['filler', 'own', 'thing', 'things', 'conjunction']);
/** Words of a question that nothing named has to answer: "anything", "which server", "outages", "planned". */
const ofMany: ReadonlySet<Role> = new Set([
  'all',
  'any',
  'things',
  'thing',
  'trouble',
  'plan',
  'plan-hint',
  'past',
  'question-word',
  'comparative',
]);

/** Each such row as one token, where the sentence names nothing else and speaks of many. */
export function withExceptions(tokens: readonly Token[]): readonly Token[] {
  const from = tokens.findIndex((_, at) => exceptsAt(tokens, at));
  if (from < 0) return tokens;
  let end = from + 1;
  for (let at = end; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || (token.afterBreak && at > from + 1)) break;
    if (token.role === 'name') end = at + 1;
    else if (!between.has(token.role)) break;
  }
  const [first] = tokens;
  const row = tokens.slice(from, end);
  const without = clearTargets(row);
  const others = [...tokens.slice(0, from), ...tokens.slice(end)];
  const isOfMany = others.some(({ role, text }) => ofMany.has(role) || text === 'we');
  if (!first || without.length === 0 || !isOfMany || clearTargets(others).length > 0) return tokens;
  const typed = row.map((one) => one.typed).join(' ');
  const token: Token = { ...first, role: 'except', text: 'except', typed, isCapital: false, filter: { without } };
  return [...tokens.slice(0, from), token, ...tokens.slice(end)];
}

/** "but" leaves out only after what is many: "anything but exports". */
function exceptsAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.role === 'except') return true;
  return token?.text === 'but' && !token.afterBreak && ['all', 'any'].includes(tokens[at - 1]?.role ?? '');
}
