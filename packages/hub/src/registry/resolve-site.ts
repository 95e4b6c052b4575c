/** `site:`, from what was written to what the pages work with. */
import { dirname, isAbsolute, resolve } from 'node:path';
import type { Site } from '../domain/registry.ts';
import type { Reading } from './reading.ts';
import { type PlanContext, resolveTargets } from './resolve-plan.ts';
import type { RegistryFile } from './schema/registry-schema.ts';

/** The path of the logo is taken from the folder of the file that names it. */
export function resolveSite(
  { site }: RegistryFile,
  context: Pick<PlanContext, 'known' | 'mayDiscover'>,
  reading: Reading,
): Site | undefined {
  if (!site) return undefined;
  const folder = dirname(reading.fileOf(['site', 'logo']));
  const { company, home, logo, colour, support } = site;
  const placed = new Map<string, string>();
  const groups = Object.entries(site.groups ?? {}).map(([title, names]) => {
    const path = ['site', 'groups', title];
    const services = resolveTargets('service', names, path, context, reading);
    for (const name of services) {
      const other = placed.get(name);
      if (other !== undefined && other !== title)
        reading.warning(path, `: \`${name}\` stands in \`${other}\` already.`);
      placed.set(name, other ?? title);
    }
    return { title, services: services.filter((name) => placed.get(name) === title) };
  });
  return {
    ...(company === undefined ? {} : { company }),
    ...(home === undefined ? {} : { homeUrl: home }),
    ...(logo === undefined ? {} : { logoFile: isAbsolute(logo) ? logo : resolve(folder, logo) }),
    ...(colour === undefined ? {} : { colour: colour.toLowerCase() }),
    ...(support === undefined ? {} : { supportUrl: support }),
    groups,
  };
}
