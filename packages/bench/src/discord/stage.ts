/** Somebody else's Discord with a second account in it: what a scene can do there. */

export type Told = {
  id: string;
  authorId: string;
  words: string;
  /** The message it replies to. */
  replyTo?: string;
  mentionedIds: readonly string[];
  /** Its buttons, by label. */
  buttons: Readonly<Record<string, string>>;
  editedAt: string | null;
};

/** What a server or an account cannot do is missing: those scenes are left out, and the table says so. */
export type Stage = AsyncDisposable & {
  name: string;
  url: string;
  token: string;
  botId: string;
  /** Whoever reads along is told what to do next, where a person plays. */
  say(text: string): Promise<string>;
  edit?(messageId: string, text: string): Promise<unknown>;
  remove?(messageId: string): Promise<unknown>;
  command?(name: string, options: readonly { name: string; value: string }[]): Promise<unknown>;
  press?(messageId: string, customId: string): Promise<unknown>;
  /** The newest messages of the channel, oldest first. */
  read(): Promise<Told[]>;
};

/** Reads a message as Discord's API gives it; undefined for what is none. */
export function parseTold(json: unknown): Told | undefined {
  const id = field(json, 'id');
  const authorId = field(field(json, 'author'), 'id');
  if (typeof id !== 'string' || typeof authorId !== 'string') return undefined;
  const replyTo = field(field(json, 'message_reference'), 'message_id');
  const embeds = list(field(json, 'embeds')).flatMap((embed) => [
    field(embed, 'title'),
    field(embed, 'description'),
    ...list(field(embed, 'fields')).flatMap((one) => [field(one, 'name'), field(one, 'value')]),
  ]);
  const edited = field(json, 'edited_timestamp');
  return {
    id,
    authorId,
    words: [
      field(json, 'content'),
      ...embeds,
      ...withAllWithin(field(json, 'components')).map((one) => field(one, 'content')),
    ]
      .filter((text) => typeof text === 'string' && text !== '')
      .join('\n'),
    mentionedIds: list(field(json, 'mentions')).map((user) => String(field(user, 'id'))),
    buttons: Object.fromEntries(buttonsIn(field(json, 'components'))),
    editedAt: typeof edited === 'string' ? edited : null,
    ...(typeof replyTo === 'string' ? { replyTo } : {}),
  };
}

function buttonsIn(components: unknown): [string, string][] {
  return withAllWithin(components).flatMap((one): [string, string][] => {
    const label = field(one, 'label');
    const id = field(one, 'custom_id');
    return typeof label === 'string' && typeof id === 'string' ? [[label, id]] : [];
  });
}

/** Components in the order of reading. */
function withAllWithin(components: unknown): unknown[] {
  return list(components).flatMap((one) => [
    one,
    ...withAllWithin(field(one, 'components')),
    ...withAllWithin([field(one, 'accessory')].filter((accessory) => accessory !== undefined)),
  ]);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
