import type { NetworkInterfaceInfo, NetworkInterfaceInfoIPv4 } from 'node:os';
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { createOwnNetwork } from './own-network.ts';

const address = (override: Partial<NetworkInterfaceInfoIPv4>): NetworkInterfaceInfo => ({
  address: '10.0.0.5',
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '02:00:00:00:00:01',
  internal: false,
  cidr: null,
  ...override,
});
const loopback = { lo: [address({ address: '127.0.0.1', internal: true })] };

function aNetwork(urls: string[]) {
  const clock = fakeClock();
  let present: NodeJS.Dict<NetworkInterfaceInfo[]> = { ...loopback, eth0: [address({})] };
  const network = createOwnNetwork({ clock, interfaces: () => present });
  network.isNeeded(urls);
  return {
    clock,
    hasNetwork: network.hasNetwork,
    cut: () => {
      present = loopback;
    },
  };
}

it('notices within two seconds that nothing but the machine itself is left', async () => {
  const { clock, hasNetwork, cut } = aNetwork(['http://10.0.1.23:9440']);
  expect(hasNetwork()).toBe(true);
  cut();
  await clock.advance(2_001);
  expect(hasNetwork()).toBe(false);
});

it('needs no network where every host is on this machine', async () => {
  const { clock, hasNetwork, cut } = aNetwork(['http://127.0.0.1:9440', 'http://localhost:9441', 'http://[::1]:9442']);
  cut();
  await clock.advance(2_001);
  expect(hasNetwork()).toBe(true);
});
