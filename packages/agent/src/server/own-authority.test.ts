import { anInstance } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { createOwnAuthority } from './own-authority.ts';

const isOwn = createOwnAuthority({
  port: () => 9440,
  scheme: 'http',
  hostName: 'ip-10-0-1-23',
  names: ['web-1.internal', 'proxy.example:19440'],
  instance: () => anInstance({ ipv6: '2001:db8::17' }),
});

it.each([
  ['the address that the connection arrived at', '10.9.8.7:9440', '10.9.8.7'],
  ['that address as IPv6 writes IPv4', '10.9.8.7:9440', '::ffff:10.9.8.7'],
  ['an IPv6 address however it is written', '[2001:db8:0:0::99]:9440', '2001:db8::99'],
  ["EC2's private address, behind a container's port", '10.0.1.23:9440', '172.17.0.2'],
  ["EC2's public address, which no interface has", '203.0.113.25:9440', '10.0.1.23'],
  ["EC2's IPv6 address", '[2001:db8::17]:9440', '10.0.1.23'],
  ["EC2's name", 'ip-10-0-1-23.eu-west-1.compute.internal:9440', '10.0.1.23'],
  ['its host name', 'ip-10-0-1-23:9440', '10.0.1.23'],
  ['a name of the settings', 'web-1.internal:9440', '10.0.1.23'],
  ['such a name behind a proxy on the usual port', 'web-1.internal', '10.0.1.23'],
  ['a name with its own port', 'proxy.example:19440', '10.0.1.23'],
  ['localhost on a local connection', 'localhost:9440', '127.0.0.1'],
])('is its own: %s', (_, authority, local) => {
  expect(isOwn(authority, local)).toBe(true);
});

it.each([
  ['another host', '10.0.1.99:9440', '10.0.1.23'],
  ['another port of the same host: another agent', '10.0.1.23:9441', '10.0.1.23'],
  ['localhost from elsewhere, since every host is that', 'localhost:9440', '10.0.1.23'],
  ['loopback from elsewhere', '127.0.0.1:9440', '10.0.1.23'],
  ['an address that every Docker host has', '172.17.0.1:9440', '10.0.1.23'],
  ['a name with a port that is not listed', 'proxy.example:9440', '10.0.1.23'],
  ['no port, where the port is not the usual one', '10.0.1.23', '10.0.1.23'],
  ['nothing', '', '10.0.1.23'],
  ['a trick with a user part', 'x@10.0.1.23:9440', '10.0.1.23'],
])('is not its own: %s', (_, authority, local) => {
  expect(isOwn(authority, local)).toBe(false);
});

it('takes no user part for a name, even one that the settings spell so', () => {
  const tricked = createOwnAuthority({
    port: () => 9440,
    scheme: 'http',
    hostName: 'x@10.0.1.23',
    names: ['x@10.0.1.23', 'x@10.0.1.23:9440'],
    instance: () => undefined,
  });
  expect(tricked('x@10.0.1.23:9440', '10.0.1.23')).toBe(false);
  expect(tricked('10.0.1.23:9440', '10.0.1.23')).toBe(true);
});

it('does not know the addresses of EC2 before they were read', () => {
  const before = createOwnAuthority({
    port: () => 9440,
    scheme: 'http',
    hostName: 'h',
    names: [],
    instance: () => undefined,
  });
  expect(before('203.0.113.25:9440', '10.0.1.23')).toBe(false);
});
