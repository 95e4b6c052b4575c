/** Tracks inquiries: reads what is known of the one concerned, decides, and keeps events and messages together. */

import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import { foldInquiries, type Inquiry } from '../domain/inquiry.ts';
import type { InquiryEvent } from '../domain/inquiry-event.ts';
import type { OutboxMessage } from '../domain/outbox-message.ts';
import type { InquirySettings } from '../domain/registry.ts';
import type { Called } from '../domain/whom-to-call.ts';
import type { Text } from '../format/text.ts';
import { forgetOldTexts } from '../store/inquiries/forget.ts';
import {
  incidentsToTellOf,
  newestInquiryEvent,
  openInquiries,
  readInquiry,
  readInquiryEvents,
} from '../store/inquiries/inquiry-events.ts';
import { forgetLessons } from '../store/inquiries/lessons.ts';
import { recordInquiry } from '../store/inquiries/record-inquiry.ts';
import type { Database } from '../store/query.ts';
import { modeOf } from './baseline.ts';
import { decideTracking } from './decide-tracking.ts';
import type { Saying } from './saying.ts';
import type { AskedInput, TrackingInput } from './tracking-input.ts';

export type InquiryTrackerOptions = {
  database: Database;
  clock: Clock;
  settings(): InquirySettings;
  whomToCall(service: string | undefined): Called;
  /** Dresses what is to be said for Discord; called within the transaction, so it must not wait. */
  messagesOf(saying: Saying): readonly OutboxMessage[];
};

export type InquiryTracker = {
  /** Tells of something that happened. Telling it again changes nothing. Gives the keys of the events that were new. */
  handle(input: TrackingInput): Promise<ReadonlySet<string>>;
  /** As it stands; undefined where it is not followed, or was forgotten. */
  find(inquiryId: string): Promise<Inquiry | undefined>;
  /** Everything since `sinceMs` (all, by default): for the metric. */
  events(sinceMs?: number): Promise<readonly InquiryEvent[]>;
};

/** Incidents are rarely longer; questions asked earlier than this before now are not looked through for one that ends. */
const incidentDays = 30;
/** Open inquiries older than this are not reminded of any more. */
const openDays = 60;
const dayMs = 86_400_000;

export function createInquiryTracker(options: InquiryTrackerOptions): InquiryTracker {
  const { database, clock, settings } = options;
  return { handle, find, events };

  async function handle(input: TrackingInput): Promise<ReadonlySet<string>> {
    const loggedMode = input.kind === 'mode' ? await readLoggedMode() : undefined;
    const decision = decideTracking(input, {
      settings: settings(),
      inquiries: await readConcerned(input),
      whomToCall: options.whomToCall,
      ...(loggedMode !== undefined && { loggedMode }),
    });
    if (decision.events.length === 0) return new Set();
    return recordInquiry(
      database,
      {
        ...decision,
        messagesOf: options.messagesOf,
        ...(input.kind === 'asked' && wordsOf(input)),
      },
      clock.now(),
    );
  }

  async function readConcerned(input: TrackingInput): Promise<readonly Inquiry[]> {
    switch (input.kind) {
      case 'engineer-wrote':
      case 'pressed':
      case 'deleted':
        return foldInquiries(await readInquiry(database.query, input.inquiryId));
      case 'looked': {
        const open = await openInquiries(database.query, input.atMs - openDays * dayMs);
        const logs = await Promise.all(open.map((id) => readInquiry(database.query, id)));
        return foldInquiries(logs.flat());
      }
      case 'incident-ended':
        // Up to now: a question may be joined in the moments between the end and its being written.
        return foldInquiries(
          await readInquiryEvents(
            database.query,
            input.atMs - incidentDays * dayMs,
            Math.max(input.atMs, clock.now()) + 1,
          ),
        );
      default:
        return [];
    }
  }

  async function find(inquiryId: string): Promise<Inquiry | undefined> {
    const [inquiry] = foldInquiries(await readInquiry(database.query, inquiryId));
    return inquiry?.forgottenAtMs === undefined ? inquiry : undefined;
  }

  async function readLoggedMode(): Promise<'observe' | 'answer' | undefined> {
    const newest = await newestInquiryEvent(database.query, 'mode-changed');
    return newest && modeOf(newest.details);
  }

  function wordsOf(input: AskedInput) {
    const { inquiryId, personHash, text, unanswered, messageId, atMs } = input;
    const { keepTextDays } = settings();
    const kept = text !== undefined && keepTextDays > 0 ? text : undefined;
    return {
      ...(kept !== undefined && {
        text: { inquiryId, personHash, text: kept, forgetAtMs: atMs + keepTextDays * dayMs },
      }),
      ...(unanswered && {
        missed: {
          atMs,
          reason: unanswered.reason,
          messageId,
          personHash,
          // The words are kept once, with the day on which they are forgotten: not here too.
          ...(unanswered.what !== undefined && { details: { what: unanswered.what } }),
        },
      }),
    };
  }

  function events(sinceMs = 0): Promise<readonly InquiryEvent[]> {
    return readInquiryEvents(database.query, sinceMs, Number.MAX_SAFE_INTEGER);
  }
}

export type InquiryLooksOptions = {
  tracker: InquiryTracker;
  database: Database;
  clock: Clock;
  everySeconds: number;
  /** Whether this hub is the one that reminds; others only log what they hear. */
  isLeader(): boolean;
  /** How Herald behaves now. */
  mode(): 'observe' | 'answer';
  /** Whether words are kept to learn from; where not, those that were kept are forgotten. */
  learns(): boolean;
  /** When an incident ended, and what is to be said of it; undefined while it is open. */
  endOfIncident(incidentId: string): Promise<{ atMs: number; words: Text } | undefined>;
  /** Something may have been put into the outbox. */
  notify(): void;
  onFailure(error: unknown): void;
};

/**
 * Reminds, reports what waited too long, tells askers that an incident is over, and forgets words whose days are over.
 * What a look finds due is read from the store, so nothing is lost with a process. Disposing waits for the look under way.
 */
export function startInquiryLooks({
  tracker,
  database,
  clock,
  everySeconds,
  isLeader,
  mode,
  learns,
  endOfIncident,
  notify,
  onFailure,
}: InquiryLooksOptions): AsyncDisposable {
  return startLoop(async (signal) => {
    while (!signal.aborted) {
      if (isLeader()) await look().catch(onFailure);
      await clock.sleep(everySeconds * 1000, signal);
    }
  });

  async function look(): Promise<void> {
    const nowMs = clock.now();
    await tracker.handle({ kind: 'mode', mode: mode(), atMs: nowMs });
    const told = [await tracker.handle({ kind: 'looked', atMs: nowMs })];
    for (const incidentId of await incidentsToTellOf(database.query, nowMs - incidentDays * dayMs)) {
      const end = await endOfIncident(incidentId);
      if (end) told.push(await tracker.handle({ kind: 'incident-ended', incidentId, ...end }));
    }
    if (told.some(({ size }) => size > 0)) notify();
    await forgetOldTexts(database.query, clock.now());
    if (!learns()) await forgetLessons(database.query);
  }
}
