/** `hosts:` and `defaults:`, from what was written to what the hub works with. */

import { byThreshold } from '../domain/metrics/catalogue.ts';
import type { Host, HostDefaults, Thresholds } from '../domain/registry.ts';
import { parseAddress } from './address.ts';
import { parseDuration } from './duration.ts';
import type { Path } from './read-yaml.ts';
import type { Reading } from './reading.ts';
import type { RegistryFile } from './schema/registry-schema.ts';

type Written = NonNullable<RegistryFile['hosts']>[string];
type WrittenThresholds = NonNullable<Written['thresholds']>;

export const standardHostDefaults: HostDefaults = {
  pollSeconds: 15,
  thresholds: { ...byThreshold(({ standard }) => standard), sustainedSeconds: 300 },
};

export function resolveDefaults(file: RegistryFile, reading: Reading): HostDefaults {
  const { poll, thresholds } = file.defaults ?? {};
  return {
    pollSeconds: resolvePoll(poll, ['defaults', 'poll'], reading) ?? standardHostDefaults.pollSeconds,
    thresholds: resolveThresholds(thresholds, standardHostDefaults.thresholds, ['defaults', 'thresholds'], reading),
  };
}

export function resolveHosts(file: RegistryFile, defaults: HostDefaults, reading: Reading): Map<string, Host> {
  const hosts = new Map<string, Host>();
  for (const [name, written] of Object.entries(file.hosts ?? {})) {
    const host = resolveHost(name, written, defaults, reading);
    if (host) hosts.set(name, host);
  }
  return hosts;
}

function resolveHost(name: string, written: Written, defaults: HostDefaults, reading: Reading): Host | undefined {
  const path = ['hosts', name];
  const address = parseAddress(written.address);
  if (address.kind === 'wrong') {
    reading.problem('registry/address', [...path, 'address'], address.message);
    return undefined;
  }
  if (written.fingerprint !== undefined && address.origin.startsWith('http:')) {
    reading.warning(
      [...path, 'fingerprint'],
      'has no effect: the address is spoken to over http. Write https:// in `address`.',
    );
  }
  const { region, account, instance, fingerprint } = written;
  return {
    name,
    aliases: written.aliases ?? [],
    url: address.origin,
    labels: textValues(written.labels ?? {}),
    ...(region === undefined ? {} : { region }),
    ...(account === undefined ? {} : { account }),
    ...(instance === undefined ? {} : { instanceId: instance }),
    ...(fingerprint === undefined ? {} : { fingerprint: plainFingerprint(fingerprint) }),
    pollSeconds: resolvePoll(written.poll, [...path, 'poll'], reading) ?? defaults.pollSeconds,
    thresholds: resolveThresholds(written.thresholds, defaults.thresholds, [...path, 'thresholds'], reading),
    isPrivate: written.private ?? false,
    source: 'declared',
  };
}

function plainFingerprint(written: string): string {
  return `sha256:${written.slice('sha256:'.length).replaceAll(':', '').toLowerCase()}`;
}

function resolvePoll(written: string | undefined, path: Path, reading: Reading): number | undefined {
  return resolveDuration(written, path, reading, { least: 1, most: 3_600, words: 'between 1s and 1h' });
}

/** Undefined where nothing was written, or where it is out of bounds and reported. */
export function resolveDuration(
  written: string | undefined,
  path: Path,
  reading: Reading,
  { least, most, words }: { least: number; most: number; words: string },
): number | undefined {
  if (written === undefined) return undefined;
  const seconds = parseDuration(written);
  if (seconds !== undefined && seconds >= least && seconds <= most) return seconds;
  reading.problem('registry/duration', path, `must be ${words}.`);
  return undefined;
}

function resolveThresholds(
  written: WrittenThresholds | undefined,
  standard: Thresholds,
  path: Path,
  reading: Reading,
): Thresholds {
  if (written === undefined) return standard;
  const bounds = { least: 0, most: 86_400, words: 'at most 1d' };
  return {
    ...byThreshold(({ name }) => written[name] ?? standard[name]),
    sustainedSeconds: resolveDuration(written.for, [...path, 'for'], reading, bounds) ?? standard.sustainedSeconds,
  };
}

/** Labels and tags are text, whatever they look like. */
function textValues(labels: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value)]));
}
