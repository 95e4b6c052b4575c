/** Whether the hub would start with these settings. */
import { isHeraldError } from '@herald/protocol/herald-error';
import { readHubSettings } from '../../settings.ts';
import type { Finding } from './finding.ts';

export function checkSettings(env: Readonly<Record<string, string | undefined>>): Finding[] {
  try {
    readHubSettings(env);
    return [{ state: 'ok', about: 'settings', message: 'The settings can be read.', next: '' }];
  } catch (error) {
    if (!isHeraldError(error)) throw error;
    const { next } = error;
    return error.message.split('\n').map((message) => ({ state: 'fail', about: 'settings', message, next }));
  }
}
