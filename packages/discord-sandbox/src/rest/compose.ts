/** Turns a checked body and its uploads into what a message holds. */
import type { APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { AllowedMentions } from '../world/mentions.ts';
import type { MessageChange } from '../world/messages.ts';
import type { Attachment, Message } from '../world/things.ts';
import type { World } from '../world/world.ts';
import { newAttachments, placeInComponents, placeInEmbeds } from './attachments.ts';
import type { Upload } from './read-body.ts';

/** What create, edit, follow-up and callback bodies share after their check. */
export type MessageBody = {
  content?: string | null;
  embeds?: APIEmbed[] | null;
  components?: APIMessageTopLevelComponent[] | null;
  attachments?: readonly { id: string | number; filename?: string | null; description?: string | null }[] | null;
  allowed_mentions?: AllowedMentions | null;
  flags?: number | null;
};

export type Composed = {
  content: string;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  attachments: Attachment[];
  allowedMentions: AllowedMentions | null | undefined;
};

export type ComposeContext = { world: World; origin: string; channelId: string };

/** The parts of a new message. */
export function compose(
  { world, origin, channelId }: ComposeContext,
  body: MessageBody,
  uploads: Map<number, Upload>,
): Composed {
  const attachments = newAttachments(world, { described: body.attachments ?? [], uploads });
  const folderUrl = `${origin}/attachments/${channelId}`;
  return {
    content: (body.content ?? '').trim(),
    embeds: placeInEmbeds((body.embeds ?? []).map(asRich), attachments, folderUrl),
    components: placed(body.components ?? [], attachments, folderUrl),
    attachments,
    allowedMentions: body.allowed_mentions,
  };
}

/** The parts of an edit: what the body leaves out stays; listed attachments are kept, unlisted ones go. */
export function composeEdit(
  context: ComposeContext,
  message: Message,
  body: MessageBody,
  uploads: Map<number, Upload>,
): MessageChange {
  const { world, origin, channelId } = context;
  const known = message.attachments;
  const described = body.attachments ?? [];
  const added = newAttachments(world, { described, uploads, known });
  const kept = body.attachments ? known.filter((one) => described.some((about) => String(about.id) === one.id)) : known;
  const attachments = [...kept, ...added];
  const folderUrl = `${origin}/attachments/${channelId}`;
  return {
    attachments,
    ...(body.content === undefined ? {} : { content: (body.content ?? '').trim() }),
    ...(body.embeds === undefined
      ? {}
      : { embeds: placeInEmbeds((body.embeds ?? []).map(asRich), attachments, folderUrl) }),
    ...(body.components === undefined ? {} : { components: placed(body.components ?? [], attachments, folderUrl) }),
    ...(body.allowed_mentions === undefined ? {} : { allowedMentions: body.allowed_mentions }),
  };
}

/** Only the fields that Discord keeps of an embed. */
function asRich(embed: APIEmbed): APIEmbed {
  const { title, description, url, timestamp, color, footer, image, thumbnail, author, fields } = embed;
  const kept = { title, description, url, timestamp, color, footer, image, thumbnail, author };
  const present = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined && value !== null));
  const rich: APIEmbed = { type: 'rich' as NonNullable<APIEmbed['type']>, ...present };
  if (fields && fields.length > 0) rich.fields = fields.map((one) => ({ ...one, inline: one.inline ?? false }));
  return rich;
}

function placed(
  components: readonly APIMessageTopLevelComponent[],
  attachments: readonly Attachment[],
  folderUrl: string,
): APIMessageTopLevelComponent[] {
  const numbered = numberComponents(components);
  placeInComponents(numbered, attachments, folderUrl);
  return numbered;
}

/** Discord numbers components in the order of reading, leaving the numbers that were given. */
function numberComponents(components: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  const copy = structuredClone([...components]);
  let next = 1;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) visit(one);
    } else if (typeof value === 'object' && value !== null) {
      if ('type' in value && !('default' in value) && !('value' in value)) {
        const id: unknown = Reflect.get(value, 'id');
        if (typeof id !== 'number' || id === 0) Reflect.set(value, 'id', next);
        next += 1;
      }
      for (const key of ['components', 'component', 'accessory', 'items']) visit(Reflect.get(value, key));
    }
  };
  visit(copy);
  return copy;
}
