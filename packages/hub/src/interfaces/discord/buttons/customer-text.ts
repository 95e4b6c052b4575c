/** "Copy for customer": what can be sent to customers as it stands, for whoever pressed it alone. */
import { MessageFlags } from 'discord.js';
import { textsToCopy } from '../../../answers/for-customers.ts';
import { withOpenIncidents } from '../../../answers/outages.ts';
import { plainText, type Text } from '../../../format/text.ts';
import { zonedWords, zoneLabel } from '../../../format/zone-time.ts';
import type { PressHandlers } from '../commands/command.ts';
import { limits } from '../limits.ts';
import { shorten } from '../markup.ts';

export const customerTextPresses: PressHandlers = {
  'customer-text': {
    async button(interaction, target, { readModel }) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const model = await withOpenIncidents(readModel());
      const texts = await textsToCopy(target === '*' ? [] : [target], model);
      const written = texts.map((text) => writtenOut(text, model.nowMs, model.registry.zone)).join('\n\n');
      // In a block of code Discord shows a button that copies it, and dresses nothing in it.
      const block = shorten(written.replaceAll('`', "'"), limits.contentLength - 20);
      await interaction.editReply({ content: `\`\`\`\n${block}\n\`\`\``, allowedMentions: { parse: [] } });
    },
  },
};

/** With times of the registry's zone, said with the zone: what is pasted elsewhere knows no reader's own. */
function writtenOut(text: Text, nowMs: number, zone: string): string {
  const words = plainText(text, ({ atMs, style }) => zonedWords(atMs, style, nowMs, zone));
  const hasTime = text.some((part) => typeof part === 'object' && 'atMs' in part && part.style !== 'date');
  return hasTime ? words.replace(/(\d{2}:\d{2})(?!.*\d{2}:\d{2})/su, `$1 (${zoneLabel(nowMs, zone)})`) : words;
}
