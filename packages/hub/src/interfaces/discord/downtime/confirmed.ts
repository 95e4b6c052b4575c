/** What is said in Discord of what an engineer confirmed. */
import type { Planner } from '../../../downtime/plan-draft.ts';
import { carryOut, type Draft, type PlanningParts } from '../../../downtime/planning.ts';
import { escapeMarkup } from '../markup.ts';

/** What cannot be done any more is said, not thrown. */
export async function confirmed(parts: PlanningParts, draftId: string, draft: Draft, by: Planner): Promise<string> {
  const done = await carryOut(parts, draftId, draft, by);
  if (done.kind === 'too-late')
    return escapeMarkup(
      `${done.why} ${draft.kind === 'plan' ? 'Nothing was announced; run the command again.' : 'Nothing was changed.'}`,
    );
  const title = escapeMarkup(done.title);
  switch (draft.kind) {
    case 'plan': {
      const { announcementsChannelId } = parts.registry().discord;
      const where =
        announcementsChannelId === undefined ? 'the channels that it concerns' : `<#${announcementsChannelId}>`;
      return `Announced in ${where}. Change it with /downtime change, take it back with /downtime cancel.`;
    }
    case 'change':
      return `${title} is changed. I've said so in the channels.`;
    case 'end':
      return `${title} is finished. I've said so in the channels.`;
    case 'cancel':
      return `${title} is cancelled. I've said so in the channels.`;
    default:
      return draft satisfies never;
  }
}
