/** Posts the weekly and the monthly digest to the channel that the registry names, each once. */

import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import type { InquiryEvent } from '../../domain/inquiry-event.ts';
import type { Registry } from '../../domain/registry.ts';
import { instantOrNearest } from '../../format/zone-time.ts';
import { type Digest, digestInquiries } from '../../inquiries/digest.ts';
import { type DuePeriod, duePeriods } from '../../inquiries/digest-period.ts';
import { reportInquiries } from '../../inquiries/inquiry-report.ts';
import { groupUnanswered } from '../../inquiries/unanswered.ts';
import { readMissedQuestions } from '../../store/inquiries/missed-questions.ts';
import { enqueueAll, findOutboxItem } from '../../store/outbox/outbox-item.ts';
import type { Database } from '../../store/query.ts';
import { inquiryDigestNotice } from '../messages/inquiry-digest.ts';

export type InquiryDigestOptions = {
  database: Database;
  /** All that is known of inquiries. */
  events(): Promise<readonly InquiryEvent[]>;
  registry(): Registry;
  clock: Clock;
  everySeconds: number;
  /** Whether this hub is the leader, the one that speaks. */
  isLeader(): boolean;
  /** Something was put into the outbox. */
  notify(): void;
  onFailure(error: unknown): void;
};

const dayMs = 86_400_000;
/** A digest that is later than this is old news: a hub that was away says only the next one. */
const latestMs = 4 * dayMs;
/** Reaches back to the month before the last one. */
const reportDays = 100;
const pictureDays = 90;

/** Disposing waits for the look under way. */
export function startInquiryDigests(options: InquiryDigestOptions): AsyncDisposable {
  const { clock } = options;
  return startLoop(async (signal) => {
    while (!signal.aborted) {
      if (options.isLeader()) await postInquiryDigests(options).catch(options.onFailure);
      await clock.sleep(options.everySeconds * 1000, signal);
    }
  });
}

/** Posts what is due and was not posted. Returns how many; the outbox refuses what it was given before. */
export async function postInquiryDigests(
  options: Pick<InquiryDigestOptions, 'database' | 'events' | 'registry' | 'clock' | 'notify'>,
): Promise<number> {
  const { database, registry, clock } = options;
  const channelId = registry().discord.digestChannelId;
  const { inquiries: settings } = registry();
  if (channelId === undefined || settings.mode === 'observe') return 0;
  const nowMs = clock.now();
  let count = 0;
  for (const due of duePeriods(nowMs, settings)) {
    if (nowMs - due.dueAtMs > latestMs) continue;
    if (await findOutboxItem(database.query, `inquiries/${due.period}/${due.fromDay}`)) continue;
    const written = await writeDigest(due, options);
    if (!written) continue;
    const { digest, ...picture } = written;
    count += await enqueueAll(database.query, inquiryDigestNotice({ digest, channelId, picture }), nowMs);
  }
  if (count > 0) options.notify();
  return count;
}

/** `undefined` where nothing was counted before the period was over: there is nothing to tell of it. */
async function writeDigest(
  due: DuePeriod,
  { database, events, registry, clock }: Pick<InquiryDigestOptions, 'database' | 'events' | 'registry' | 'clock'>,
): Promise<{ digest: Digest; fromMs: number; toMs: number } | undefined> {
  const settings = registry().inquiries;
  const fromMs = instantOrNearest(`${due.fromDay}T00:00`, settings.zone);
  const toMs = instantOrNearest(`${due.toDay}T00:00`, settings.zone) + dayMs;
  const log = await events();
  if (!log.some(({ atMs }) => atMs < toMs)) return undefined;
  const report = reportInquiries(log, { settings, nowMs: clock.now(), dayCount: reportDays });
  const missed = await readMissedQuestions(database.query, fromMs);
  const unanswered = groupUnanswered(missed.filter(({ atMs }) => atMs < toMs));
  const digest = digestInquiries(report, { ...due, unanswered });
  return { digest, fromMs: toMs - pictureDays * dayMs, toMs: clock.now() };
}
