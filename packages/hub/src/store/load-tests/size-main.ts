/** A year of hourly rollups on disk: how large, how fast to read, beside one row for each metric and hour. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { systemClock } from '@herald/protocol/clock';
import { pino } from 'pino';
import { seriesNames } from '../history/metric-codes.ts';
import { readSeries } from '../history/read-series.ts';
import { readUptime } from '../history/read-uptime.ts';
import { type Rollup, regroup } from '../history/rollup.ts';
import { packRollups } from '../history/rollup-codec.ts';
import { chunkStartOf, dayTier, hourTier, type TierShape } from '../history/tiers.ts';
import { openStore, type Store, type StoreOptions } from '../open-store.ts';
import { keepChunks } from '../rollups/chunks.ts';
import { findTargets, keepTargets } from '../rollups/targets.ts';
import { startTestPostgres } from '../testing/test-postgres.ts';
import { syntheticHours } from './synthetic-year.ts';

const { values } = parseArgs({
  options: { hosts: { type: 'string', default: '1000' }, queries: { type: 'string', default: '200' } },
});
const hosts = Number(values.hosts);
const queries = Number(values.queries);
const hours = 365 * 24;
const nowMs = Math.floor(Date.now() / 86_400_000) * 86_400_000;
const startS = nowMs / 1000 - hours * 3_600;
const log = pino({ level: 'silent' });
const folder = await mkdtemp(join(tmpdir(), 'herald-bench-'));

type Figures = { engine: string; bytes: number; bytesPerSample: number } & Record<string, number | string>;

try {
  const sqlite = await measure({ mode: 'sqlite', path: join(folder, 'herald.db') }, sqliteBytes);
  await using server = await startTestPostgres();
  const postgres = await measure({ mode: 'postgres', url: await server.createDatabase() }, postgresBytes);
  const rows = rowPerMetric();
  const all = [sqlite, postgres, rows];
  console.log(
    `${hosts} hosts, ${hours} hours, ${seriesNames.length} metrics, each with count, minimum, maximum and sum`,
  );
  console.log(
    'store                 size MB   bytes a sample   24 h p50/p99 ms     30 d p50/p99 ms     1 y p50/p99 ms',
  );
  for (const one of all) {
    const times = ['day', 'month', 'year'].map(
      (name) => `${one[`${name}P50Ms`] ?? '-'} / ${one[`${name}P99Ms`] ?? '-'}`,
    );
    console.log(
      `${one.engine.padEnd(20)} ${(one.bytes / 1e6).toFixed(0).padStart(8)} ${one.bytesPerSample.toFixed(2).padStart(16)}   ${times.map((text) => text.padEnd(20)).join('')}`,
    );
  }
  const rowsPerPacked = rows.bytesPerSample / sqlite.bytesPerSample;
  console.log(JSON.stringify({ bench: 'store', hosts, hours, sqlite, postgres, rowPerMetric: rows, rowsPerPacked }));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(options: StoreOptions, bytesOf: (store: Store) => Promise<number>): Promise<Figures> {
  await using store = await openStore(options, { clock: systemClock, log });
  const names = Array.from({ length: hosts }, (_, index) => `host-${index}`);
  const target = { kind: 'host', lease: 'shard/any/0', rolledToS: nowMs / 1000 } as const;
  await store.transaction((query) =>
    keepTargets(
      query,
      names.map((name) => ({ ...target, name })),
    ),
  );
  for (const [index, { id }] of (await findTargets(store.query, 'host', names)).entries()) {
    if (index % Math.ceil(hosts / 10) === 0)
      console.error(`${options.mode}: a year of ${index} of ${hosts} hosts is written`);
    const rollups = syntheticHours(startS, hours, Math.random);
    await store.transaction(async (query) => {
      await keepChunks(query, 'hour', chunksOf(id, rollups, hourTier));
      await keepChunks(query, 'day', chunksOf(id, regroup(rollups, dayTier.slotSeconds), dayTier));
    });
  }
  console.error(`${options.mode}: all are written; ${queries} reads each of a day, a month and a year`);
  const bytes = await bytesOf(store);
  const times: Record<string, number> = {};
  for (const [name, days] of [
    ['day', 1],
    ['month', 30],
    ['year', 365],
  ] as const) {
    const spent: number[] = [];
    for (let index = 0; index < queries; index += 1) {
      const host = `host-${Math.floor(Math.random() * hosts)}`;
      const period = { fromMs: nowMs - days * 86_400_000, toMs: nowMs };
      const began = performance.now();
      // No minutes are kept here: a day is read from hours, as one of a month ago would be.
      const retention = { rawHours: 0, minuteDays: 0, hourDays: 400, dayDays: 3_660 };
      await readSeries(store.query, host, seriesNames, period, { nowMs, retention });
      await readUptime(store.query, { kind: 'host', name: host }, period, { nowMs, retention });
      spent.push(performance.now() - began);
    }
    Object.assign(times, percentiles(name, spent));
  }
  return { engine: options.mode, bytes, bytesPerSample: bytes / (hosts * hours * seriesNames.length), ...times };
}

function chunksOf(targetId: number, rollups: readonly Rollup[], shape: TierShape) {
  return [...Map.groupBy(rollups, (rollup) => chunkStartOf(rollup.startS, shape))].map(([chunkS, part]) => ({
    targetId,
    startS: chunkS,
    data: packRollups(part, chunkS, shape.slotSeconds),
  }));
}

async function sqliteBytes(store: Store): Promise<number> {
  await store.query('pragma wal_checkpoint(truncate)');
  return (await stat(join(folder, 'herald.db'))).size;
}

async function postgresBytes(store: Store): Promise<number> {
  const [row] = await store.query(
    "select pg_total_relation_size('rollup_hour') + pg_total_relation_size('rollup_day') as n",
  );
  return Number(row?.['n']);
}

/** What is usually done: one row for each metric and hour. A part of the hosts, as it is large. */
function rowPerMetric(): Figures {
  const few = Math.min(hosts, 50);
  console.error(`one row for each metric and hour: ${few} hosts`);
  const path = join(folder, 'rows.db');
  const database = new DatabaseSync(path);
  database.exec(`create table sample (host integer, metric integer, at_s integer, count integer, min real, max real, sum real,
    not_up integer, primary key (host, metric, at_s)) strict, without rowid`);
  const insert = database.prepare('insert into sample values (?, ?, ?, ?, ?, ?, ?, ?)');
  for (let host = 0; host < few; host += 1) {
    database.exec('begin');
    for (const { startS: atS, count, downSeconds, metrics } of syntheticHours(startS, hours, Math.random)) {
      metrics.forEach((metric, index) => {
        if (metric)
          insert.run(host, index, atS, count, metric.minimum, metric.maximum, metric.mean * count, downSeconds);
      });
    }
    database.exec('commit');
  }
  database.exec('pragma wal_checkpoint(truncate)');
  const read = database.prepare('select * from sample where host = ? and metric = ? and at_s >= ?');
  const times: Record<string, number> = {};
  for (const [name, days] of [
    ['day', 1],
    ['month', 30],
    ['year', 365],
  ] as const) {
    const spent = Array.from({ length: queries }, () => {
      const host = Math.floor(Math.random() * few);
      const began = performance.now();
      for (const index of seriesNames.keys()) read.all(host, index, nowMs / 1000 - days * 86_400);
      return performance.now() - began;
    });
    Object.assign(times, percentiles(name, spent));
  }
  const [row] = database
    .prepare('select page_count * page_size as n from pragma_page_count(), pragma_page_size()')
    .all();
  const bytes = Number(row?.['n']);
  database.close();
  return {
    engine: `row a metric (${few})`,
    bytes,
    bytesPerSample: bytes / (few * hours * seriesNames.length),
    ...times,
  };
}

function percentiles(name: string, spent: readonly number[]): Record<string, number> {
  const sorted = spent.toSorted((a, b) => a - b);
  const at = (part: number) =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(2));
  return { [`${name}P50Ms`]: at(0.5), [`${name}P99Ms`]: at(0.99) };
}
