/** All that is planned within a span, from every source, before it is known where each stands. */
import type { Notice } from '@herald/protocol/notices';
import type { Downtime, PlannedStretch } from '../domain/downtime.ts';
import type { Ec2ScheduledEvent } from '../domain/ec2-scheduled-event.ts';
import type { Registry } from '../domain/registry.ts';
import { type Span, stretchesOfEntry, stretchesOfPlan, withOverride } from './declared.ts';
import { stretchesOfEc2Events, stretchesOfNotices } from './ec2-event.ts';
import { type MergedStretch, mergeStretches } from './merge.ts';
import type { DowntimeOverride, DowntimePlan } from './plan.ts';

export type Sources = {
  registry: Registry;
  /** By host, what its newest report says. A host that was not heard since the hub started is absent, not empty. */
  notices: ReadonlyMap<string, readonly Notice[]>;
  /** By host, what EC2's API says, where the hub may ask it. */
  ec2Events: ReadonlyMap<string, { events: readonly Ec2ScheduledEvent[]; readAtMs: number }>;
  plans: readonly DowntimePlan[];
  overrides: readonly DowntimeOverride[];
  /** What was last announced of each downtime, by id. */
  announced: ReadonlyMap<string, Downtime>;
};

/** Merged and in order of their starts. */
export function gatherStretches(sources: Sources, span: Span): MergedStretch[] {
  const overrides = new Map(sources.overrides.map((override) => [override.downtimeId, override]));
  const all = [
    ...sources.registry.maintenance.flatMap((entry) => stretchesOfEntry(entry, span)),
    ...sources.plans.flatMap((plan) => stretchesOfPlan(plan, span)),
    ...gatherEc2(sources),
  ].map((stretch) => withOverride(stretch, overrides.get(stretch.id)));
  return mergeStretches(
    all.filter(({ startsAtMs, endsAtMs }) => startsAtMs < span.toMs && endsAtMs > span.fromMs),
    sources.registry,
  );
}

/** A host that nobody has heard from since the start (it may be restarting just now) keeps what was last told of it. */
function gatherEc2({ registry, notices, ec2Events, announced }: Sources): PlannedStretch[] {
  const byId = new Map<string, PlannedStretch>();
  for (const { name } of registry.hosts.values()) {
    const own = notices.get(name);
    const api = ec2Events.get(name);
    for (const stretch of own ? stretchesOfNotices(name, own, registry.zone) : []) byId.set(stretch.id, stretch);
    // EC2's API is asked by the hub itself, so it is the newer of the two; what either calls ended has ended.
    for (const stretch of api ? stretchesOfEc2Events(name, api.events, registry.zone, api.readAtMs) : []) {
      const { finishedAtMs, cancelledAtMs } = byId.get(stretch.id) ?? {};
      byId.set(stretch.id, {
        ...(finishedAtMs !== undefined && { finishedAtMs }),
        ...(cancelledAtMs !== undefined && { cancelledAtMs }),
        ...stretch,
      });
    }
    if (own || api) continue;
    for (const known of announced.values()) {
      if (known.source === 'ec2' && known.hosts.length === 1 && known.hosts[0] === name) {
        if (known.state === 'planned' || known.state === 'running') byId.set(known.id, stretchOf(known));
      }
    }
  }
  return [...byId.values()];
}

function stretchOf(known: Downtime): PlannedStretch {
  const { state: _state, takesDown: _takesDown, revision: _revision, mergedIds: _mergedIds, ...stretch } = known;
  return stretch;
}
