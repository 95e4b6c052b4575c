/** What only a look at the clock and the disk tells of a registry: windows that are over or overlap, files that are not there. */
import { glob } from 'node:fs/promises';
import type { MaintenanceEntry, Registry, RegistryWarning } from '../../../domain/registry.ts';
import { stretchesOfEntry } from '../../../downtime/declared.ts';
import { dayWords } from '../../../downtime/when/read-back.ts';
import { zoned } from '../../../format/zone-time.ts';
import type { JoinedFiles } from '../../../registry/files/join-files.ts';
import type { Path } from '../../../registry/read-yaml.ts';

const aheadMs = 400 * 86_400_000;
/** More entries than this are not compared with each other. */
const mostCompared = 200;

type Looked = { registry: Registry; joined: JoinedFiles; nowMs: number };

export async function lookAhead({ registry, joined, nowMs }: Looked): Promise<RegistryWarning[]> {
  const warn = (path: Path, message: string): RegistryWarning => ({ ...joined.locate(path), message });
  const { maintenance, discovery } = registry;
  return [
    ...overWindows(maintenance, nowMs).map(([index, day]) =>
      warn(['maintenance', index, 'starts'], `is over: the window was on ${day}. Take it out, or give it a new day.`),
    ),
    ...overlaps(maintenance, nowMs).map(({ index, title, day, what }) =>
      warn(['maintenance', index], `overlaps "${title}" on ${day}: both touch ${what}.`),
    ),
    ...(await missingFiles(discovery.files.map(({ path }) => path))).map(([index, message]) =>
      warn(['discovery', 'files', index], message),
    ),
  ];
}

function overWindows(entries: readonly MaintenanceEntry[], nowMs: number): [number, string][] {
  return entries.flatMap((entry, index): [number, string][] => {
    if (entry.rrule !== undefined) return [];
    const [window] = stretchesOfEntry(entry, { fromMs: 0, toMs: nowMs });
    const isOver = window !== undefined && window.endsAtMs <= nowMs;
    return isOver ? [[index, dayWords(zoned(window.startsAtMs, entry.zone))]] : [];
  });
}

type Overlap = { index: number; title: string; day: string; what: string };

/** Each pair once, at its first meeting. */
function overlaps(entries: readonly MaintenanceEntry[], nowMs: number): Overlap[] {
  const span = { fromMs: nowMs, toMs: nowMs + aheadMs };
  const all = entries.slice(0, mostCompared).map((entry) => ({ entry, windows: stretchesOfEntry(entry, span) }));
  return all.flatMap(({ entry, windows }, index) =>
    all.slice(0, index).flatMap((other): Overlap[] => {
      const touched = new Set([...other.entry.services, ...other.entry.hosts]);
      const what = [...entry.services, ...entry.hosts].find((name) => touched.has(name));
      const meets = (a: (typeof windows)[number]) =>
        other.windows.some((b) => a.startsAtMs < b.endsAtMs && b.startsAtMs < a.endsAtMs);
      const met = what === undefined ? undefined : windows.find(meets);
      if (what === undefined || met === undefined) return [];
      return [{ index, title: other.entry.title, day: dayWords(zoned(met.startsAtMs, entry.zone)), what }];
    }),
  );
}

/** Index and words of each that gives no file. */
async function missingFiles(paths: readonly string[]): Promise<[number, string][]> {
  const missing: [number, string][] = [];
  for (const [index, path] of paths.entries()) {
    let folders = 0;
    let isThere = false;
    for await (const found of glob(path, { withFileTypes: true })) {
      isThere = !found.isDirectory();
      if (isThere) break;
      folders += 1;
    }
    if (isThere) continue;
    missing.push([
      index,
      folders === 0
        ? 'fits no file at present.'
        : `is a folder; write which files in it are meant, as in ${path.replace(/\/$/, '')}/*.json.`,
    ]);
  }
  return missing;
}
