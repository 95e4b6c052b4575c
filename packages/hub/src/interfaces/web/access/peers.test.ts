import { describe, expect, it } from 'vitest';
import { peerOf } from './peers.ts';
import { parseTrustedProxies } from './trusted-proxies.ts';

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:ffff:1:2:3', '2001:db8:0:0::/64'],
  ['2001:DB8:0:7::1', '2001:db8:0:7::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, peer) => {
  expect(peerOf(address)).toBe(peer);
});

describe('trusted proxies', () => {
  it('are networks of both versions, and nothing else', () => {
    const isProxy = parseTrustedProxies('10.0.0.0/8, fd00::/8,192.0.2.7');
    for (const address of ['10.1.2.3', '::ffff:10.1.2.3', 'fd12::1', '192.0.2.7']) expect(isProxy(address)).toBe(true);
    for (const address of ['11.0.0.1', 'fe80::1', '192.0.2.8', '', 'web-1']) expect(isProxy(address)).toBe(false);
    expect(parseTrustedProxies('none')('127.0.0.1')).toBe(false);
  });

  it.each(['10.0.0.0/33', '300.1.1.1', 'fd00::/129', '10.0.0.0/x'])('"%s" stops the start', (text) => {
    expect(() => parseTrustedProxies(text)).toThrow(/HERALD_WEB_TRUSTED_PROXIES must be networks/);
  });
});
