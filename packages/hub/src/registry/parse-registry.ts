/** From the text of a registry file to a registry, or to everything that is wrong with it. */
import { Compile } from 'typebox/compile';
import type { Registry } from '../domain/registry.ts';
import { checkShape } from './check-shape.ts';
import { knownTargets } from './known-targets.ts';
import { warnOfOddities } from './lint-registry.ts';
import { oddCharacterHint } from './odd-characters.ts';
import { type Path, type Position, readYaml, type YamlReading } from './read-yaml.ts';
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
  /** In the order of the file; at most 100. */
  | { kind: 'invalid'; problems: readonly RegistryProblem[] };

const maxNotes = 100;
const fileCheck = Compile(RegistryFile);

/**
 * Never throws. `file` is the path that problems name and that relative paths inside are taken from.
 * An empty registry (`hosts:` with nothing) is valid: a hub that was just set up has no hosts yet.
 */
export function parseRegistry(text: string, { file }: { file: string }): RegistryReading {
  const yaml = readYaml(text);
  const shape = checkShape(RegistryFile, yaml.tree);
  const notes = takeNotes(file, yaml, shape.pathOf);
  for (const { line, column, code, message, path } of yaml.problems) {
    notes.problems.push({ file, line, column, code, field: fieldPath(path), message: `${message}.` });
  }
  // Text that is not even YAML has no shape worth reporting.
  if (yaml.tree !== null || yaml.problems.length === 0) {
    for (const { code, path, message, part } of shape.problems) notes.problem(code, path, message, part);
  }
  if (!fileCheck.Check(shape.value)) {
    if (notes.problems.length === 0) notes.problem('registry/value', [], 'does not fit the schema.');
    return invalid(notes, text);
  }
  const registry = resolve(shape.value, yaml, file, notes);
  return notes.problems.length > 0 ? invalid(notes, text) : { kind: 'valid', registry };
}

function resolve(written: RegistryFile, yaml: YamlReading, file: string, notes: Notes): Registry {
  const discovery = resolveDiscovery(written, file, notes);
  const mayDiscover = discovery.ec2.length + discovery.files.length > 0;
  const known = knownTargets(yaml.tree, notes);
  const zone = resolveZone(written.defaults?.zone, ['defaults', 'zone'], notes);
  const hostDefaults = resolveDefaults(written, notes);
  const hosts = resolveHosts(written, hostDefaults, notes);
  const hasEngineers = (written.discord?.engineers ?? []).length > 0;
  const services = resolveServices(written, { known, hosts, mayDiscover, hasEngineers }, notes);
  warnOfOddities(hosts, services, notes);
  const site = resolveSite(written, file, { known, mayDiscover }, notes);
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

function invalid({ problems }: Notes, text: string): RegistryReading {
  const lines = text.split(/\r\n|[\r\n]/);
  const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  const hinted = sorted.slice(0, maxNotes).map((problem) => {
    const hint = oddCharacterHint(lines[problem.line - 1] ?? '');
    return hint === '' ? problem : { ...problem, message: `${problem.message}${hint}` };
  });
  return { kind: 'invalid', problems: hinted };
}

function takeNotes(file: string, yaml: YamlReading, pathOf: (map: object) => Path): Notes {
  const problems: RegistryProblem[] = [];
  const warnings: Registry['warnings'][number][] = [];
  const place = (path: Path, part: 'key' | 'value' | undefined): Position & { file: string; field: string } => ({
    file,
    ...yaml.locate(path, part),
    field: fieldPath(path),
  });
  return {
    problems,
    warnings,
    pathOf,
    problem(code, path, message, part) {
      if (problems.length < 2 * maxNotes) problems.push({ ...place(path, part), code, message });
    },
    warning(path, message, part) {
      if (warnings.length < maxNotes) warnings.push({ ...place(path, part), message });
    },
  };
}
