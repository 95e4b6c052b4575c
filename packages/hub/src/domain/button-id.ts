/** What a button, a menu or a form of Herald's does: the one list of their kinds, and the one form of their ids. */

/** Written before the colon of an id. A kind keeps its name for good: messages that carry it live for years. */
export const buttonKinds = [
  'refresh',
  'details',
  'less',
  'page',
  'choose',
  'history',
  'about',
  'more',
  'ask-engineers',
  'not-asked',
  'inquiry-answers',
  'inquiry-still-need',
  'incident-acknowledge',
  'customer-text',
  'tell-back',
  'subscribe',
  'unsubscribe',
  'subscriptions-stop',
  'privacy-delete',
  'downtime-confirm',
  'downtime-edit',
  'downtime-drop',
  'downtime-choose',
  'downtime-form',
  'downtime-finished',
  'downtime-extend',
] as const;

export type ButtonKind = (typeof buttonKinds)[number];

/** Which command an answer belongs to, carried by its buttons: nothing is kept for it, and they work after a restart too. */
export type CommandOrigin =
  | { kind: 'command'; command: string; name: string; when: string }
  /** "Answer with Herald" on this message. */
  | { kind: 'message'; messageId: string };

/** Names cannot hold it. */
const mark = '~';
/** Discord's limit: discord.com/developers/docs/components/reference, "Custom ID". */
const longest = 100;

/** `details`, or `history:web-1`. With an origin only as far as Discord's length allows. */
export function buttonId(kind: ButtonKind, argument = '', origin?: CommandOrigin): string {
  const own = argument === '' ? kind : `${kind}:${argument}`;
  if (!origin) return own;
  const parts = origin.kind === 'message' ? ['', origin.messageId] : [origin.command, origin.name, origin.when];
  const full = [own, ...parts].join(mark);
  return full.length > longest || parts.some((part) => part.includes(mark)) ? own : full;
}

/** What an id says: what is to be done, with what, and which command its answer belongs to. Undefined for one that is not Herald's. */
export function readButtonId(id: string): { kind: ButtonKind; argument: string; origin?: CommandOrigin } | undefined {
  const [own = '', ...parts] = id.split(mark);
  const colon = own.indexOf(':');
  const name = colon < 0 ? own : own.slice(0, colon);
  const kind = buttonKinds.find((one) => one === name);
  if (!kind) return undefined;
  const argument = colon < 0 ? '' : own.slice(colon + 1);
  const [command = '', about = '', when = ''] = parts;
  if (parts.length === 2 && command === '' && /^\d{1,20}$/.test(about))
    return { kind, argument, origin: { kind: 'message', messageId: about } };
  if (parts.length !== 3) return { kind, argument };
  return { kind, argument, origin: { kind: 'command', command, name: about, when } };
}
