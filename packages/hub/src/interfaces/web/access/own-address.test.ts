import { expect, it } from 'vitest';
import { ownAddress } from './own-address.ts';

const at = (host: string, more: { localAddress?: string; headers?: Record<string, string> } = {}) => {
  const { localAddress = '10.0.1.5', headers = {} } = more;
  return ownAddress({ host, headers, socket: { localAddress } });
};

it.each([
  ['localhost:8080', '127.0.0.1', 'http://localhost:8080'],
  ['[::1]:8080', '::1', 'http://[::1]:8080'],
  ['10.0.1.5:8080', '10.0.1.5', 'http://10.0.1.5:8080'],
  ['10.0.1.5', '::ffff:10.0.1.5', 'http://10.0.1.5'],
  ['[2001:db8::7]:8080', '2001:db8::7', 'http://[2001:db8::7]:8080'],
])('%s is believed of a connection to %s', (host, localAddress, address) => {
  expect(at(host, { localAddress })).toBe(address);
});

it.each([
  'status.example.com',
  '10.0.1.6:8080',
  'localhost.evil.example',
  'localhost@evil.example',
  'localhost/path',
  'localhost?x',
  'evil.example#localhost',
  '',
  'undefined',
])('"%s" is not: whoever asks could have chosen it', (host) => {
  expect(at(host)).toBeUndefined();
});

it.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
  'a request that was passed on (%s) has the name that the hub has, not the one that people use',
  (name) => {
    expect(at('localhost:8080', { headers: { [name]: '1.2.3.4' } })).toBeUndefined();
  },
);
