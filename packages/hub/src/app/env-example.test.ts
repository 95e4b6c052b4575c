/** `.env.example` names every variable that hub and agent read, and nothing else. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hubSecretVariables } from './secret-variables.ts';
import { hubVariables } from './settings.ts';

const root = new URL('../../../../', import.meta.url);
const example = readFileSync(new URL('.env.example', root), 'utf8');
const named = [...example.matchAll(/^([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name ?? '');
/** Read as text: the hub may not import the agent. */
const agentNames = [
  ...readFileSync(new URL('packages/agent/src/settings/variables.ts', root), 'utf8').matchAll(/name: '([A-Z0-9_]+)'/g),
].map(([, name]) => name ?? '');
const startOnly = ['HERALD_SANDBOX_PORT'];

it('names every variable once', () => {
  expect(named.toSorted()).toEqual([...new Set(named)].toSorted());
});

it('says beside the database how its connection is encrypted, and who is trusted', () => {
  const [, words = ''] = /((?:^#.*\n)+)HERALD_DATABASE_URL=/m.exec(example) ?? [];
  expect(words).toMatch(/\?sslmode=verify-full[\s\S]*&sslrootcert=/);
});

it('names each variable of hub, agent and npm start, and no other', () => {
  const read = new Set([
    ...Object.keys(hubVariables.properties),
    ...Object.keys(hubSecretVariables.properties),
    ...agentNames,
    ...startOnly,
  ]);
  expect(named.toSorted()).toEqual([...read].toSorted());
});
