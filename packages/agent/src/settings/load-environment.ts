/** The environment, with `.env` of the working directory below it. */
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from './read-settings.ts';
import { variables } from './variables.ts';

/**
 * Of `.env` only the agent's own variables are taken: beside a hub it also holds secrets that are none of the agent's
 * business. What the environment says wins.
 */
export function loadEnvironment(env: Environment, path = '.env'): Environment {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return env;
  }
  const file = Object.entries(parseEnv(text)).filter(
    ([name]) => name.startsWith('HERALD_AGENT_') || variables.some((variable) => variable.name === name),
  );
  return { ...Object.fromEntries(file), ...env };
}
