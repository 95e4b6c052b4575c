/** Whether the hub sees and remembers, on top of pages that hold nothing else that changes. */
import type { Html } from '../html.ts';
import { type LiveParts, livePart } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { hubNotes } from '../states.ts';

type NotesContext = Pick<PageContext, 'knowledge' | 'parts' | 'zone'>;

export function notesParts({ knowledge, parts, zone }: NotesContext): LiveParts {
  return new Map([['notes', hubNotes(knowledge, parts.storeHealth(), zone, 'signed-in')]]);
}

export function notesPart(context: NotesContext): Html {
  return livePart('notes', notesParts(context));
}
