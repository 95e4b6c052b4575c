/** The buttons under an over-running window: it is finished, or it goes on for half an hour. */
import { MessageFlags } from 'discord.js';
import type { CommandParts, Pressed, PressHandler, PressHandlers } from '../commands/command.ts';
import { isEngineerHere } from '../who-is-it.ts';

const extendByMs = 30 * 60_000;
const dayMs = 86_400_000;

const press = (how: 'finish' | 'extend'): PressHandler => ({
  async button(interaction, id, parts) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply({ content: await changeDowntime(id, how, interaction, parts) });
  },
});

/** Only engineers and whoever planned the window may. */
export const downtimeFinishedPresses: PressHandlers = {
  'downtime-finished': press('finish'),
  'downtime-extend': press('extend'),
};

async function changeDowntime(
  id: string,
  how: 'finish' | 'extend',
  interaction: Pressed,
  { book, calendar, registry, announceNow, nowMs }: CommandParts,
): Promise<string> {
  const now = nowMs();
  const found = calendar
    .downtimes({ fromMs: now - 14 * dayMs, toMs: now + dayMs })
    .find((downtime) => downtime.id === id);
  if (!found) return 'I no longer know that window: it is over or was cancelled.';
  const isOwner = book.plannerOf(found.seriesId ?? found.id) === interaction.user.id;
  if (!isOwner && !isEngineerHere(interaction, registry()))
    return 'Only engineers and whoever planned it can say that.';
  if (how === 'finish') await book.finish(found);
  else await book.extend(found, Math.max(now, found.endsAtMs) + extendByMs);
  await announceNow();
  return how === 'finish'
    ? "Done: it is finished. I'll say so in the channels."
    : "Done: 30 minutes more. I'll say so in the channels.";
}
