/** The one calendar of planned downtime: every source, merged, with where each window stands and what it does to services. */
import type { Clock } from '@herald/protocol/clock';
import type { Downtime } from '../domain/downtime.ts';
import type { Registry } from '../domain/registry.ts';
import type { Span } from './declared.ts';
import { gatherStretches, type Sources } from './gather.ts';
import type { MergedStretch } from './merge.ts';
import { longestWindowSeconds } from './plan.ts';
import { longestOverRunSeconds, type Return, stateAt } from './state.ts';
import { servicesTakenDown } from './takes-down.ts';

/** Where the calendar reads from, anew whenever it is asked and what it holds is older than a few seconds. */
export type CalendarSources = {
  [Name in keyof Sources]: () => Sources[Name];
};

export type CalendarOptions = {
  sources: CalendarSources;
  /** Whether what a window touched is well again: `readReturn` answers it from the fleet. */
  isBack(stretch: { hosts: readonly string[]; services: readonly string[]; endsAtMs: number }): Return;
  clock: Clock;
};

export type Calendar = {
  /** Windows that touch the period and any of the names (all where none are given), soonest first. Cancelled ones are left out. */
  downtimes(period: Span, names?: readonly string[]): readonly Downtime[];
  /** Windows that run now: no alerts for what they touch. Not those past their end. */
  running(nowMs: number): readonly Downtime[];
  /** The running window that explains why a host or service is not up, if any. */
  explaining(target: { kind: 'host' | 'service'; name: string }, nowMs: number): Downtime | undefined;
  /** As `downtimes`, with the cancelled ones: for feeds and announcements. */
  all(period: Span): readonly Downtime[];
  /** Reads the sources anew at the next look: call it after a change that must be seen at once. */
  refresh(): void;
};

const dayMs = 86_400_000;
/** Near enough for alerts, reminders and most questions; what lies outside is worked out when asked. */
const keptSpan = { pastMs: 35 * dayMs, futureMs: 400 * dayMs };
const keptMs = 5_000;

/** Inert: it reads when asked. Pure but for that and for what it keeps for a few seconds. */
export function createCalendar({ sources, isBack, clock }: CalendarOptions): Calendar {
  let kept:
    | { atMs: number; elapsedMs: number; read: Sources; span: Span; stretches: readonly MergedStretch[] }
    | undefined;

  return { downtimes, running, explaining, all, refresh };

  function downtimes(period: Span, names?: readonly string[]): readonly Downtime[] {
    const wanted = names && names.length > 0 ? names : undefined;
    return all(period).filter(
      (downtime) =>
        downtime.state !== 'cancelled' && (wanted?.some((name) => isTouched(downtime, name, read().registry)) ?? true),
    );
  }

  function running(nowMs: number): readonly Downtime[] {
    return resolve({ fromMs: nowMs - dayMs, toMs: nowMs + 1 }, nowMs).filter(({ state }) => state === 'running');
  }

  function explaining(target: { kind: 'host' | 'service'; name: string }, nowMs: number): Downtime | undefined {
    return running(nowMs).find((downtime) => isTouched(downtime, target.name, read().registry));
  }

  function all(period: Span): readonly Downtime[] {
    return resolve(period, clock.now());
  }

  function refresh(): void {
    kept = undefined;
  }

  function resolve(period: Span, nowMs: number): Downtime[] {
    const { read: from, stretches, span } = keep();
    const isKept = span.fromMs <= period.fromMs && period.toMs <= span.toMs;
    const found = isKept ? stretches : gatherStretches(from, widened(period));
    // What over-runs has not ended yet: it is of now, however long its end is past.
    const isHere = ({ startsAtMs, endsAtMs }: Pick<Downtime, 'startsAtMs' | 'endsAtMs'>, reachesMs: number) =>
      startsAtMs < period.toMs && Math.max(endsAtMs, reachesMs) > period.fromMs;
    const here = found.filter((stretch) => isHere(stretch, stretch.endsAtMs + longestOverRunSeconds * 1000));
    const standing = found.filter(({ cancelledAtMs, finishedAtMs }) => (cancelledAtMs ?? finishedAtMs) === undefined);
    const resolved = here.map((stretch) => {
      const announced = from.announced.get(stretch.id);
      const { cancelledAtMs: _cancelled, ...shown } = stretch;
      const downtime: Downtime = {
        ...shown,
        state: stateAt(stretch, nowMs, () => isBack(stretch), announced),
        takesDown: servicesTakenDown(stretch, standing, from.registry),
        revision: 0,
      };
      return { ...downtime, revision: revisionAfter(announced, downtime) };
    });
    return [...resolved, ...vanished(from, stretches, span, nowMs)]
      .filter((downtime) => isHere(downtime, downtime.state === 'over-running' ? nowMs + 1 : downtime.endsAtMs))
      .sort((a, b) => a.startsAtMs - b.startsAtMs || (a.id < b.id ? -1 : 1));
  }

  function read(): Sources {
    return keep().read;
  }

  function keep(): NonNullable<typeof kept> {
    const nowMs = clock.now();
    const isFresh = kept && clock.elapsed() - kept.elapsedMs < keptMs && Math.abs(nowMs - kept.atMs) < dayMs;
    if (kept && isFresh) return kept;
    const now: Sources = {
      registry: sources.registry(),
      notices: sources.notices(),
      ec2Events: sources.ec2Events(),
      plans: sources.plans(),
      overrides: sources.overrides(),
      announced: sources.announced(),
    };
    const span = { fromMs: nowMs - keptSpan.pastMs, toMs: nowMs + keptSpan.futureMs };
    kept = { atMs: nowMs, elapsedMs: clock.elapsed(), read: now, span, stretches: gatherStretches(now, span) };
    return kept;
  }
}

