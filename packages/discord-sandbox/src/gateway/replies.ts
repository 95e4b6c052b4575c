/** What the gateway answers to a frame: a frame, or the end of the connection; and what of an identify it refuses. */
import { GatewayIntentBits } from 'discord-api-types/v10';
import { field, tokenIn } from './frame.ts';

type Close = { close: number; reason: string };
export type Reply = { frame: object } | Close;
export const authenticationFailed: Close = { close: 4004, reason: 'Authentication failed.' };
export const notAuthenticated: Close = { close: 4003, reason: 'Not authenticated.' };

const allIntents = Object.values(GatewayIntentBits).reduce<number>(
  (all, one) => (typeof one === 'number' ? all | one : all),
  0,
);

/** Who identifies, and what they want to hear of; or why they may not. */
export function readIdentify(
  d: unknown,
  tokens: ReadonlySet<string>,
  disallowed: number,
): { token: string; intents: number } | Close {
  const token = tokenIn(d);
  const intents = field(d, 'intents');
  if (!tokens.has(token)) return authenticationFailed;
  if (typeof intents !== 'number' || !Number.isInteger(intents) || (intents & ~allIntents) !== 0 || intents < 0)
    return { close: 4013, reason: 'Invalid intent(s).' };
  if ((intents & disallowed) !== 0) return { close: 4014, reason: 'Disallowed intent(s).' };
  return { token, intents };
}
