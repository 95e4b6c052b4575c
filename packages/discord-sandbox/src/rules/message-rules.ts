/** What Discord's documentation asks of a message beyond its schema (resources/message, components/reference). */

import { componentProblems } from './component-rules.ts';
import type { FormProblem } from './discord-fault.ts';

/** The fields that the rules look at; every message-like body has them. */
export type MessageLike = {
  content?: string | null;
  embeds?: readonly EmbedLike[] | null;
  components?: readonly object[] | null;
  allowed_mentions?: {
    parse?: readonly unknown[] | null;
    users?: readonly unknown[] | null;
    roles?: readonly unknown[] | null;
  } | null;
  flags?: number | null;
  poll?: unknown;
  sticker_ids?: readonly unknown[] | null;
};

type EmbedLike = {
  title?: string | null;
  description?: string | null;
  fields?: readonly { name: string; value: string }[] | null;
  footer?: { text?: string | null } | null;
  author?: { name?: string | null } | null;
  image?: unknown;
  thumbnail?: unknown;
  url?: unknown;
};

const isComponentsV2 = 1 << 15;
const maxContent = 2000;
const maxEmbedText = 6000;

/** `carriedFlags` are those the message already has, for an edit that names none. */
export function messageProblems(
  body: MessageLike,
  { carriedFlags = 0 }: { carriedFlags?: number } = {},
): FormProblem[] {
  const v2 = (((body.flags ?? 0) | carriedFlags) & isComponentsV2) !== 0;
  return [
    ...contentProblems(body),
    ...(body.embeds ?? []).flatMap((embed, index) => embedProblems(embed, ['embeds', index])),
    ...embedSizeProblems(body.embeds ?? []),
    ...(v2 ? legacyFieldProblems(body) : []),
    ...componentProblems(body.components ?? [], { v2 }),
    ...mentionProblems(body.allowed_mentions),
  ];
}

/** True when nothing would be shown: Discord answers 50006. */
export function isEmptyMessage(body: MessageLike, { attachments }: { attachments: number }): boolean {
  const texts = (body.content ?? '').trim();
  const parts = (body.embeds ?? []).length + (body.components ?? []).length + (body.sticker_ids ?? []).length;
  return texts === '' && parts === 0 && attachments === 0 && !body.poll;
}

function contentProblems({ content }: MessageLike): FormProblem[] {
  if ([...(content ?? '')].length <= maxContent) return [];
  return [{ path: ['content'], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${maxContent} or fewer in length.` }];
}

function embedProblems(embed: EmbedLike, path: (string | number)[]): FormProblem[] {
  const required = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  const { title, description, fields, footer, author, image, thumbnail } = embed;
  const shown = Boolean(title || description || fields?.length || footer?.text || author?.name || image || thumbnail);
  const problems: FormProblem[] = shown ? [] : [{ path: [...path, 'description'], ...required }];
  (fields ?? []).forEach((field, index) => {
    for (const key of ['name', 'value'] as const) {
      if (field[key].trim() === '') problems.push({ path: [...path, 'fields', index, key], ...required });
    }
  });
  return problems;
}

function embedSizeProblems(embeds: readonly EmbedLike[]): FormProblem[] {
  const total = embeds.reduce((sum, embed) => sum + embedText(embed), 0);
  if (total <= maxEmbedText) return [];
  const message = `Embed size exceeds maximum size of ${maxEmbedText}`;
  return [{ path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }];
}

function embedText({ title, description, fields, footer, author }: EmbedLike): number {
  const texts = [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap((one) => [one.name, one.value]),
  ];
  return texts.reduce((sum, text) => sum + [...(text ?? '').trim()].length, 0);
}

/** Empty means `null` for words and polls, and no element for lists: an empty text is a text (Discord docs, "Edit Message"). */
function legacyFieldProblems(body: MessageLike): FormProblem[] {
  const used = (['content', 'embeds', 'poll', 'sticker_ids'] as const).filter((key) => {
    const value = body[key];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
  });
  return used.map((key) => ({
    path: [key],
    code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    message: `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  }));
}

function mentionProblems(allowed: MessageLike['allowed_mentions']): FormProblem[] {
  return (['users', 'roles'] as const)
    .filter((key) => allowed?.parse?.includes(key) && (allowed[key]?.length ?? 0) > 0)
    .map((key) => ({
      path: ['allowed_mentions'],
      code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
      message: `parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`,
    }));
}
