/** Discord's two forms of a message do not mix: once in the newer components, it stays there. */
import { MessageFlags } from 'discord-api-types/v10';
import { invalidForm } from '../rules/discord-fault.ts';
import type { Message } from '../world/things.ts';

/** The flags after an edit: this one can be set and never be taken away (Discord docs, "Edit Message"). */
export function flagsAfter(message: Message, { flags }: { flags?: number | null }): number {
  return message.flags | ((flags ?? 0) & MessageFlags.IsComponentsV2);
}

/** With the flag there is neither content nor an embed, not even one from before: an edit that sets it empties both. */
export function requireOneForm({ flags, content, embeds }: Pick<Message, 'flags' | 'content' | 'embeds'>): void {
  if ((flags & MessageFlags.IsComponentsV2) === 0 || (content === '' && embeds.length === 0)) return;
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  const message = 'Content and embeds must be emptied when using MessageFlags.IS_COMPONENTS_V2';
  throw invalidForm([{ path: ['flags'], code, message }]);
}
