/** Whether a known way of asking may be answered where nobody addressed Herald. */
import type { Clause } from '../clause.ts';
import type { Intent } from '../question.ts';
import type { Aim } from '../resolve-targets.ts';
import type { Frame } from '../vocabulary/frames.ts';
import { speaksOfServers } from './speaks-of-servers.ts';

const opening =
  /^(?:who|what|when|why|how|which|where|is|are|was|were|did|does|do|has|have|had|can|could|will|would|any|anything|anyone|anybody|since|for how|give|tell|show|list|ping|let|keep|stop|notify|watch|eta|until|total|number|most|longest)\b/;

/** Intents that make sense of everything at once where nothing is named. */
const ofEverything: ReadonlySet<Intent> = new Set(['eta', 'impact', 'downtime', 'history', 'subscribe', 'unsubscribe']);

export function isPlainFrame(frame: Frame, clause: Clause, aim: Aim): boolean {
  if (!frame.clear || (frame.addressed && aim.from !== 'named')) return false;
  if (!isAsked(clause) || namesSomethingOf(clause)) return false;
  if (frame.alone) return aim.from !== 'everything' || speaksOfServers(clause);
  if (aim.from === 'everything') return ofEverything.has(frame.intent) && speaksOfServers(clause);
  return aim.from !== 'nothing';
}

/** It ends with a mark, or one of its parts opens as a question does. */
function isAsked({ hasQuestionMark, pieces, roles }: Clause): boolean {
  if (hasQuestionMark || roles.has('asking')) return true;
  const first = pieces.find(({ role }) => role !== 'filler' && role !== 'greeting' && role !== 'conjunction');
  return first !== undefined && opening.test(first.text);
}

/** "who do I ask about claims pricing": the name is only a part of what is meant. */
function namesSomethingOf({ pieces }: Clause): boolean {
  return pieces.some((piece, i) => {
    const next = pieces[i + 1];
    return piece.role === 'name' && piece.isPlainWord === true && next?.role === 'unknown' && !next.afterBreak;
  });
}
