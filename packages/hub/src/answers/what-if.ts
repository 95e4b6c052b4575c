/** "If exports fails like this once a week, what would our yearly availability be?": the last outage, as often as that. */
import { lastedSeconds } from '../domain/incident.ts';
import { clockTime, say, strong } from '../format/text.ts';
import { lengthInWords, uptimeInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { outagesIn, wasDown } from './outages.ts';
import type { ReadModel } from './read-model.ts';

const yearSeconds = 365 * 86_400;
const timesAYear: Readonly<Record<string, number>> = { day: 365, week: 52, month: 12, quarter: 4, year: 1 };
const howOften: Readonly<Record<string, number>> = { twice: 2, two: 2, three: 3, four: 4, five: 5 };
const rate =
  /\b(?:(once|twice|two|three|four|five)(?: times)? )?(?:a|an|each|every|per) (day|week|month|quarter|year)\b/i;

/** Undefined where its words name no rate. */
export async function tellWhatIf(
  names: readonly string[],
  text: string,
  readModel: ReadModel,
): Promise<Answer | undefined> {
  const [, often, unit = ''] = rate.exec(text) ?? [];
  const perYear = timesAYear[unit.toLowerCase()];
  if (perYear === undefined) return undefined;
  const { nowMs } = readModel;
  const outages = await outagesIn({ fromMs: 0, toMs: nowMs }, names, readModel);
  const last = outages.findLast(wasDown)?.incident;
  if (!last)
    return bareAnswer('history', names, say`${strong("I can't work it out:")} I know of no outage to count with.`);
  const count = perYear * (howOften[often?.toLowerCase() ?? ''] ?? 1);
  const each = lastedSeconds(last, nowMs);
  const down = Math.min(yearSeconds, count * each);
  const share = uptimeInWords(100 * (1 - down / yearSeconds));
  return bareAnswer('history', [last.target.name], say`${strong(`About ${share} a year.`)}`, [
    say`${count} times ${lengthInWords(each)}, as long as the last outage of ${last.target.name} (${clockTime(last.startedAtMs)}), is ${lengthInWords(down)} a year.`,
    say`That is arithmetic, not a forecast.`,
  ]);
}
