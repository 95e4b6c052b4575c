/** What the board says of many, in the words and the counting of the answers. */
import { expect, it } from 'vitest';
import { aHostView, aReadModel, aServiceView } from '../../../testing/builders.ts';
import { boardBody } from './board-body.ts';

const slow = aHostView({ name: 'web-1', status: 'degraded' });
const silent = aHostView({ name: 'exports-1', status: 'down' });
const storefront = aServiceView({ name: 'storefront', status: 'degraded', hosts: [slow] });
const billing = aServiceView({ name: 'billing', hosts: [aHostView({ name: 'billing-1' })] });

function textOf(...[readModel, about = []]: [ReturnType<typeof aReadModel>, string[]?]): string {
  return boardBody(readModel, about).embeds?.[0]?.description ?? '';
}

it('leads with what is in trouble, by name, as an answer does', () => {
  const exports = aServiceView({ name: 'exports', status: 'down', hosts: [silent] });
  const board = textOf(aReadModel({ services: [storefront, billing, exports] }));
  expect(board).toContain('**exports is down; storefront is slow; the other service is up.**');
});

it('names only what its channel is bound to', () => {
  const readModel = aReadModel({ services: [storefront, billing] });
  expect(textOf(readModel, ['storefront'])).toContain('**storefront is slow.**');
  expect(textOf(readModel, ['billing'])).toContain('**Up.**');
  expect(textOf(aReadModel({ services: [billing, aServiceView()] }))).toContain('**All 2 are up.**');
});

it('counts a slow server as up, and a silent one not', () => {
  const exports = aServiceView({ name: 'exports', hosts: [silent, aHostView({ name: 'exports-2' })] });
  const board = textOf(aReadModel({ services: [storefront, exports] }));
  expect(board).toMatch(/storefront.* · 1 of 1 servers up/);
  expect(board).toMatch(/exports.* · 1 of 2 servers up/);
});

it('counts what is bound by the name of a server', () => {
  const readModel = aReadModel({ services: [], hosts: [slow, silent, aHostView({ name: 'web-2' })] });
  expect(textOf(readModel)).toContain('**2 of 3 are up.**');
});
