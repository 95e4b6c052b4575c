import { expect, it } from 'vitest';
import { aHealth, aHostView, aReadModel, aServiceView } from '../../testing/builders.ts';
import { whatIsOut } from './wish-for-return.ts';

const billing = (server: 'up' | 'down', service: 'up' | 'down' = 'up') =>
  aReadModel({
    services: [
      aServiceView({
        name: 'billing',
        hosts: [aHostView({ name: 'billing-1' }), aHostView({ name: 'billing-2', status: server })],
        health: aHealth(service),
      }),
    ],
  });

it('of a service that works on fewer servers the server that is out is waited for', () => {
  expect(whatIsOut('billing', billing('down'))).toBe('billing-2');
});

it('of a service that is down, or all well, it is the service', () => {
  expect(whatIsOut('billing', billing('down', 'down'))).toBe('billing');
  expect(whatIsOut('billing', billing('up'))).toBe('billing');
  expect(whatIsOut('billing-2', billing('down'))).toBe('billing-2');
});
