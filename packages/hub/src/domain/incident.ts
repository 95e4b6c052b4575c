/** A stretch of time in which a host or service was not up. */
import type { HealthStatus } from './health.ts';
import type { Period } from './history.ts';
import { asItWas } from './measured-cause.ts';

export type IncidentEvent = {
  atMs: number;
  kind: 'opened' | 'worsened' | 'eased' | 'reason' | 'acknowledged' | 'escalated' | 'told' | 'planned' | 'closed';
  text: string;
  /** How it was from then on, of `opened`, `worsened` and `eased`; older releases did not keep it. */
  status?: Exclude<HealthStatus, 'up'>;
};

/** How people know an engineer: nothing of it is left once they asked to be forgotten. */
export type Author = { name?: string; team?: string };

/** What an engineer said of an incident: that they are on it, what they are doing, or what it was. */
export type IncidentNote = {
  atMs: number;
  kind: 'on-it' | 'update' | 'cause';
  by: Author;
  /** Empty for `on-it`. */
  text: string;
  /** When they expect it to be back. */
  backByMs?: number;
};

export type Incident = {
  id: string;
  target: { kind: 'host' | 'service'; name: string };
  startedAtMs: number;
  endedAtMs?: number;
  /** The worst that was measured of it; `unknown` only where nothing was. */
  worst: Exclude<HealthStatus, 'up'>;
  cause: string;
  /** True while a planned downtime explains it: no alert, and counted apart. */
  isPlanned: boolean;
  acknowledgedBy?: string;
  acknowledgedAtMs?: number;
  timeline: readonly IncidentEvent[];
  /** In the order in which they were said. */
  notes?: readonly IncidentNote[];
};

/** Who is on it, by the first who said so. */
export function whoTookIt({ notes }: Pick<Incident, 'notes'>): IncidentNote | undefined {
  return notes?.find(({ kind }) => kind === 'on-it');
}

/** What was said last; once it is over without the estimate, which was of that outage and would be taken for one of the next. */
export function latestUpdate({ notes, endedAtMs }: Pick<Incident, 'notes' | 'endedAtMs'>): IncidentNote | undefined {
  const updates = notes?.filter(({ kind }) => kind === 'update');
  if (endedAtMs === undefined) return updates?.at(-1);
  return updates?.map(withoutEstimate).findLast(({ text }) => text !== '');
}

function withoutEstimate(note: IncidentNote): IncidentNote {
  if (note.backByMs === undefined) return note;
  const clauses = note.text.split(/(?<=[,;.!?])\s+/).filter((clause) => !estimate.test(clause));
  return { ...note, text: clauses.join(' ').replace(/[,;]$/, '') };
}

const estimate = /\b(?:back|up|again|fixed|repaired|ready|done|finished|working|eta|expect\w*|by|until)\b.*\d/i;

/** When it is expected back, as said last: a later line without a time changes nothing of it. */
export function expectedBack({ notes }: Pick<Incident, 'notes'>): IncidentNote | undefined {
  return notes?.findLast(({ backByMs }) => backByMs !== undefined);
}

/** The cause in an engineer's words. */
export function statedCause({ notes }: Pick<Incident, 'notes'>): IncidentNote | undefined {
  return notes?.findLast(({ kind }) => kind === 'cause');
}

type Caused = Pick<Incident, 'cause' | 'endedAtMs'> & Partial<Pick<Incident, 'timeline' | 'worst'>>;

/** The cause as an engineer put it, else as it was measured: what is over is told as what was. */
export function causeWords(incident: Caused & Pick<Incident, 'notes'>): string {
  return statedCause(incident)?.text ?? measuredCause(incident);
}

/** It is of the worst that was measured: once that has turned into something else, it is what was. */
export function measuredCause({ cause, endedAtMs, timeline = [], worst }: Caused): string {
  const now = timeline.findLast(({ status }) => status !== undefined)?.status;
  const isOver = endedAtMs !== undefined || (now !== undefined && now !== worst);
  return isOver ? asItWas(cause) : cause;
}

export type Phase = Period & {
  status: Incident['worst'];
  /** Parts of it in which nothing could be measured. */
  gaps?: readonly Period[];
};

/**
 * In order, from its start to its end or to now. What was so before a gap in the measuring and is so after it is held to have
 * been so meanwhile: that is one phase, one beginning and one length at every door. One of an older release is one phase, as
 * bad as it got.
 */
export function phasesOf(incident: Incident, nowMs: number): readonly Phase[] {
  const joined: Phase[] = [];
  for (const phase of turnsOf(incident, nowMs)) {
    const last = joined.at(-1);
    const gap = last?.status === 'unknown' && phase.status !== 'unknown' ? last : undefined;
    const before = gap ? joined.at(-2) : last;
    if (before?.status !== phase.status) {
      joined.push(phase);
      continue;
    }
    const gaps = [...(before.gaps ?? []), ...(gap ? [{ fromMs: gap.fromMs, toMs: gap.toMs }] : [])];
    joined.splice(gap ? -2 : -1, 2, { ...before, toMs: phase.toMs, ...(gaps.length > 0 && { gaps }) });
  }
  return joined;
}

function turnsOf({ startedAtMs, endedAtMs, worst, timeline }: Incident, nowMs: number): readonly Phase[] {
  const toMs = Math.max(startedAtMs, endedAtMs ?? nowMs);
  const turns = timeline.filter(({ kind }) => kind === 'opened' || kind === 'worsened' || kind === 'eased');
  if (turns.length === 0 || turns.some(({ status }) => status === undefined))
    return [{ status: worst, fromMs: startedAtMs, toMs }];
  return turns.flatMap(({ kind, atMs, status = worst }, at): Phase[] => {
    const fromMs = kind === 'opened' ? startedAtMs : Math.min(atMs, toMs);
    const endMs = Math.min(turns[at + 1]?.atMs ?? toMs, toMs);
    // What has just turned has turned, if only for a moment: its alert is written then.
    return endMs > fromMs || at === turns.length - 1 ? [{ status, fromMs, toMs: endMs }] : [];
  });
}

/** How long it was as bad as it got, in seconds: the length that every door tells. */
export function lastedSeconds(incident: Incident, nowMs: number): number {
  const worst = phasesOf(incident, nowMs).filter(({ status }) => status === incident.worst);
  return worst.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs), 0) / 1000;
}

/** How it is now, or was at its end. */
export function statusNow(incident: Incident, nowMs: number): Incident['worst'] {
  return phasesOf(incident, nowMs).at(-1)?.status ?? incident.worst;
}

/** Since when it has been as it is: of what eased, the moment at which it did. A gap in the measuring is no beginning. */
export function sinceMs(incident: Incident, nowMs: number): number {
  return phasesOf(incident, nowMs).at(-1)?.fromMs ?? incident.startedAtMs;
}

/** Of its length, how long nothing could be measured. */
export function unmeasuredSeconds(incident: Incident, nowMs: number): number {
  const gaps = phasesOf(incident, nowMs).flatMap(({ status, gaps: own = [] }) =>
    status === incident.worst ? own : [],
  );
  return gaps.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs), 0) / 1000;
}

/** When it first was as bad as it got: what slowed down at 8 and stopped at 9 stopped at 9. */
export function worstFromMs(incident: Incident, nowMs: number): number {
  return phasesOf(incident, nowMs).find(({ status }) => status === incident.worst)?.fromMs ?? incident.startedAtMs;
}

/** Whether it goes on as bad as it got. */
export function isAtWorst(incident: Incident, nowMs: number): boolean {
  return incident.endedAtMs === undefined && statusNow(incident, nowMs) === incident.worst;
}
