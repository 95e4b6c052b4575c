/** From what happened to what is logged and said: pure, and the same input again decides the same event keys, which the store refuses. */

import { type Inquiry, settledAtMs } from '../domain/inquiry.ts';
import type { InquiryEvent, InquiryEventKind } from '../domain/inquiry-event.ts';
import { addBusinessSeconds } from '../downtime/business-hours.ts';
import type { Text } from '../format/text.ts';
import { decideIncidentEnd } from './decide-incident-end.ts';
import { breachWords, escalatedToOwnerWords, escalatedWords, offerWords, reminderWords } from './escalation-words.ts';
import { closing, eventOf } from './event-of.ts';
import { dueAtMs } from './metric.ts';
import type { EscalationPlace, Saying } from './saying.ts';
import type { AskedInput, TrackingContext, TrackingDecision, TrackingInput } from './tracking-input.ts';

/** A reminder comes when so much of the agreed working time is used up. */
const remindAfterShare = 0.75;

const nothing: TrackingDecision = { events: [], sayings: [] };

export function decideTracking(input: TrackingInput, context: TrackingContext): TrackingDecision {
  switch (input.kind) {
    case 'asked':
      return decideAsked(input, context);
    case 'engineer-wrote':
      return join(context.inquiries.map((inquiry) => decideReply(input, inquiry)));
    case 'pressed':
      return join(context.inquiries.map((inquiry) => decidePress(input, inquiry, context)));
    case 'deleted':
      return join(context.inquiries.map((inquiry) => decideDeletion(input, inquiry)));
    case 'looked':
      return join(context.inquiries.map((inquiry) => decideLook(input.atMs, inquiry, context)));
    case 'incident-ended':
      return decideIncidentEnd(input, context);
    case 'mode':
      if (context.loggedMode === input.mode) return nothing;
      return {
        events: [
          {
            eventKey: `mode/${input.mode}/${input.atMs}`,
            kind: 'mode-changed',
            atMs: input.atMs,
            inquiryId: 'mode',
            details: { mode: input.mode },
          },
        ],
        sayings: [],
      };
    default:
      return input satisfies never;
  }
}

function decideAsked(input: AskedInput, { settings }: TrackingContext): TrackingDecision {
  if (!input.isAboutStatus || input.isEngineer) return nothing;
  const { inquiryId, messageId, channelId, personHash, service, intent, atMs, incidentId, threadOf } = input;
  const about = {
    inquiryId,
    channelId,
    messageId,
    personHash,
    ...(service !== undefined && { service }),
    ...(intent !== undefined && { intent }),
  };
  const note = (kind: InquiryEventKind, at: number, details?: unknown): InquiryEvent => ({
    ...about,
    eventKey: `${inquiryId}/${kind}`,
    kind,
    atMs: at,
    ...(details !== undefined && { details }),
  });
  const events = [note('asked', atMs, { putTo: input.putTo })];
  const sayings: Saying[] = [];
  if (input.answeredAtMs !== undefined)
    events.push(note('answered-by-herald', input.answeredAtMs, input.said && { said: input.said }));
  if (incidentId !== undefined) events.push(note('joined', atMs, { incidentId }));
  if (input.putTo === 'engineers') {
    events.push(note('put-to-engineers', atMs));
    if (input.canAnswer && settings.mode === 'answer') {
      const offered = { ...note('offered', atMs), messageId: threadOf ?? messageId };
      events.push(offered);
      sayings.push({
        kind: 'offer',
        reference: `inquiry/${inquiryId}/offer`,
        because: offered.eventKey,
        inquiryId,
        channelId,
        messageId: threadOf ?? messageId,
        lead: offerWords(input),
      });
    }
  }
  return { events, sayings };
}

function decideReply(
  { inquiryId, messageId, atMs }: Extract<TrackingInput, { kind: 'engineer-wrote' }>,
  inquiry: Inquiry,
): TrackingDecision {
  if (inquiry.reachedAtMs === undefined || atMs < inquiry.reachedAtMs) return nothing;
  const replied = eventOf(inquiry, 'engineer-replied', atMs, `${inquiryId}/engineer-replied/${messageId}`);
  return { events: [{ ...replied, messageId }, closing(inquiry, atMs, 'engineer')], sayings: [] };
}

