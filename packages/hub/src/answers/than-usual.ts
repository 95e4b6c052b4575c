/** "More incidents than usual today?": what happened in a time beside the mean of the days before it that were monitored. */
import { say, strong, type Text } from '../format/text.ts';
import { plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { type NamedPeriod, whatHappened } from './history.ts';
import { outagesIn } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { whichWereWatched } from './watched.ts';

const dayMs = 86_400_000;
const daysBefore = 30;
/** A mean of fewer days says nothing of what is usual. */
const leastDays = 5;

export async function againstUsual(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
): Promise<Answer> {
  const days = Array.from({ length: daysBefore }, (_, at) => {
    const fromMs = period.fromMs - (daysBefore - at) * dayMs;
    return { fromMs, toMs: fromMs + dayMs };
  });
  const span = { fromMs: period.fromMs - daysBefore * dayMs, toMs: period.fromMs };
  const [told, now, before, watched] = await Promise.all([
    whatHappened(names, readModel, period),
    countIn(names, readModel, period),
    countIn(names, readModel, span),
    whichWereWatched(names, readModel, days),
  ]);
  const monitored = watched.filter(Boolean).length;
  if (monitored < leastDays)
    return withFirst(
      told,
      say`${strong("I can't say what is usual yet:")} I was monitoring on ${monitored === 0 ? 'no day' : `only ${plural(monitored, 'day')}`} of the ${daysBefore} before.`,
    );
  const lastsDays = Math.max(1, Math.round((Math.min(period.toMs, readModel.nowMs) - period.fromMs) / dayMs));
  const usual = (before / monitored) * lastsDays;
  const verdict = now > usual ? 'Yes, more than usual' : now < usual ? 'No, fewer than usual' : 'No, as many as usual';
  const mean =
    before > 0 && usual < 0.1 ? 'fewer than 0.1' : usual >= 10 ? Math.round(usual) : Math.round(usual * 10) / 10;
  return withFirst(
    told,
    say`${strong(`${verdict}:`)} ${now} ${period.words}; ${mean} on average${lastsDays === 1 ? ' a day' : ''} before (${before} in ${plural(monitored, 'day')}).`,
  );
}

async function countIn(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod | Omit<NamedPeriod, 'words'>,
) {
  const all = await outagesIn(period, names, readModel);
  // One that goes on from the time before began there.
  return all.filter(({ incident }) => incident.startedAtMs >= period.fromMs && incident.startedAtMs < period.toMs)
    .length;
}

function withFirst(answer: Answer, verdict: Text): Answer {
  return { ...answer, verdict, lines: [answer.verdict, ...answer.lines] };
}
