/** Whether the hub sees and remembers, on top of pages that hold nothing else that changes. */
import type { Html } from '../html.ts';
import { type LiveParts, livePart } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { hubNotes } from '../states.ts';

type NotesContext = Pick<PageContext, 'readModel' | 'parts' | 'zone'>;

export function notesParts({ readModel, parts, zone }: NotesContext): LiveParts {
  return new Map([['notes', hubNotes(readModel, parts.storeHealth(), zone)]]);
}

export function notesPart(context: NotesContext): Html {
  return livePart('notes', notesParts(context));
}
