/** The part of a Discord message that Herald writes, as plain data: what the API takes and what the sandbox checks. */
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
  MessageFlags,
} from 'discord.js';

export type ComponentRow = APIActionRowComponent<APIButtonComponent | APISelectMenuComponent>;

export type MessageBody = {
  content?: string;
  embeds?: APIEmbed[];
  components?: ComponentRow[];
  /** The whole message in Discord's newer components; with it there is neither content nor embed nor row beside it. */
  layout?: APIMessageTopLevelComponent[];
  files?: { name: string; data: Uint8Array; description: string }[];
  /** The one role that this message may mention; without it, it can ping nobody. */
  mentionRoleId?: string;
};

/** What `channel.send` and `interaction.reply` take. No answer can ping anyone but the role it names. */
export function toPayload(body: MessageBody) {
  return {
    ...(body.layout
      ? { components: body.layout, flags: MessageFlags.IsComponentsV2 as const }
      : { content: body.content ?? '', embeds: body.embeds ?? [], components: body.components ?? [] }),
    files: (body.files ?? []).map(({ name, data, description }) => ({
      name,
      attachment: Buffer.from(data),
      description,
    })),
    allowedMentions: { parse: [] as [], roles: body.mentionRoleId ? [body.mentionRoleId] : [], repliedUser: false },
  };
}
