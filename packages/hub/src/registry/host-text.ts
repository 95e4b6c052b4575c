/** Whether text is a host name or an IP address as people mean it. URL parsers take more than that, and read it differently. */
import { isIPv4, isIPv6 } from 'node:net';

const longestName = 253;
const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;

/**
 * The problem with it, or undefined. A URL parser reads `192.168.010.020` as octal, `10.1` as 10.0.0.1, `0x7f.1` and
 * `2130706433` as 127.0.0.1: what ends in a number and is no plain IPv4 address is refused, as is an instance's id.
 */
export function hostProblem(host: string): string | undefined {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (host.startsWith('[') || host.includes(':')) {
    return isIPv6(bare) ? undefined : 'is no IPv6 address.';
  }
  if (isIPv4(host)) return undefined;
  const last = host.replace(/\.$/, '').split('.').at(-1) ?? '';
  if (/^(?:\d+|0x[0-9a-f]*)$/i.test(last)) {
    return /(?:^|\.)0\d/.test(host)
      ? 'has a number with a zero in front, which some programs read as octal; write for example 192.168.10.20.'
      : 'is no IPv4 address: four numbers from 0 to 255, for example 10.0.1.23.';
  }
  if (/^i-[0-9a-f]+$/i.test(host)) {
    return 'is the id of an instance, not an address; write it as `instance:`, and the address of its agent here.';
  }
  const labels = host.replace(/\.$/, '').split('.');
  const isName = host.length <= longestName && labels.every((part) => label.test(part));
  return isName ? undefined : 'is no host name or IP address.';
}
