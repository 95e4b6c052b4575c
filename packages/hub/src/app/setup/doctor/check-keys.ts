/** Which signing key agents must trust: both, while one takes the other's place. */
import { isHeraldError } from '@herald/protocol/herald-error';
import { herald } from '../../../format/command-words.ts';
import type { CommandContext } from '../../commands/command.ts';
import { trustedPublicKeys } from '../key-rotation.ts';
import type { Finding } from './finding.ts';

export async function checkKeys(context: CommandContext): Promise<Finding[]> {
  const about = 'signing key' as const;
  try {
    const [current = '', next] = (await trustedPublicKeys(context)).split(',');
    if (next === undefined) return [{ state: 'ok', about, message: `Agents trust ${current}.`, next: '' }];
    return [
      {
        state: 'warn',
        about,
        message: `It is being changed: agents must trust ${current}, which signs now, and ${next}, which comes next.`,
        next: `Run the line of \`${herald('install-line')}\` on each, then \`${herald('key rotate --finish')}\`.`,
      },
    ];
  } catch (error) {
    if (!isHeraldError(error)) throw error;
    // A hub that never ran has no key; wrong settings are told where settings are.
    if (error.code === 'settings/invalid') return [];
    return [{ state: 'fail', about, message: error.message, next: error.next }];
  }
}
