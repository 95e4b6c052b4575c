/** `maintenance:`, `reminders:` and `inquiries:`, from what was written to what the hub works with. */
import { Temporal } from 'temporal-polyfill';
import type { InquirySettings, MaintenanceEntry } from '../domain/registry.ts';
import { parseBusinessHours } from './business-hours.ts';
import { parseDuration } from './duration.ts';
import type { KnownTargets } from './known-targets.ts';
import { parseLocalTime } from './local-time.ts';
import type { Path } from './read-yaml.ts';
import type { Reading } from './reading.ts';
import { parseRepeats } from './repeats.ts';
import { resolveDuration } from './resolve-hosts.ts';
import { isZone, resolveZone } from './resolve-zone.ts';
import type { RegistryFile } from './schema/registry-schema.ts';

type Written = NonNullable<RegistryFile['maintenance']>[number];
export type PlanContext = { known: KnownTargets; zone: string; mayDiscover: boolean };

export function resolveMaintenance(file: RegistryFile, context: PlanContext, reading: Reading): MaintenanceEntry[] {
  const ids = new Set<string>();
  const entries: MaintenanceEntry[] = [];
  for (const written of file.maintenance ?? []) {
    const entry = resolveEntry(written, context, reading);
    const path = reading.pathOf(written);
    if (!entry) continue;
    if (ids.has(entry.id)) {
      reading.problem(
        'registry/duplicate-name',
        path,
        `has the same title or id as another (\`${entry.id}\`); give each an \`id\` of its own.`,
      );
    }
    ids.add(entry.id);
    entries.push(entry);
  }
  return entries;
}

function resolveEntry(written: Written, context: PlanContext, reading: Reading): MaintenanceEntry | undefined {
  const path = reading.pathOf(written);
  const zone = written.zone ?? context.zone;
  resolveZone(written.zone, [...path, 'zone'], reading);
  const services = resolveTargets('service', written.services, [...path, 'services'], context, reading);
  const hosts = resolveTargets('host', written.hosts, [...path, 'hosts'], context, reading);
  if (services.length + hosts.length === 0) {
    reading.problem('registry/missing', path, 'names no service and no host, so it says nothing to anyone.');
  }
  const bounds = { least: 60, most: 14 * 86_400, words: 'between 1m and 14d' };
  const lastsSeconds = resolveDuration(written.lasts, [...path, 'lasts'], reading, bounds);
  const startsLocal = resolveStart(written.starts, zone, [...path, 'starts'], reading);
  if (startsLocal === undefined) return undefined;
  const rrule = resolveRepeats(written, { startsLocal, zone }, [...path, 'repeats'], reading);
  if (lastsSeconds === undefined) return undefined;
  const { customers, owner } = written;
  return {
    id: written.id ?? idOf(written.title),
    title: written.title,
    services,
    hosts,
    startsLocal,
    lastsSeconds,
    zone,
    ...(rrule === undefined ? {} : { rrule }),
    ...(customers === undefined ? {} : { customers }),
    ...(owner === undefined ? {} : { owner }),
  };
}

function resolveStart(written: string, zone: string, path: Path, reading: Reading): string | undefined {
  if (!isZone(zone)) return undefined;
  const time = parseLocalTime(written, zone);
  if (time.kind === 'wrong') reading.problem('registry/time', path, time.message);
  return time.kind === 'time' ? time.local : undefined;
}

function resolveRepeats(
  { repeats }: Written,
  start: { startsLocal: string; zone: string },
  path: Path,
  reading: Reading,
): string | undefined {
  if (repeats === undefined) return undefined;
  const reads = parseRepeats(repeats, start);
  if (reads.kind === 'wrong') reading.problem('registry/repeats', path, reads.message);
  else if (!reads.startFits)
    reading.warning(path, 'does not fit `starts`: the first time is the day that the rule gives.');
  if (reads.kind === 'wrong') return undefined;
  if (reads.leftOut !== undefined) {
    const instead = 'a last day, or a last Thursday, is always there: `monthly on the last day`.';
    reading.warning(path, `leaves some out, the first of them ${reads.leftOut}; ${instead}`);
  }
  return reads.rrule;
}

/** Proper names; unknown ones are reported. */
export function resolveTargets(
  kind: 'host' | 'service' | 'any',
  written: string | readonly string[] | undefined,
  path: Path,
  { known, mayDiscover }: Pick<PlanContext, 'known' | 'mayDiscover'>,
  reading: Reading,
): string[] {
  if (written === undefined) return [];
  const names = typeof written === 'string' ? [written] : written;
  return names.map((name, index) => {
    const proper = known.find(kind, name);
    if (proper !== undefined) return proper;
    const place = typeof written === 'string' ? path : [...path, index];
    const isOther = known.find('any', name) !== undefined;
    if (kind !== 'service' && mayDiscover && !isOther) {
      reading.warning(place, `: ${known.unknown(kind, name)} It counts once discovery finds it.`);
    } else
      reading.problem(
        kind === 'service' ? 'registry/unknown-service' : 'registry/unknown-host',
        place,
        `: ${known.unknown(kind, name)}`,
      );
    return name;
  });
}

function idOf(title: string): string {
  const id = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 63);
  return id === '' ? `maintenance-${Buffer.from(title).toString('hex').slice(0, 24)}` : id;
}

/** Seconds, longest first, each once. */
export function resolveReminders(file: RegistryFile, reading: Reading): number[] {
  const written = file.reminders ?? ['7d', '24h', '1h'];
  const seconds = written.map((text, index) => {
    const bounds = { least: 60, most: 30 * 86_400, words: 'between 1m and 30d' };
    return resolveDuration(text, ['reminders', index], reading, bounds) ?? parseDuration(text) ?? 0;
  });
  return [...new Set(seconds)].sort((a, b) => b - a);
}

export function resolveInquiries(file: RegistryFile, zone: string, reading: Reading): InquirySettings {
  const written = file.inquiries ?? {};
  resolveZone(written.zone, ['inquiries', 'zone'], reading);
  const hours = parseBusinessHours(written.hours ?? 'Mon-Fri 09:00-18:00');
  if (hours === undefined) {
    reading.problem(
      'registry/hours',
      ['inquiries', 'hours'],
      'must be days and hours, for example Mon-Fri 09:00-18:00.',
    );
  }
  const holidays = written.holidays ?? [];
  for (const [index, day] of holidays.entries()) {
    if (!isDate(day)) reading.problem('registry/time', ['inquiries', 'holidays', index], `is no day of the calendar.`);
  }
  const { baseline = 50, goal = 30 } = written;
  if (goal > baseline) reading.warning(['inquiries', 'goal'], 'is above the baseline, so it is reached already.');
  return {
    mode: written.mode ?? 'answer',
    zone: written.zone ?? zone,
    ...(hours ?? { workingDays: [1, 2, 3, 4, 5], opensLocal: '09:00', closesLocal: '18:00' }),
    holidays: [...new Set(holidays)].sort(),
    answerWithinBusinessHours: written['answer-within-hours'] ?? 9,
    baselinePerDay: baseline,
    goalPerDay: goal,
    keepTextDays: written['keep-text-days'] ?? 0,
    learns: written.learn === 'on',
  };
}

function isDate(text: string): boolean {
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
