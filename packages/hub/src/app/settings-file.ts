/** The file with the settings, below the environment. */
import { readFileSync } from 'node:fs';
import { type EnvRemark, parseEnvFile } from '@herald/protocol/env-file';

export type SettingsFile = { path: string; remarks: readonly EnvRemark[] };

/** Adds to `env` what it does not name yet. Undefined where no such file can be read: then the environment says everything. */
export function loadSettingsFile(env: NodeJS.ProcessEnv, path = '.env'): SettingsFile | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const { values, remarks } = parseEnvFile(text);
  for (const [name, value] of Object.entries(values)) env[name] ??= value;
  return { path, remarks };
}
