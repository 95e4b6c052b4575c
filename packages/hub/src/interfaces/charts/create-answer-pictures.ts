/** Pictures for answers: drawn within what a person does not notice, kept for a minute, and left out rather than waited for. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { Answer } from '../../answers/answer.ts';
import type { ReadModel } from '../../answers/read-model.ts';
import type { ChartFormat } from './chart-plan.ts';
import type { ChartDrawer } from './create-chart-drawer.ts';
import { readAnswerChart } from './read-answer-chart.ts';

export type Picture = { png: Uint8Array; alt: string };

export type AnswerPictures = {
  /** Never throws, and takes no longer than its budget: the words never wait for it. */
  pictureOf(answer: Pick<Answer, 'chart' | 'status'>): Promise<Picture | undefined>;
};

export type AnswerPicturesOptions = {
  drawer: Pick<ChartDrawer, 'png'>;
  readModel(): ReadModel;
  clock: Clock;
  log: Logger;
  budgetMs?: number;
};

/** Discord shows pictures about 400 px wide; the drawer makes twice as many pixels for sharp screens. Dark fits both of its grounds. */
export const discordFormat: ChartFormat = { width: 400, height: 220, ground: 'dark' };

const answerBudgetMs = 400;
/** Answers asked for together share a picture; more than these at once do without. */
const mostUnderWay = 4;
const mostKept = 200;
const minuteMs = 60_000;

export function createAnswerPictures(options: AnswerPicturesOptions): AnswerPictures {
  const { drawer, readModel, clock, log, budgetMs = answerBudgetMs } = options;
  const kept = new Map<string, Picture | undefined>();
  const underWay = new Map<string, Promise<Picture | undefined>>();
  return { pictureOf };

  async function pictureOf({ chart, status }: Pick<Answer, 'chart' | 'status'>): Promise<Picture | undefined> {
    if (!chart) return undefined;
    // The minute and the health are part of the key: what is kept is never older, nor from before a change.
    const { target, metrics, fromMs, toMs } = chart;
    const minutes = [fromMs, toMs].map((ms) => Math.floor(ms / minuteMs));
    const key = JSON.stringify([target, metrics, minutes, status]);
    if (kept.has(key)) return kept.get(key);
    const running = underWay.get(key) ?? start(key, chart);
    if (!running) return undefined;
    const late = new AbortController();
    try {
      return await Promise.race([running, clock.sleep(budgetMs, late.signal).then(() => undefined)]);
    } finally {
      late.abort();
    }
  }

  function start(key: string, chart: NonNullable<Answer['chart']>): Promise<Picture | undefined> | undefined {
    if (underWay.size >= mostUnderWay) return undefined;
    const running = draw(chart)
      .then((picture) => keep(key, picture))
      .catch((err: unknown) => {
        log.warn({ err, target: chart.target.name }, 'an answer went without its picture');
        return undefined;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running;
  }

  async function draw(chart: NonNullable<Answer['chart']>): Promise<Picture | undefined> {
    const plan = await readAnswerChart(chart, readModel());
    if (!plan) return undefined;
    const png = await drawer.png(plan, discordFormat);
    log.debug({ target: chart.target.name, bytes: png.length }, 'drew a picture');
    return { png, alt: plan.alt };
  }

  function keep(key: string, picture: Picture | undefined): Picture | undefined {
    kept.set(key, picture);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return picture;
  }
}
