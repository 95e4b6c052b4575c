/** The language model that the settings name, and how messages are read by it. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { NameBook } from '../../answers/name-book.ts';
import { createAskModel, type ModelSettings } from '../../interfaces/chat/model/ask-model.ts';
import { createModelBudget } from '../../interfaces/chat/model/model-budget.ts';
import { createReadAgain, type ReadAgain } from '../../interfaces/chat/model/read-again.ts';
import { createQuestionRate } from '../../interfaces/chat/question-rate.ts';
import type { Database } from '../../store/query.ts';
import type { HubSecrets, HubSettings } from '../settings.ts';

/** One person may have five messages read at once, and one more every 20 seconds. */
const burst = 5;
const perSecond = 0.05;

export function modelOf(settings: HubSettings, secrets: HubSecrets): ModelSettings | undefined {
  const { HERALD_MODEL_URL: url, HERALD_MODEL_NAME: name } = settings;
  const { HERALD_MODEL_KEY: key } = secrets;
  return url === undefined || name === undefined ? undefined : { url, name, ...(key !== undefined && { key }) };
}

/** Where words go that Herald cannot read itself, for whoever asks. */
export function modelHostOf(settings: HubSettings): string | undefined {
  return settings.HERALD_MODEL_URL === undefined ? undefined : new URL(settings.HERALD_MODEL_URL).host;
}

export function createModelReader(
  model: ModelSettings,
  parts: { callsPerDay: number; database: Database; names: NameBook; clock: Clock; log: Logger; signal: AbortSignal },
): ReadAgain {
  const { callsPerDay, database, names, clock, log, signal } = parts;
  log.info({ host: new URL(model.url).host }, 'a language model reads what is left open');
  return createReadAgain({
    ask: createAskModel(model),
    known: names.known,
    budget: createModelBudget({ database, callsPerDay, nowMs: () => clock.now(), log }),
    rate: createQuestionRate({ elapsed: () => clock.elapsed(), burst, perSecond }),
    log,
    signal,
  });
}
