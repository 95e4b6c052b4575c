/** Whether the hub would start with these settings. */
import { isHeraldError } from '@herald/protocol/herald-error';
import { oddSettings } from '../../odd-settings.ts';
import { readHubSettings } from '../../settings.ts';
import type { SettingsFile } from '../../settings-file.ts';
import type { Finding } from './finding.ts';

export function checkSettings(env: Readonly<Record<string, string | undefined>>, file?: SettingsFile): Finding[] {
  try {
    readHubSettings(env);
    const odd = oddSettings(env, { file }).map(
      ({ message, next }): Finding => ({ state: 'warn', about: 'settings', message, next }),
    );
    return [{ state: 'ok', about: 'settings', message: 'The settings can be read.', next: '' }, ...odd];
  } catch (error) {
    if (!isHeraldError(error)) throw error;
    const { next } = error;
    return error.message.split('\n').map((message) => ({ state: 'fail', about: 'settings', message, next }));
  }
}
