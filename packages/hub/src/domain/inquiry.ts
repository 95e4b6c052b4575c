/** One inquiry as its events tell it: folded from the log whenever it is looked at, never kept beside it. */
import type { InquiryEvent } from './inquiry-event.ts';

export type Inquiry = Pick<InquiryEvent, 'channelId' | 'messageId' | 'personHash' | 'service' | 'intent'> & {
  id: string;
  askedAtMs: number;
  /** Herald answered it by itself. */
  answeredAtMs?: number;
  /** A digest of what that answer said, where it was kept. */
  said?: string;
  /** When it reached engineers: put to them, or escalated to them. */
  reachedAtMs?: number;
  /** Herald offered its answer where engineers were asked. */
  offeredAtMs?: number;
  /** The message in whose thread that stands: the question itself, or an earlier one. */
  threadOf?: string;
  escalatedAtMs?: number;
  /** The first word of an engineer. */
  repliedAtMs?: number;
  /** "That answers it", from whoever asked. */
  acceptedAtMs?: number;
  /** "I still need an engineer". */
  insistedAtMs?: number;
  /** "Not what I asked": the answer missed the question. */
  rejectedAtMs?: number;
  remindedAtMs?: number;
  breachToldAtMs?: number;
  incidentId?: string;
  endToldAtMs?: number;
  closedAtMs?: number;
  forgottenAtMs?: number;
};

/** `events` of one inquiry or of many, in any order. Inquiries in the order in which they were asked. */
export function foldInquiries(events: Iterable<InquiryEvent>): Inquiry[] {
  const byId = new Map<string, Inquiry>();
  for (const event of events) {
    if (event.kind === 'mode-changed') continue;
    const before = byId.get(event.inquiryId) ?? { id: event.inquiryId, askedAtMs: Number.POSITIVE_INFINITY };
    byId.set(event.inquiryId, withEvent(before, event));
  }
  return [...byId.values()]
    .filter(({ askedAtMs }) => Number.isFinite(askedAtMs))
    .sort((a, b) => a.askedAtMs - b.askedAtMs || (a.id < b.id ? -1 : 1));
}

/** Until an engineer replies, the asker is content, or what it was about is over. */
export function settledAtMs(inquiry: Inquiry): number | undefined {
  const { repliedAtMs, acceptedAtMs, closedAtMs, forgottenAtMs } = inquiry;
  const ends = [repliedAtMs, acceptedAtMs, closedAtMs, forgottenAtMs].filter((atMs) => atMs !== undefined);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

function withEvent(inquiry: Inquiry, event: InquiryEvent): Inquiry {
  const first = (known: number | undefined) => Math.min(known ?? Number.POSITIVE_INFINITY, event.atMs);
  const { channelId, messageId, personHash, service, intent } = event;
  switch (event.kind) {
    case 'asked':
      return {
        ...inquiry,
        askedAtMs: first(inquiry.askedAtMs),
        ...(channelId !== undefined && { channelId }),
        ...(messageId !== undefined && { messageId }),
        ...(personHash !== undefined && { personHash }),
        ...(service !== undefined && { service }),
        ...(intent !== undefined && { intent }),
      };
    case 'answered-by-herald':
      return { ...inquiry, answeredAtMs: first(inquiry.answeredAtMs), ...saidOf(event.details) };
    case 'put-to-engineers':
      return { ...inquiry, reachedAtMs: first(inquiry.reachedAtMs) };
    case 'offered':
      return {
        ...inquiry,
        offeredAtMs: first(inquiry.offeredAtMs),
        ...(messageId !== undefined && { threadOf: messageId }),
      };
    case 'pressed-that-answers':
      return { ...inquiry, acceptedAtMs: first(inquiry.acceptedAtMs) };
    case 'pressed-still-need':
      return { ...inquiry, insistedAtMs: first(inquiry.insistedAtMs) };
    case 'pressed-not-it':
      return { ...inquiry, rejectedAtMs: first(inquiry.rejectedAtMs) };
    case 'escalated':
      return { ...inquiry, escalatedAtMs: first(inquiry.escalatedAtMs), reachedAtMs: first(inquiry.reachedAtMs) };
    case 'engineer-replied':
      return { ...inquiry, repliedAtMs: first(inquiry.repliedAtMs) };
    case 'reminded':
      return { ...inquiry, remindedAtMs: first(inquiry.remindedAtMs) };
    case 'breached':
      return { ...inquiry, breachToldAtMs: first(inquiry.breachToldAtMs) };
    case 'joined':
      return { ...inquiry, ...incidentOf(event.details) };
    case 'told-ended':
      return { ...inquiry, endToldAtMs: first(inquiry.endToldAtMs) };
    case 'closed':
      return { ...inquiry, closedAtMs: first(inquiry.closedAtMs) };
    case 'forgotten':
      return { ...inquiry, forgottenAtMs: first(inquiry.forgottenAtMs) };
    case 'mode-changed':
      return inquiry;
    default:
      return event.kind satisfies never;
  }
}

function saidOf(details: unknown): { said?: string } {
  const said = (details as { said?: unknown } | null | undefined)?.said;
  return typeof said === 'string' ? { said } : {};
}

function incidentOf(details: unknown): { incidentId?: string } {
  const id = (details as { incidentId?: unknown } | null | undefined)?.incidentId;
  return typeof id === 'string' ? { incidentId: id } : {};
}
