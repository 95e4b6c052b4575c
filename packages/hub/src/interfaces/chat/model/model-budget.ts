/** How often a language model may be asked in a day, over all hubs and restarts: each call has a bounded size, so its cost is bounded too. */
import type { Logger } from 'pino';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { findSetting, putValue } from '../../../store/key-value.ts';
import type { Database } from '../../../store/query.ts';

/** True where there is one left, which is then used. */
export type ModelBudget = { take(): Promise<boolean> };

const key = 'model-calls';
const Used = Type.Object({ day: Type.String(), calls: Type.Integer() });

/** Days are those of UTC. A store that can't be reached allows none. */
export function createModelBudget({
  database,
  callsPerDay,
  nowMs,
  log,
}: {
  database: Database;
  callsPerDay: number;
  nowMs(): number;
  log: Logger;
}): ModelBudget {
  let warnedOn = '';
  return {
    async take() {
      const now = nowMs();
      const day = new Date(now).toISOString().slice(0, 10);
      try {
        const isLeft = await database.transaction(async (query) => {
          const kept = await findSetting(query, key);
          const calls = Value.Check(Used, kept) && kept.day === day ? kept.calls : 0;
          if (calls >= callsPerDay) return false;
          await putValue(query, key, { day, calls: calls + 1 }, now);
          return true;
        });
        if (!isLeft && warnedOn !== day) {
          log.warn({ callsPerDay }, 'the language model was asked as often as it may be in a day');
          warnedOn = day;
        }
        return isLeft;
      } catch (err) {
        log.warn({ err }, 'whether the language model may be asked could not be read');
        return false;
      }
    },
  };
}
