/** Which Host headers mean this very agent. A signature made for one host must be useless at any other. */
import { isIP } from 'node:net';
import type { Instance } from '@herald/protocol/instance';

export type OwnAuthorityOptions = {
  port(): number;
  scheme: 'http' | 'https';
  /** The kernel's name of this host. */
  hostName: string;
  /** Further names from the settings, lower case, each with or without a port. */
  names: readonly string[];
  instance(): Instance | undefined;
};

/**
 * Own are: the address that the connection arrived at; the addresses and names that EC2 gave this instance; its host
 * name; the names in the settings. Other addresses of the machine are not (every Docker host has a 172.17.0.1), and
 * `localhost` is only where the connection is a local one, since it names every machine.
 */
export function createOwnAuthority(options: OwnAuthorityOptions): (authority: string, local?: string) => boolean {
  const { port, scheme, names } = options;
  const hostName = options.hostName.toLowerCase();
  const defaultPort = scheme === 'https' ? 443 : 80;

  return (authority, localAddress) => {
    const parsed = splitAuthority(authority);
    if (parsed === undefined) return false;
    const { host } = parsed;
    const isOwnPort = (parsed.port ?? defaultPort) === port();
    if (names.includes(authority)) return true;
    if ((isOwnPort || parsed.port === undefined) && names.includes(host)) return true;
    if (!isOwnPort) return false;
    const local = plainAddress(localAddress ?? '');
    const address = plainAddress(host);
    if (isIP(address) !== 0) return address === local || ec2Names(options.instance()).includes(address);
    if (host === 'localhost') return local === '::1' || local.startsWith('127.');
    return host === hostName || ec2Names(options.instance()).includes(host);
  };
}

function splitAuthority(authority: string): { host: string; port: number | undefined } | undefined {
  const match = /^(\[[0-9a-f:.]{2,45}\]|[^:[\]/@\s]{1,253})(?::(\d{1,5}))?$/.exec(authority);
  if (!match?.[1]) return undefined;
  return { host: match[1], port: match[2] === undefined ? undefined : Number(match[2]) };
}

/** Without brackets, scope and the IPv4-in-IPv6 prefix; IPv6 in its shortest form. */
function plainAddress(address: string): string {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped) return mapped;
  if (isIP(bare) !== 6) return bare;
  return URL.parse(`http://[${bare}]`)?.hostname.slice(1, -1) ?? bare;
}

function ec2Names(instance: Instance | undefined): string[] {
  if (instance === undefined) return [];
  const interfaces = instance.networkInterfaces ?? [];
  return [
    instance.privateIpv4,
    instance.publicIpv4,
    instance.ipv6,
    instance.privateHostname,
    instance.publicHostname,
    ...interfaces.flatMap((card) => [
      card.localHostname,
      card.publicHostname,
      ...(card.localIpv4s ?? []),
      ...(card.publicIpv4s ?? []),
      ...(card.ipv6s ?? []),
    ]),
  ]
    .filter((name) => name !== undefined)
    .map((name) => plainAddress(name.toLowerCase()));
}
