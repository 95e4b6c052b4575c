/** `node load-past-main.ts DATA_DIR PAST.json`: puts a past that was thought up into an empty store, for pictures of pages. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@herald/protocol/clock';
import { pino } from 'pino';
import type { Incident } from '../../domain/incident.ts';
import type { InquiryEvent } from '../../domain/inquiry-event.ts';
import { seriesNames } from '../history/metric-codes.ts';
import type { MetricRollup, Rollup } from '../history/rollup.ts';
import { regroup } from '../history/rollup.ts';
import { packRollups } from '../history/rollup-codec.ts';
import { chunkStartOf, dayTier, hourTier, minuteTier, type TierShape } from '../history/tiers.ts';
import { openIncident } from '../incidents/change-incidents.ts';
import { noteInquiryEvent } from '../inquiries/inquiry-events.ts';
import { openStore } from '../open-store.ts';
import type { Query } from '../query.ts';
import { keepChunks } from '../rollups/chunks.ts';
import { findTargets, keepTargets } from '../rollups/targets.ts';

type Stretch = Omit<Rollup, 'metrics'> & { metrics: Readonly<Record<string, MetricRollup>> };
type Past = {
  targets: readonly {
    kind: 'host' | 'service';
    name: string;
    hours: readonly Stretch[];
    minutes: readonly Stretch[];
  }[];
  incidents: readonly Incident[];
  inquiries: readonly InquiryEvent[];
};

const [dataDir = '.', file = 'past.json'] = process.argv.slice(2);
const past: Past = JSON.parse(await readFile(file, 'utf8'));
await using store = await openStore(
  { mode: 'sqlite', path: join(dataDir, 'herald.db') },
  { clock: systemClock, log: pino({ level: 'silent' }) },
);
await store.transaction(async (query) => {
  for (const target of past.targets) await keepTarget(query, target);
  for (const incident of past.incidents) await openIncident(query, incident);
  for (const event of past.inquiries) await noteInquiryEvent(query, event);
});

async function keepTarget(query: Query, { kind, name, hours, minutes }: Past['targets'][number]): Promise<void> {
  const rolledToS = Math.max(endOf(hours, hourTier), endOf(minutes, minuteTier));
  await keepTargets(query, [{ kind, name, lease: 'shard/any/0', rolledToS }]);
  const [found] = await findTargets(query, kind, [name]);
  if (!found) return;
  const [hourly, byMinute] = [hours.map(toRollup), minutes.map(toRollup)];
  await keepChunks(query, 'hour', chunksOf(found.id, hourly, hourTier));
  await keepChunks(query, 'day', chunksOf(found.id, regroup(hourly, dayTier.slotSeconds), dayTier));
  await keepChunks(query, 'minute', chunksOf(found.id, byMinute, minuteTier));
}

function endOf(stretches: readonly Stretch[], { slotSeconds }: TierShape): number {
  return (stretches.at(-1)?.startS ?? -slotSeconds) + slotSeconds;
}

function toRollup({ metrics, ...rest }: Stretch): Rollup {
  return { ...rest, metrics: seriesNames.map((name) => metrics[name]) };
}

function chunksOf(targetId: number, rollups: readonly Rollup[], shape: TierShape) {
  return [...Map.groupBy(rollups, (rollup) => chunkStartOf(rollup.startS, shape))].map(([chunkS, part]) => ({
    targetId,
    startS: chunkS,
    data: packRollups(part, chunkS, shape.slotSeconds),
  }));
}
