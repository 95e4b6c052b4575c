/** What became of somebody in Discord after signing in. */
import { expect, it } from 'vitest';
import type { Standing } from '../../discord/gate/membership.ts';
import { someDiscord } from '../testing/some-parts.ts';
import { visit } from '../testing/visit.ts';

const engineer = '334455667788990011';
const member = (roleIds: readonly string[]): Standing => ({ kind: 'member', roleIds, maySee: () => true });

it.each([
  { became: 'still carries the role', now: member([engineer]), fleet: 200, adding: 200 },
  { became: 'lost the role', now: member([]), fleet: 200, adding: 403 },
  { became: 'left the server', now: { kind: 'stranger' } as const, fleet: 401, adding: 401 },
  { became: 'cannot be looked up just now', now: { kind: 'unknown' } as const, fleet: 200, adding: 200 },
])('an engineer who $became is let in accordingly, with the session of before', async ({ now, fleet, adding }) => {
  await using visitor = await visit({ discord: someDiscord({ standing: async () => now }) });
  expect((await visitor.get('/fleet', 'engineer')).status).toBe(fleet);
  expect((await visitor.get('/fleet/add', 'engineer')).status).toBe(adding);
});

it('who got a role since is let in by it', async () => {
  await using visitor = await visit({ discord: someDiscord({ standing: async () => member([engineer]) }) });
  expect((await visitor.get('/fleet/add', 'member')).status).toBe(200);
});
