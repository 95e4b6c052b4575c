/** Windows that were typed and not yet confirmed, and changes that wait for a yes. Bounded, and forgotten with the process. */
import type { Draft as Wanted } from '../../../downtime/planning.ts';

export type Draft = Wanted & { personId: string };

export type Drafts = {
  keep(id: string, draft: Draft): void;
  /** Only for whoever made it. */
  find(id: string, personId: string): Draft | undefined;
  forget(id: string): void;
  /** All of one person's, for a request of deletion. */
  forgetOf(personId: string): void;
};

export function createDrafts(capacity = 500): Drafts {
  const kept = new Map<string, Draft>();
  return {
    keep(id, draft) {
      kept.delete(id);
      kept.set(id, draft);
      const [oldest] = kept.keys();
      if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
    },
    find(id, personId) {
      const draft = kept.get(id);
      return draft?.personId === personId ? draft : undefined;
    },
    forget: (id) => void kept.delete(id),
    forgetOf(personId) {
      for (const [id, draft] of kept) if (draft.personId === personId) kept.delete(id);
    },
  };
}
