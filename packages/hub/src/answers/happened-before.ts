/** "Has this happened before?" while it happens: whether there was another, before what there was. */
import { asPlain, say, strong } from '../format/text.ts';
import { plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { NamedPeriod } from './history.ts';
import { outagesIn } from './outages.ts';
import type { ReadModel } from './read-model.ts';

/** As it was told, where nothing of it goes on and there was no other. */
export async function answeringBefore(
  told: Answer,
  name: string,
  period: NamedPeriod,
  readModel: ReadModel,
): Promise<Answer> {
  const all = await outagesIn(period, [name], readModel);
  const before = all.filter(({ incident }) => incident.endedAtMs !== undefined);
  const isOver = before.length === all.length;
  if (isOver && all.length < 2) return told;
  const earlier = before.length - (isOver ? 1 : 0);
  const verdict =
    earlier === 0
      ? say`${strong('No:')} it's the first that I know of ${period.words}.`
      : say`${strong('Yes:')} ${plural(earlier, 'outage')} before it ${period.words}.`;
  return { ...told, verdict, lines: [asPlain(told.verdict), ...told.lines] };
}
