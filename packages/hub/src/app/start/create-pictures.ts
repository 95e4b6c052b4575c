/** The pictures that go to Discord: beside an answer, and on a card of the outbox. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { Answer } from '../../answers/answer.ts';
import type { ReadModel } from '../../answers/read-model.ts';
import type { InquiryEvent } from '../../domain/inquiry-event.ts';
import { answerInquiries } from '../../inquiries/answer-inquiries.ts';
import { reportInquiries } from '../../inquiries/inquiry-report.ts';
import { createAnswerPictures, discordFormat, type Picture } from '../../interfaces/charts/create-answer-pictures.ts';
import type { ChartDrawer } from '../../interfaces/charts/create-chart-drawer.ts';
import { hostChart } from '../../interfaces/charts/host-chart.ts';
import { inquiryChart } from '../../interfaces/charts/inquiry-chart.ts';
import type { DrawPicture } from '../../interfaces/discord/send/render-card.ts';

export type Pictures = AsyncDisposable & {
  ofAnswer(answer: Answer): Promise<Picture | undefined>;
  ofCard: DrawPicture;
};

export type PicturesOptions = {
  drawer: ChartDrawer;
  /** Without one nobody asks, and the drawing thread, which takes 90 MiB, starts when a page needs it. */
  hasBot: boolean;
  readModel(): ReadModel;
  /** All that is known of inquiries. */
  events(): Promise<readonly InquiryEvent[]>;
  clock: Clock;
  log: Logger;
};

const warmUpAfterMs = 10_000;
const dayMs = 86_400_000;

export function createPictures({ drawer, hasBot, readModel, events, clock, log }: PicturesOptions): Pictures {
  const answers = createAnswerPictures({ drawer, readModel, clock, log });
  const stopping = new AbortController();
  const warmed = hasBot ? warmUp() : undefined;
  return {
    ofAnswer: answers.pictureOf,
    ofCard,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await warmed;
    },
  };

  /** The drawing thread takes a second to load: once the start is over it does so before somebody waits for a picture. */
  async function warmUp(): Promise<void> {
    await clock.sleep(warmUpAfterMs, stopping.signal);
    if (stopping.signal.aborted) return;
    const nowMs = clock.now();
    const plan = hostChart({
      chart: 'vitals',
      host: '',
      period: { fromMs: nowMs - dayMs, toMs: nowMs },
      zone: 'UTC',
      series: [],
      incidents: [],
      downtimes: [],
    });
    await drawer.png(plan, discordFormat).catch((err: unknown) => {
      if (!stopping.signal.aborted) log.warn({ err }, 'pictures cannot be drawn; answers go without them');
    });
  }

  /** A card is worth sending without its picture. */
  async function ofCard({ fromMs, toMs }: Parameters<DrawPicture>[0]): Promise<Picture | undefined> {
    try {
      const report = reportInquiries(await events(), {
        settings: readModel().registry.inquiries,
        nowMs: toMs,
        dayCount: Math.max(1, Math.ceil((toMs - fromMs) / dayMs)),
      });
      const plan = inquiryChart(answerInquiries(report).chart);
      return { png: await drawer.png(plan, discordFormat), alt: plan.alt };
    } catch (err) {
      log.warn({ err }, 'a message went without its picture');
      return undefined;
    }
  }
}
