/** What is said when something that people asked about is over. */
import { type Inquiry, settledAtMs } from '../domain/inquiry.ts';
import { closing, eventOf } from './event-of.ts';
import type { Saying } from './saying.ts';
import type { TrackingContext, TrackingDecision, TrackingInput } from './tracking-input.ts';

/**
 * All who asked are told, once a place: in the thread where it was promised, else in the channel, by a reply to the newest
 * of the questions there, which all of them read. Where Herald has said since how it is, a channel knows already.
 */
export function decideIncidentEnd(
  { incidentId, atMs, words }: Extract<TrackingInput, { kind: 'incident-ended' }>,
  { inquiries, settings }: TrackingContext,
): TrackingDecision {
  const joined = inquiries.filter(
    (inquiry) =>
      inquiry.incidentId === incidentId && inquiry.endToldAtMs === undefined && inquiry.forgottenAtMs === undefined,
  );
  const places = new Map<string, Inquiry & { channelId: string; messageId: string }>();
  for (const inquiry of joined) {
    const { channelId, threadOf, messageId = threadOf, offeredAtMs } = inquiry;
    if (messageId === undefined || channelId === undefined) continue;
    const placed = { ...inquiry, channelId, messageId: threadOf ?? messageId };
    if (offeredAtMs !== undefined) places.set(`thread/${placed.messageId}`, placed);
    else if (!inquiries.some((later) => knowsSince(later, inquiry, atMs))) places.set(channelId, placed);
  }
  return {
    events: joined.flatMap((inquiry) => {
      const told = eventOf(inquiry, 'told-ended', atMs, `${inquiry.id}/told-ended/${incidentId}`);
      return settledAtMs(inquiry) === undefined ? [told, closing(inquiry, atMs, 'incident')] : [told];
    }),
    sayings:
      settings.mode === 'observe'
        ? []
        : [...places.values()].map(({ id, channelId, messageId, service, offeredAtMs }): Saying => {
            const because = `${id}/told-ended/${incidentId}`;
            const reference = `inquiry/${id}/ended/${incidentId}`;
            const place = { channelId, messageId, ...(service !== undefined && { service }) };
            const isInThread = offeredAtMs !== undefined;
            return {
              kind: 'incident-ended',
              reference,
              because,
              inquiryId: id,
              ...place,
              isInThread,
              incidentId,
              words,
            };
          }),
  };
}

/** Whether this answer told the channel of that question how the same service is after `endedAtMs`. */
function knowsSince(later: Inquiry, { channelId, service }: Inquiry, endedAtMs: number): boolean {
  const { answeredAtMs = Number.NEGATIVE_INFINITY } = later;
  return answeredAtMs >= endedAtMs && later.channelId === channelId && later.service === service;
}
