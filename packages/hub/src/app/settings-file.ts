/** The file with the settings, below the environment. */
import { readFileSync } from 'node:fs';
import { type EnvRemark, parseEnvFile } from '@herald/protocol/env-file';
import { parse } from 'dotenv';

export type SettingsFile = { path: string; remarks: readonly EnvRemark[] };

/**
 * Adds to `env` what it does not name yet. The file that a service is given is read as systemd reads it; `.env` of the working
 * directory, which Docker Compose reads too, by the rules that are usual there, with notes behind a value.
 * Undefined where no such file can be read: then the environment says everything.
 */
export function loadSettingsFile(env: NodeJS.ProcessEnv, named?: string): SettingsFile | undefined {
  const path = named ?? '.env';
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const { values, remarks } = named === undefined ? { values: parse(text), remarks: [] } : parseEnvFile(text);
  for (const [name, value] of Object.entries(values)) env[name] ??= value;
  return { path, remarks };
}
