/** The same for every attempt to say the same thing in the same place, in this process or after it. */
import { createHash } from 'node:crypto';

/** At most 25 characters: Discord's limit. */
export function nonceOf(reference: string, destination: string): string {
  return createHash('sha256').update(`${destination}\n${reference}`).digest('base64url').slice(0, 22);
}
