/** Gives each found host a name of its own: the one it had, else the one it wants, else that with the end of its id behind. */
import { type DiscoveredHost, maxDiscoveredHosts } from './discovered-host.ts';
import { type GivenName, type GivenNames, mostFormerNames } from './given-names.ts';

export type Naming = {
  /** In small letters: names and aliases that are declared. */
  taken: Set<string>;
  /** How many hosts there is room for. */
  most: number;
  before: GivenNames;
  reserved: ReadonlySet<string>;
};

export type Named = {
  hosts: readonly { found: DiscoveredHost; name: string; aliases: readonly string[] }[];
  names: GivenNames;
  remarks: readonly string[];
};

/** In the order of `found`, in which the first of several that want one name comes first. */
export function giveNames(found: readonly DiscoveredHost[], naming: Naming): Named {
  const remarks: string[] = [];
  const declared = new Set(naming.taken);
  const taken = new Set([...naming.taken, ...[...naming.reserved].map((name) => name.toLowerCase())]);
  const given = new Map<string, { found: DiscoveredHost; name: string }>();
  const kept = new Set<string>();
  const all = distinct(found);
  const room = [...all].slice(0, Math.max(0, naming.most));
  if (room.length < all.size) remarks.push(`More than ${maxDiscoveredHosts} hosts were found; the rest is left out.`);
  for (const [identity, host] of room) {
    const had = naming.before.get(identity);
    if (had?.wish !== host.name || declared.has(had.name.toLowerCase()) || kept.has(had.name.toLowerCase())) continue;
    kept.add(had.name.toLowerCase());
    give(identity, host, had.name);
  }
  for (const [identity, host] of room) if (!given.has(identity)) give(identity, host, freeName(host, taken));
  remarks.push(...crowdRemarks([...given.values()]), ...room.flatMap(([, host]) => addressRemark(host)).slice(0, 20));
  const names = new Map([...given].map(([identity, one]) => [identity, remembered(identity, one, naming.before)]));
  // Aliases come last, so that none keeps a name from whoever wants it.
  const hosts = room.flatMap(([identity]) => {
    const one = given.get(identity);
    return one ? [{ ...one, aliases: aliasesOf(one, names.get(identity)?.former ?? [], taken) }] : [];
  });
  return { hosts, names, remarks };

  function give(identity: string, host: DiscoveredHost, name: string): void {
    taken.add(name.toLowerCase());
    given.set(identity, { found: host, name });
  }
}

/** An instance that two searches find is one. */
function distinct(found: readonly DiscoveredHost[]): Map<string, DiscoveredHost> {
  const all = new Map<string, DiscoveredHost>();
  for (const host of found) {
    const identity = host.instanceId ?? host.url;
    if (!all.has(identity)) all.set(identity, host);
  }
  return all;
}

function remembered(
  identity: string,
  { found, name }: { found: DiscoveredHost; name: string },
  before: GivenNames,
): GivenName {
  const had = before.get(identity);
  const former = had === undefined || had.name === name ? (had?.former ?? []) : [had.name, ...had.former];
  return {
    name,
    wish: found.name,
    former: [...new Set(former)].filter((old) => old !== name).slice(0, mostFormerNames),
    ...(found.region === undefined ? {} : { region: found.region }),
  };
}

function aliasesOf({ found }: { found: DiscoveredHost }, former: readonly string[], taken: Set<string>): string[] {
  const aliases: string[] = [];
  for (const alias of [...(found.aliases ?? []), ...former]) {
    if (taken.has(alias.toLowerCase())) continue;
    taken.add(alias.toLowerCase());
    aliases.push(alias);
  }
  return aliases;
}

/** Only hosts that were found are counted: a service or a declared host may hold the name. */
function crowdRemarks(given: readonly { found: DiscoveredHost; name: string }[]): string[] {
  const crowds = new Map<string, { wanting: number; holders: number }>();
  for (const { found, name } of given) {
    const crowd = crowds.get(found.name) ?? { wanting: 0, holders: 0 };
    crowds.set(found.name, { wanting: crowd.wanting + 1, holders: crowd.holders + (name === found.name ? 1 : 0) });
  }
  const advice = 'For a group write for example name: "{tag:Name}-{id}".';
  return [...crowds].flatMap(([name, { wanting, holders }]) => {
    if (wanting === holders) return [];
    if (wanting === 1)
      return [`A found host wants the name ${name}, which is taken; it has the end of its id behind it.`];
    const who = holders === 1 ? 'all but one have' : 'all have';
    return [`${wanting} found hosts want the name ${name}; ${who} the end of their id behind it. ${advice}`];
  });
}

function addressRemark({ name, instanceId, lacksAddress }: DiscoveredHost): string[] {
  if (lacksAddress === undefined) return [];
  return [`${name} (${instanceId}) has no ${lacksAddress} address, so its agent can't be asked.`];
}

function freeName({ name, instanceId, url }: DiscoveredHost, taken: ReadonlySet<string>): string {
  const ends = [instanceId?.slice(-6), instanceId, new URL(url).host.replace(/[^A-Za-z0-9]+/g, '-')];
  const candidates = [
    name,
    ...ends.filter((end) => end !== undefined).map((end) => `${name.slice(0, 62 - end.length)}-${end}`),
  ];
  for (let count = 2; ; count += 1) {
    const free = candidates.find((candidate) => !taken.has(candidate.toLowerCase()));
    if (free !== undefined) return free;
    candidates.push(`${name.slice(0, 56)}-${count}`);
  }
}
