/** What an incident was from when to when: an outage that turned into slowness was an outage for its first part only. */
import type { Incident } from './incident.ts';

export type Phase = { status: Incident['worst']; fromMs: number; toMs: number };

/** In order, without gaps, from its start to its end or to now. One of an older release is one phase, as bad as it got. */
export function phasesOf({ startedAtMs, endedAtMs, worst, timeline }: Incident, nowMs: number): readonly Phase[] {
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
  const phases = phasesOf(incident, nowMs);
  const status = phases.at(-1)?.status;
  let fromMs = phases.at(-1)?.fromMs ?? incident.startedAtMs;
  for (const phase of phases.toReversed()) {
    if (phase.status === status) fromMs = phase.fromMs;
    else if (phase.status !== 'unknown') break;
  }
  return fromMs;
}

/** When it first was as bad as it got: what slowed down at 8 and stopped at 9 stopped at 9. */
export function worstFromMs(incident: Incident, nowMs: number): number {
  return phasesOf(incident, nowMs).find(({ status }) => status === incident.worst)?.fromMs ?? incident.startedAtMs;
}

/** Whether it goes on as bad as it got. */
export function isAtWorst(incident: Incident, nowMs: number): boolean {
  return incident.endedAtMs === undefined && statusNow(incident, nowMs) === incident.worst;
}
