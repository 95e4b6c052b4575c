/** The environment, with a file of settings below it. */
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { type EnvRemark, parseEnvFile } from '@herald/protocol/env-file';
import type { Environment } from './read-settings.ts';
import { variables } from './variables.ts';

export type Loaded = { env: Environment; path: string; remarks: readonly EnvRemark[] };

/**
 * Of the file only the agent's own variables are taken: beside a hub it also holds secrets that are none of the agent's
 * business. What the environment says wins.
 */
export function loadEnvironment(env: Environment, named?: string): Loaded {
  const path = named ?? '.env';
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { env, path, remarks: [] };
  }
  const isOwn = (name: string) =>
    name.startsWith('HERALD_AGENT_') || variables.some((variable) => variable.name === name);
  // As the hub does it: systemd's rules for the file of a service, the usual ones for `.env`.
  const { values, remarks } = named === undefined ? { values: parseEnv(text), remarks: [] } : parseEnvFile(text);
  return {
    env: { ...Object.fromEntries(Object.entries(values).filter(([name]) => isOwn(name))), ...env },
    path,
    remarks: remarks.filter((remark) => remark.kind === 'left-out' || isOwn(remark.name)),
  };
}
