/** `discovery:`, from what was written to what the hub works with. */
import { dirname, isAbsolute, resolve } from 'node:path';
import type { DiscoverySettings, Ec2Search } from '../domain/registry.ts';
import type { Reading } from './reading.ts';
import { resolveDuration } from './resolve-hosts.ts';
import type { RegistryFile } from './schema/registry-schema.ts';

const placeholder = /\{([^}]*)\}/g;

/** Paths of `files` are taken from the folder of the file that names them. */
export function resolveDiscovery(file: RegistryFile, reading: Reading): DiscoverySettings {
  const { ec2 = [], files = [] } = file.discovery ?? {};
  return {
    ec2: ec2.map((search) => resolveSearch(search, reading)),
    files: files.map((written, index) => {
      const folder = dirname(resolve(reading.fileOf(['discovery', 'files', index])));
      const { path, port } = typeof written === 'string' ? { path: written, port: undefined } : written;
      return { path: isAbsolute(path) ? path : resolve(folder, path), ...(port === undefined ? {} : { port }) };
    }),
  };
}

type Written = NonNullable<NonNullable<RegistryFile['discovery']>['ec2']>[number];

function resolveSearch(written: Written, reading: Reading): Ec2Search {
  const path = reading.pathOf(written);
  const name = written.name ?? '{tag:Name}';
  for (const [whole, inside = ''] of name.matchAll(placeholder)) {
    if (/^(tag:.+|id|private-ip|zone)$/.test(inside)) continue;
    reading.problem(
      'registry/template',
      [...path, 'name'],
      `has ${whole}; known are {tag:KEY}, {id}, {private-ip} and {zone}.`,
    );
  }
  if (!name.match(placeholder)) {
    reading.problem(
      'registry/template',
      [...path, 'name'],
      'gives every instance the same name; write for example {tag:Name}.',
    );
  }
  if (written.tags === undefined) {
    reading.warning(path, 'has no tags, so every instance of these regions is polled.');
  }
  const tags = Object.entries(written.tags ?? {}).map(([key, value]) => [key, [value].flat().map(String)]);
  const bounds = { least: 15, most: 86_400, words: 'between 15s and 1d' };
  return {
    regions: [...new Set(written.regions)],
    tags: Object.fromEntries(tags),
    name,
    address: written.address ?? 'private',
    scheme: written.scheme ?? 'http',
    port: written.port ?? 9440,
    everySeconds: resolveDuration(written.every, [...path, 'every'], reading, bounds) ?? 60,
  };
}
