/** Whose word counts for where a request came from. */
import { BlockList, isIP } from 'node:net';
import { settingsInvalid } from '@herald/protocol/environment';

/** Tells whether an address is one of the proxies, from `10.0.0.0/8, ::1` or `none`. Throws `settings/invalid`. */
export function parseTrustedProxies(text: string): (address: string) => boolean {
  const trusted = new BlockList();
  for (const network of text.split(',').map((part) => part.trim())) {
    if (network === '' || network === 'none') continue;
    const [address = '', bits] = network.split('/');
    const version = isIP(address);
    const most = version === 4 ? 32 : 128;
    const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (version === 0 || !(length >= 0 && length <= most)) throw notANetwork();
    trusted.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6');
  }
  return (address) => {
    const plain = withoutMapping(address);
    const version = isIP(plain);
    return version !== 0 && trusted.check(plain, version === 4 ? 'ipv4' : 'ipv6');
  };
}

function withoutMapping(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

function notANetwork(): Error {
  return settingsInvalid([
    { variable: 'HERALD_WEB_TRUSTED_PROXIES', message: 'must be networks such as 10.0.0.0/8, fd00::/8, or none' },
  ]);
}
