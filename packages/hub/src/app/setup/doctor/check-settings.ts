/** Whether the hub would start with these settings. */
import { isHeraldError } from '@herald/protocol/herald-error';
import { readHubSettings, unknownSettings } from '../../settings.ts';
import type { Finding } from './finding.ts';

export function checkSettings(env: Readonly<Record<string, string | undefined>>): Finding[] {
  try {
    readHubSettings(env);
    const unknown = unknownSettings(env).map(
      ({ variable, guess }): Finding => ({
        state: 'warn',
        about: 'settings',
        message: `${variable} is no setting of the hub.${guess}`,
        next: 'Correct the name, unless a webhook of the registry names it.',
      }),
    );
    return [{ state: 'ok', about: 'settings', message: 'The settings can be read.', next: '' }, ...unknown];
  } catch (error) {
    if (!isHeraldError(error)) throw error;
    const { next } = error;
    return error.message.split('\n').map((message) => ({ state: 'fail', about: 'settings', message, next }));
  }
}
