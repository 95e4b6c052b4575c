import { expect, it } from 'vitest';
import { agentPaths, agentPort } from './api.ts';

it('an agent of any release answers at the port that firewalls were opened for, and at the paths that hubs ask', () => {
  expect(agentPort).toBe(9440);
  expect(agentPaths).toMatchObject({ report: '/v1/report', metadata: '/v1/metadata', identity: '/v1/identity' });
});
