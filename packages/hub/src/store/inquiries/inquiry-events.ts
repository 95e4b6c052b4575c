/** The log of events of which the inquiry metric is computed: only ever added to, save where a person is forgotten. */
import { type InquiryEvent, type InquiryEventKind, inquiryEventKinds } from '../../domain/inquiry-event.ts';
import { number, oneOf, optionalJson, optionalText, present, type Query, type Row, text } from '../query.ts';

const columns = 'event_key, kind, at_ms, inquiry_id, channel_id, message_id, person_hash, service, intent, details';

/** False where it was noted before. */
export async function noteInquiryEvent(query: Query, event: InquiryEvent): Promise<boolean> {
  const rows = await query(
    `insert into inquiry_event (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (event_key) do nothing returning id`,
    [
      event.eventKey,
      event.kind,
      event.atMs,
      event.inquiryId,
      event.channelId,
      event.messageId,
      event.personHash,
      event.service,
      event.intent,
      event.details === undefined ? null : JSON.stringify(event.details),
    ],
  );
  return rows.length > 0;
}

/** From `fromMs` up to, not including, `toMs`; oldest first. */
export async function readInquiryEvents(query: Query, fromMs: number, toMs: number): Promise<InquiryEvent[]> {
  const rows = await query(`select ${columns} from inquiry_event where at_ms >= $1 and at_ms < $2 order by at_ms, id`, [
    fromMs,
    toMs,
  ]);
  return rows.map(eventOf);
}

/** The life of one inquiry, oldest first. */
export async function readInquiry(query: Query, inquiryId: string): Promise<InquiryEvent[]> {
  const rows = await query(`select ${columns} from inquiry_event where inquiry_id = $1 order by at_ms, id`, [
    inquiryId,
  ]);
  return rows.map(eventOf);
}

/** Events that carry this message: how a press, a reply or a deletion finds its inquiry. */
export async function inquiryEventsOfMessage(query: Query, messageId: string): Promise<InquiryEvent[]> {
  const rows = await query(`select ${columns} from inquiry_event where message_id = $1 order by at_ms, id`, [
    messageId,
  ]);
  return rows.map(eventOf);
}

/** Where the questions since `sinceMs` were asked, the newest 500; not those whose message was forgotten. */
export async function trackedMessages(
  query: Query,
  sinceMs: number,
): Promise<{ channelId: string; messageId: string }[]> {
  const rows = await query(
    `select channel_id, message_id from inquiry_event
     where kind = 'asked' and at_ms >= $1 and channel_id is not null and message_id is not null
     order by at_ms desc limit 500`,
    [sinceMs],
  );
  return rows.map((row) => ({ channelId: text(row, 'channel_id'), messageId: text(row, 'message_id') }));
}

/** Inquiries that were escalated or put to engineers since `sinceMs` and neither closed nor forgotten, oldest first. */
export async function openInquiries(query: Query, sinceMs: number): Promise<string[]> {
  const rows = await query(
    `select inquiry_id, min(at_ms) as first_at_ms from inquiry_event opened
     where kind in ('escalated', 'put-to-engineers') and at_ms >= $1 and not exists (
       select 1 from inquiry_event ended
       where ended.inquiry_id = opened.inquiry_id and ended.kind in ('closed', 'forgotten'))
     group by inquiry_id order by 2, 1`,
    [sinceMs],
  );
  return rows.map((row) => text(row, 'inquiry_id'));
}

/** Incidents that questions were joined to since `sinceMs` and whose end the askers were not told of yet. */
export async function incidentsToTellOf(query: Query, sinceMs: number): Promise<string[]> {
  const rows = await query(
    `select distinct details from inquiry_event joined
     where kind = 'joined' and at_ms >= $1 and not exists (
       select 1 from inquiry_event told
       where told.inquiry_id = joined.inquiry_id and told.kind in ('told-ended', 'forgotten'))`,
    [sinceMs],
  );
  return rows.flatMap((row) => {
    const details: unknown = JSON.parse(optionalText(row, 'details') ?? 'null');
    const id = typeof details === 'object' && details !== null && 'incidentId' in details ? details.incidentId : '';
    return typeof id === 'string' && id !== '' ? [id] : [];
  });
}

/** The newest event of a kind: for example when Herald began to answer. */
export async function newestInquiryEvent(query: Query, kind: InquiryEventKind): Promise<InquiryEvent | undefined> {
  const [row] = await query(
    `select ${columns} from inquiry_event where kind = $1 order by at_ms desc, id desc limit 1`,
    [kind],
  );
  return row && eventOf(row);
}

function eventOf(row: Row): InquiryEvent {
  return present({
    eventKey: text(row, 'event_key'),
    kind: oneOf(row, 'kind', inquiryEventKinds),
    atMs: number(row, 'at_ms'),
    inquiryId: text(row, 'inquiry_id'),
    channelId: optionalText(row, 'channel_id'),
    messageId: optionalText(row, 'message_id'),
    personHash: optionalText(row, 'person_hash'),
    service: optionalText(row, 'service'),
    intent: optionalText(row, 'intent'),
    details: optionalJson(row, 'details'),
  });
}
