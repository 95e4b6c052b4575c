/** A request that Discord refuses: HTTP status, Discord's own error code, and for a form the faults by field. */

/** One fault of a form, in Discord's words. `path` leads to the field. */
export type FormProblem = { path: readonly (string | number)[]; code: string; message: string };

/** Thrown by routes and turned into Discord's error body by the server. Not a Herald failure: it is the reply under test. */
export class DiscordFault extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: unknown;

  constructor(status: number, code: number, message: string, errors?: unknown) {
    super(message);
    this.name = 'DiscordFault';
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** 50035 with the faults nested by field, as Discord writes them. */
export function invalidForm(problems: readonly FormProblem[]): DiscordFault {
  return new DiscordFault(400, 50035, 'Invalid Form Body', nestProblems(problems));
}

/** The codes of Discord's documentation (topics/opcodes-and-status-codes) that the stand-in gives. */
export const faults = {
  unauthorized: () => new DiscordFault(401, 0, '401: Unauthorized'),
  notFound: () => new DiscordFault(404, 0, '404: Not Found'),
  unknownChannel: () => new DiscordFault(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new DiscordFault(404, 10004, 'Unknown Guild'),
  unknownMember: () => new DiscordFault(404, 10007, 'Unknown Member'),
  unknownMessage: () => new DiscordFault(404, 10008, 'Unknown Message'),
  unknownRole: () => new DiscordFault(404, 10011, 'Unknown Role'),
  unknownEmoji: () => new DiscordFault(400, 10014, 'Unknown Emoji'),
  unknownUser: () => new DiscordFault(404, 10013, 'Unknown User'),
  unknownWebhook: () => new DiscordFault(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new DiscordFault(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new DiscordFault(404, 10063, 'Unknown application command'),
  unknownScheduledEvent: () => new DiscordFault(404, 10070, 'Unknown Guild Scheduled Event'),
  alreadyAcknowledged: () => new DiscordFault(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: () => new DiscordFault(403, 50001, 'Missing Access'),
  notForDm: () => new DiscordFault(400, 50003, 'Cannot execute action on a DM channel'),
  notAuthor: () => new DiscordFault(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new DiscordFault(400, 50006, 'Cannot send an empty message'),
  closedDms: () => new DiscordFault(403, 50007, 'Cannot send messages to this user'),
  noMutualGuilds: () =>
    new DiscordFault(403, 50278, 'Cannot send messages to this user due to having no mutual guilds'),
  missingPermissions: () => new DiscordFault(403, 50013, 'Missing Permissions'),
  wrongChannelType: () => new DiscordFault(400, 50024, 'Cannot execute action on this channel type'),
  webhookTokenExpired: () => new DiscordFault(401, 50027, 'Invalid Webhook Token'),
  archivedThread: () => new DiscordFault(400, 50083, 'Thread is archived'),
  threadExists: () => new DiscordFault(400, 160004, 'A thread has already been created for this message'),
  tooManyPins: () => new DiscordFault(400, 30003, 'Maximum number of pins reached (250)'),
} as const;

function nestProblems(problems: readonly FormProblem[]): unknown {
  type Node = { [key: string]: Node | { code: string; message: string }[] };
  const root: Node = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const key of path) {
      const next = node[String(key)];
      const child: Node = next && !Array.isArray(next) ? next : {};
      node[String(key)] = child;
      node = child;
    }
    const known = node['_errors'];
    node['_errors'] = [...(Array.isArray(known) ? known : []), { code, message }];
  }
  return root;
}
