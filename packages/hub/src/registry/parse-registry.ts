/** From the text of a registry file to a registry, or to everything that is wrong with it. */
import { Compile } from 'typebox/compile';
import type { Registry } from '../domain/registry.ts';
import { checkShape } from './check-shape.ts';
import { type JoinedFiles, joinFiles } from './files/join-files.ts';
import type { RegistrySource, RegistrySources } from './files/registry-source.ts';
import { knownTargets } from './known-targets.ts';
import { warnOfOddities } from './lint-registry.ts';
import { oddCharacterHint } from './odd-characters.ts';
import type { Path } from './read-yaml.ts';
import type { Notes } from './reading.ts';
import { fieldPath, type RegistryProblem } from './registry-problem.ts';
import { resolveDiscord, resolveWebhooks } from './resolve-discord.ts';
import { resolveDiscovery } from './resolve-discovery.ts';
import { resolveDefaults, resolveHosts } from './resolve-hosts.ts';
import { resolveInquiries, resolveMaintenance, resolveReminders } from './resolve-plan.ts';
import { resolveServices } from './resolve-services.ts';
import { resolveSite } from './resolve-site.ts';
import { resolveZone } from './resolve-zone.ts';
import { RegistryFile } from './schema/registry-schema.ts';

export type RegistryReading =
  | { kind: 'valid'; registry: Registry }
  /** In the order of the files; at most 100. */
  | { kind: 'invalid'; problems: readonly RegistryProblem[] };

const maxNotes = 100;
const fileCheck = Compile(RegistryFile);

/**
 * Never throws. `file` is the path that problems name and that relative paths inside are taken from.
 * An empty registry (`hosts:` with nothing) is valid: a hub that was just set up has no hosts yet.
 */
export function parseRegistry(text: string, { file }: { file: string }): RegistryReading {
  return parseSources({ sources: [{ file, text }], problems: [] });
}

/** The same of several files that count as one. */
export function parseSources({ sources, problems }: Pick<RegistrySources, 'sources' | 'problems'>): RegistryReading {
  const joined = joinFiles(sources);
  const shape = checkShape(RegistryFile, joined.tree);
  const notes = takeNotes(joined, shape.pathOf);
  for (const { file, line, column, code, message, path } of joined.problems) {
    notes.problems.push({ file, line, column, code, field: fieldPath(path), message: `${message}.` });
  }
  notes.problems.push(...problems);
  // Text that is not even YAML has no shape worth reporting.
  if (joined.tree !== null || joined.problems.length === 0) {
    for (const { code, path, message, part } of shape.problems) notes.problem(code, path, message, part);
  }
  if (!fileCheck.Check(shape.value)) {
    if (notes.problems.length === 0) notes.problem('registry/value', [], 'does not fit the schema.');
    return invalid(notes, sources);
  }
  // What a file that cannot be read would have declared must not be called unknown in the others.
  const isPartial = problems.length + (sources.length > 1 ? joined.problems.length : 0) > 0;
  if (isPartial) return invalid(notes, sources);
  const registry = resolve(shape.value, joined, notes);
  return notes.problems.length > 0 ? invalid(notes, sources) : { kind: 'valid', registry };
}

function resolve(written: RegistryFile, { tree }: JoinedFiles, notes: Notes): Registry {
  const discovery = resolveDiscovery(written, notes);
  const mayDiscover = discovery.ec2.length + discovery.files.length > 0;
  const known = knownTargets(tree, notes);
  const zone = resolveZone(written.defaults?.zone, ['defaults', 'zone'], notes);
  const hostDefaults = resolveDefaults(written, notes);
  const hosts = resolveHosts(written, hostDefaults, notes);
  const hasEngineers = (written.discord?.engineers ?? []).length > 0;
  const services = resolveServices(written, { known, hosts, mayDiscover, hasEngineers }, notes);
  warnOfOddities(hosts, services, notes);
  const site = resolveSite(written, { known, mayDiscover }, notes);
  return {
    zone,
    hostDefaults,
    hosts,
    services,
    ...(site === undefined ? {} : { site }),
    maintenance: resolveMaintenance(written, { known, zone, mayDiscover }, notes),
    discovery,
    discord: resolveDiscord(written, { known, mayDiscover }, notes),
    inquiries: resolveInquiries(written, zone, notes),
    webhooks: resolveWebhooks(written, notes),
    reminderSeconds: resolveReminders(written, notes),
    warnings: notes.warnings,
  };
}

function invalid({ problems }: Notes, sources: readonly RegistrySource[]): RegistryReading {
  const order = new Map(sources.map(({ file }, index) => [file, index]));
  const lines = new Map(sources.map(({ file, text }) => [file, text.split(/\r\n|[\r\n]/)]));
  const place = ({ file }: RegistryProblem) => order.get(file) ?? 0;
  const sorted = [...problems].sort((a, b) => place(a) - place(b) || a.line - b.line || a.column - b.column);
  const hinted = sorted.slice(0, maxNotes).map((problem) => {
    const hint = oddCharacterHint(lines.get(problem.file)?.[problem.line - 1] ?? '');
    return hint === '' ? problem : { ...problem, message: `${problem.message}${hint}` };
  });
  return { kind: 'invalid', problems: hinted };
}

function takeNotes({ locate }: JoinedFiles, pathOf: (map: object) => Path): Notes {
  const problems: RegistryProblem[] = [];
  const warnings: Registry['warnings'][number][] = [];
  return {
    problems,
    warnings,
    pathOf,
    fileOf: (path) => locate(path).file,
    problem(code, path, message, part) {
      if (problems.length < 2 * maxNotes) problems.push({ ...locate(path, part), code, message });
    },
    warning(path, message, part) {
      if (warnings.length < maxNotes) warnings.push({ ...locate(path, part), message });
    },
  };
}
