/** "Has this happened before?" while it happens: whether there was another, before what there was. */
import { asPlain, say, strong } from '../format/text.ts';
import { plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { NamedPeriod } from './history.ts';
import { outagesIn } from './outages.ts';
import type { ReadModel } from './read-model.ts';

/** As it was told, where nothing of it goes on: then its outages are the answer. */
export async function answeringBefore(
  told: Answer,
  name: string,
  period: NamedPeriod,
  readModel: ReadModel,
): Promise<Answer> {
  const all = await outagesIn(period, [name], readModel);
  const before = all.filter(({ incident }) => incident.endedAtMs !== undefined);
  if (before.length === all.length) return told;
  const verdict =
    before.length === 0
      ? say`${strong('No:')} it's the first that I know of ${period.words}.`
      : say`${strong('Yes:')} ${plural(before.length, 'outage')} before it ${period.words}.`;
  return { ...told, verdict, lines: [asPlain(told.verdict), ...told.lines] };
}