/** Wide enough that what overlaps a window of the period is seen as well. */
function widened({ fromMs, toMs }: Span): Span {
  return { fromMs: fromMs - longestWindowSeconds * 1000, toMs: toMs + longestWindowSeconds * 1000 };
}

/** What was told and that no source knows any more: taken back before its start, else over. */
function vanished({ announced }: Sources, stretches: readonly MergedStretch[], span: Span, nowMs: number): Downtime[] {
  const present = new Set(stretches.flatMap(({ id, mergedIds = [] }) => [id, ...mergedIds]));
  return [...announced.values()]
    .filter(({ id, startsAtMs, endsAtMs }) => !present.has(id) && startsAtMs < span.toMs && endsAtMs > span.fromMs)
    .map((known) => {
      if (known.state === 'finished' || known.state === 'cancelled') return known;
      const state = nowMs < known.startsAtMs ? 'cancelled' : 'finished';
      return { ...known, state, revision: known.revision + 1 };
    });
}

/** The iCalendar SEQUENCE: higher than what was told if anything that a calendar shows has changed. */
function revisionAfter(announced: Downtime | undefined, now: Downtime): number {
  if (announced === undefined) return 0;
  return shownInCalendars(announced) === shownInCalendars(now) ? announced.revision : announced.revision + 1;
}

function shownInCalendars(downtime: Downtime): string {
  const { title, startsAtMs, endsAtMs, hosts, services, customers = '', plannedBy = '', takesDown, state } = downtime;
  const isCancelled = state === 'cancelled';
  return JSON.stringify([title, startsAtMs, endsAtMs, hosts, services, customers, plannedBy, takesDown, isCancelled]);
}

/** By the name of a host or a service: itself, a service's host, or a host's service. */
export function isTouched(downtime: Downtime, name: string, registry: Registry): boolean {
  const { hosts, services, takesDown } = downtime;
  if (hosts.includes(name) || services.includes(name) || takesDown.includes(name)) return true;
  const own = registry.services.get(name)?.hosts ?? [];
  if (own.some((host) => hosts.includes(host))) return true;
  return services.some((service) => {
    const theirs = registry.services.get(service)?.hosts ?? [];
    return theirs.includes(name) && !theirs.some((host) => hosts.includes(host));
  });
}
