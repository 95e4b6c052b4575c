/** Which interfaces carry what another one carries as well: what a bridge, bond, VLAN or tunnel sent is in its card's counters, too. */
import { existsSync, readdirSync } from 'node:fs';
import type { ReadText } from './read-text.ts';

const folder = '/sys/class/net';

/**
 * The interfaces whose bytes add up to what the machine carried. Cards of the machine, where there are any; else (in a
 * container) those that ride on no other; else all. Undefined where the kernel does not tell.
 */
export function findCountedInterfaces(read: ReadText, root = ''): ReadonlySet<string> | undefined {
  const names = entries(`${root}${folder}`).filter((name) => name !== 'lo');
  if (names.length === 0) return undefined;
  const has = (name: string, file: string) => existsSync(`${root}${folder}/${name}/${file}`);
  const cards = names.filter((name) => has(name, 'device'));
  // Two cards of which one leads the other (a virtual function below its driver's own) count the same bytes.
  const leaders = new Set(cards.filter((name) => !cards.some((other) => has(name, `upper_${other}`))));
  if (leaders.size > 0) return leaders;

  const indexes = new Set(names.map((name) => number(read, name, 'ifindex')));
  const ridesOnOther = (name: string) => {
    // One end of a pair whose other end is here, too: inside, not outward.
    const peer = number(read, name, 'iflink');
    const isInner = peer !== undefined && peer !== number(read, name, 'ifindex') && indexes.has(peer);
    return isInner || isLayer(entries(`${root}${folder}/${name}`)) || !isEthernet(read, name);
  };
  const outward = names.filter((name) => !ridesOnOther(name) && !/^(dummy|ifb)\d/.test(name));
  return new Set(outward.length > 0 ? outward : names);
}

/** Made over others, or a program's own end. */
function isLayer(files: readonly string[]): boolean {
  return files.some(
    (file) => file === 'bridge' || file === 'bonding' || file === 'tun_flags' || file.startsWith('lower_'),
  );
}

/** Tunnels (WireGuard, GRE, IP in IP) have types of their own. */
function isEthernet(read: ReadText, name: string): boolean {
  const type = number(read, name, 'type');
  return type === undefined || type === 1;
}

function number(read: ReadText, name: string, file: string): number | undefined {
  const text = read(`${folder}/${name}/${file}`)?.trim();
  return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text);
}

function entries(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