/** Only the asker knows whether it was answered; whoever else needs an engineer for the same may have one asked. */
function decidePress(
  { button, personHash, atMs }: Extract<TrackingInput, { kind: 'pressed' }>,
  inquiry: Inquiry,
  context: TrackingContext,
): TrackingDecision {
  if (inquiry.forgottenAtMs !== undefined) return nothing;
  const isAsker = personHash === inquiry.personHash;
  if (!isAsker && button !== 'still-need') return nothing;
  switch (button) {
    case 'that-answers':
      return { events: [eventOf(inquiry, 'pressed-that-answers', atMs), closing(inquiry, atMs, 'asker')], sayings: [] };
    case 'not-it':
      return { events: [eventOf(inquiry, 'pressed-not-it', atMs)], sayings: [] };
    case 'still-need':
      return escalate(inquiry, atMs, context, isAsker ? [eventOf(inquiry, 'pressed-still-need', atMs)] : []);
    default:
      return button satisfies never;
  }
}

function escalate(
  inquiry: Inquiry,
  atMs: number,
  context: TrackingContext,
  pressed: readonly InquiryEvent[],
): TrackingDecision {
  if (inquiry.repliedAtMs !== undefined) return { events: pressed, sayings: [] };
  const escalated = eventOf(inquiry, 'escalated', atMs);
  // The clock began when it reached engineers, if it did before.
  const dueMs = dueAtMs({ ...inquiry, reachedAtMs: inquiry.reachedAtMs ?? atMs }, context.settings) ?? atMs;
  const place = placeOf(inquiry, context);
  return {
    events: [...pressed, escalated],
    sayings: [
      {
        kind: 'escalate',
        reference: `inquiry/${inquiry.id}/escalate`,
        because: escalated.eventKey,
        inquiryId: inquiry.id,
        ...place,
        dueAtMs: dueMs,
        toAsker: escalatedWords(place, dueMs, context.settings),
        toOwner: escalatedToOwnerWords(place, dueMs),
      },
    ],
  };
}

function decideDeletion({ atMs }: Extract<TrackingInput, { kind: 'deleted' }>, inquiry: Inquiry): TrackingDecision {
  if (inquiry.forgottenAtMs !== undefined) return nothing;
  // Nothing of the person stays in what is logged of the deletion itself.
  return {
    events: [{ eventKey: `${inquiry.id}/forgotten`, kind: 'forgotten', atMs, inquiryId: inquiry.id }],
    sayings: [],
  };
}

/** Reminders and misses are told where there is a tracked thread; elsewhere they are only counted. */
function decideLook(nowMs: number, inquiry: Inquiry, context: TrackingContext): TrackingDecision {
  const { settings } = context;
  const dueMs = dueAtMs(inquiry, settings);
  if (inquiry.escalatedAtMs === undefined || inquiry.reachedAtMs === undefined || dueMs === undefined) return nothing;
  if (settledAtMs(inquiry) !== undefined || settings.mode !== 'answer') return nothing;
  const place = placeOf(inquiry, context);
  if (nowMs >= dueMs)
    return inquiry.breachToldAtMs === undefined ? tell('breached', 'breach', breachWords(place, dueMs)) : nothing;
  const agreedSeconds = settings.answerWithinBusinessHours * 3_600;
  const remindAtMs = addBusinessSeconds(inquiry.reachedAtMs, agreedSeconds * remindAfterShare, settings);
  if (nowMs < remindAtMs || inquiry.remindedAtMs !== undefined) return nothing;
  return tell('reminded', 'remind', reminderWords(place, dueMs));

  function tell(event: 'breached' | 'reminded', kind: 'breach' | 'remind', toOwner: Text): TrackingDecision {
    const noted = eventOf(inquiry, event, nowMs);
    const reference = `inquiry/${inquiry.id}/${kind}`;
    return {
      events: [noted],
      sayings: [
        { kind, reference, because: noted.eventKey, inquiryId: inquiry.id, ...place, dueAtMs: dueMs ?? nowMs, toOwner },
      ],
    };
  }
}

function placeOf(
  { channelId, messageId: own, threadOf, service }: Inquiry,
  { whomToCall }: TrackingContext,
): EscalationPlace {
  const messageId = threadOf ?? own;
  return {
    ...(channelId !== undefined && { channelId }),
    ...(messageId !== undefined && { messageId }),
    ...(service !== undefined && { service }),
    called: whomToCall(service),
  };
}

function join(decisions: readonly TrackingDecision[]): TrackingDecision {
  return { events: decisions.flatMap(({ events }) => events), sayings: decisions.flatMap(({ sayings }) => sayings) };
}
