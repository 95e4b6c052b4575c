/** Small questions about a clause that several rules ask. */
import type { Clause } from './clause.ts';

export function hasText(clause: Clause, ...texts: readonly string[]): boolean {
  return texts.some((text) => clause.texts.has(text));
}

export function hasAny(clause: Clause, phrases: ReadonlySet<string>): boolean {
  for (const text of clause.texts) if (phrases.has(text)) return true;
  return false;
}

/** A host or service is named, or something that looks like one. */
export function hasNames(clause: Clause): boolean {
  if (clause.roles.has('name') || clause.hasStranger) return true;
  return clause.roles.has('family') && !clause.roles.has('things');
}

/** "servers", "any service", "which host". */
export function hasThings(clause: Clause): boolean {
  if (clause.roles.has('things')) return true;
  return clause.roles.has('thing') && (clause.roles.has('any') || clause.roles.has('all') || clause.texts.has('which'));
}

/** up, slow, problems, status. */
export function hasState(clause: Clause): boolean {
  return clause.roles.has('condition') || clause.roles.has('trouble') || clause.roles.has('status');
}

/** "has been", "have ... been". */
export function hasBeen(clause: Clause): boolean {
  return clause.texts.has('been') && hasText(clause, 'has', 'have', 'had');
}
