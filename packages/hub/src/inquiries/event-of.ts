/** Events of an inquiry, as they are logged: each has a key of its own, under which it is logged once. */
import type { Inquiry } from '../domain/inquiry.ts';
import type { InquiryEvent, InquiryEventKind } from '../domain/inquiry-event.ts';

export function closing(inquiry: Inquiry, atMs: number, by: 'engineer' | 'asker' | 'incident'): InquiryEvent {
  return { ...eventOf(inquiry, 'closed', atMs), details: { by } };
}

export function eventOf(
  inquiry: Inquiry,
  kind: InquiryEventKind,
  atMs: number,
  eventKey = `${inquiry.id}/${kind}`,
): InquiryEvent {
  const { id, channelId, service, intent } = inquiry;
  return {
    eventKey,
    kind,
    atMs,
    inquiryId: id,
    ...(channelId !== undefined && { channelId }),
    ...(service !== undefined && { service }),
    ...(intent !== undefined && { intent }),
  };
}
