/** The buttons under an over-running window: it is finished, or it goes on for half an hour. */
import { type ButtonInteraction, MessageFlags } from 'discord.js';
import type { Registry } from '../../../domain/registry.ts';
import type { Calendar } from '../../../downtime/calendar.ts';
import type { DowntimeBook } from '../../../downtime/downtime-book.ts';
import { extendPrefix, finishedPrefix } from '../../../downtime/finish-buttons.ts';
import { isEngineerHere } from '../who-is-it.ts';

const extendByMs = 30 * 60_000;
const dayMs = 86_400_000;

export type PressSettleParts = {
  book: DowntimeBook;
  calendar: Calendar;
  registry(): Registry;
  announceNow(): Promise<void>;
  nowMs(): number;
};

/** True where the button was one of these. Only engineers and whoever planned the window may. */
export async function pressFinish(interaction: ButtonInteraction, parts: PressSettleParts): Promise<boolean> {
  const { customId } = interaction;
  const isFinish = customId.startsWith(finishedPrefix);
  if (!isFinish && !customId.startsWith(extendPrefix)) return false;
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const id = customId.slice(isFinish ? finishedPrefix.length : extendPrefix.length);
  await interaction.editReply({ content: await settle(id, isFinish ? 'finish' : 'extend', interaction, parts) });
  return true;
}

async function settle(
  id: string,
  how: 'finish' | 'extend',
  interaction: ButtonInteraction,
  { book, calendar, registry, announceNow, nowMs }: PressSettleParts,
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
    ? "Noted: it is finished. I'll say so in the channels."
    : "Noted: 30 minutes more. I'll say so in the channels.";
}
