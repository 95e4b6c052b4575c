/** What `/downtime` shows: what was understood before it is announced, what must be asked, and the list. */
import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import { buttonId } from '../../../domain/button-id.ts';
import type { Downtime } from '../../../domain/downtime.ts';
import type { Registry } from '../../../domain/registry.ts';
import { meaningOf } from '../../../downtime/announcement-words.ts';
import type { PlanReading } from '../../../downtime/plan-draft.ts';
import { spanOf } from '../../../format/downtime-span.ts';
import { colourOf } from '../../../format/health-words.ts';
import { say, strong, type Text } from '../../../format/text.ts';
import { listInWords } from '../../../format/words.ts';
import { limits } from '../limits.ts';
import { shorten, toMarkup } from '../markup.ts';
import type { ComponentRow, MessageBody } from '../message-body.ts';

export function previewBody(
  draftId: string,
  { readBack }: Extract<PlanReading, { kind: 'ready' }>,
  preview: Downtime,
  overlaps: readonly Downtime[],
  registry: Registry,
): MessageBody {
  const touched = [...preview.services, ...preview.hosts];
  const lines: Text[] = [
    say`${strong('I understood this. Nothing is announced yet.')}`,
    say`${strong('When:')} ${readBack}`,
    say`${strong('First:')} ${spanOf(preview)} in your own zone`,
    say`${strong('What:')} ${preview.title}, on ${listInWords(touched)}`,
    preview.takesDown.length > 0
      ? say`${strong('Takes down:')} ${listInWords(preview.takesDown)}`
      : say`${strong('Takes down:')} nothing; what it touches keeps the servers it needs`,
    meaningOf(preview, registry),
    ...overlaps.slice(0, 3).map((other) => say`${strong('At the same time:')} ${other.title}, ${spanOf(other)}`),
  ];
  return framed(lines, [
    button('Announce it', buttonId('downtime-confirm', draftId), ButtonStyle.Primary),
    button('Change', buttonId('downtime-edit', draftId)),
    button('Drop it', buttonId('downtime-drop', draftId)),
  ]);
}

/** A question with what may be chosen, and the form again with what was typed. */
export function askingBody(draftId: string, question: string, labels: readonly string[]): MessageBody {
  const choices = labels
    .slice(0, limits.buttonsPerRow * 2)
    .map((label, index) => button(label, buttonId('downtime-choose', `${draftId}:${index}`), ButtonStyle.Primary));
  return {
    content: shorten(toMarkup([question]), limits.contentLength),
    components: rowsOf([...choices, button('Change', buttonId('downtime-edit', draftId))]),
  };
}

export function confirmBody(draftId: string, words: Text, label: string): MessageBody {
  return framed(
    [words],
    [
      button(label, buttonId('downtime-confirm', draftId), ButtonStyle.Primary),
      button('Drop it', buttonId('downtime-drop', draftId)),
    ],
  );
}

const mostListed = 15;

export function listBody(downtimes: readonly Downtime[], registry: Registry): MessageBody {
  if (downtimes.length === 0) {
    return {
      content: "No maintenance is scheduled. I follow EC2's own schedule and what engineers announce.",
    };
  }
  const lines = downtimes.slice(0, mostListed).map((downtime) => {
    const { title, hosts, services, plannedBy, source } = downtime;
    const by = source === 'ec2' ? ', by AWS' : plannedBy === undefined ? '' : `, by ${plannedBy}`;
    const meaning = meaningOf(downtime, registry);
    return say`${spanOf(downtime)}: ${strong(title)} on ${listInWords([...services, ...hosts].slice(0, 6))}${by}. ${meaning}`;
  });
  const more = downtimes.length - lines.length;
  return framed(more > 0 ? [...lines, say`And ${more} more: ask me about one server or service.`] : lines, []);
}

function framed(lines: readonly Text[], buttons: readonly APIButtonComponent[]): MessageBody {
  const words = lines
    .filter((line) => line.length > 0)
    .map(toMarkup)
    .join('\n');
  return {
    embeds: [{ description: shorten(words, limits.embedDescriptionLength), color: colourOf('planned') }],
    components: rowsOf(buttons),
  };
}

function rowsOf(buttons: readonly APIButtonComponent[]): ComponentRow[] {
  const rows: ComponentRow[] = [];
  for (let at = 0; at < buttons.length; at += limits.buttonsPerRow)
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + limits.buttonsPerRow) });
  return rows;
}

function button(
  label: string,
  customId: string,
  style: ButtonStyle.Primary | ButtonStyle.Secondary = ButtonStyle.Secondary,
): APIButtonComponent {
  return { type: ComponentType.Button, style, label: shorten(label, limits.buttonLabelLength), custom_id: customId };
}
