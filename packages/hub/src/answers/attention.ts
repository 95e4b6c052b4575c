/** "Anything on fire I should tell the CEO about?": what is wrong now, whom it hits and who is on it, or that nothing is; then what was today. */
import { lastedSeconds } from '../domain/incident.ts';
import { asPlain, say, strong, type Text } from '../format/text.ts';
import { lengthInWords, listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { impactNow } from './impact.ts';
import { outagesToday } from './lately.ts';
import { isOfService, openTroubles, wasDown } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { describeSeveral } from './several.ts';
import { togetherOf } from './together.ts';
import { unjudgedTrouble } from './trouble-now.ts';
import { tellWho } from './who.ts';

export async function tellAttention({ readModel, viewer }: Asked): Promise<Answer> {
  const { fleet } = readModel;
  const all = describeSeveral([...fleet.hosts()], [...fleet.services()], readModel, viewer, {
    intent: 'fleet',
    targets: ['*'],
    lead: 'services',
  });
  // Whoever asks what is wrong wants no list of what is well.
  const now = { ...all, groups: [] };
  const earlier = earlierToday(readModel);
  if (openTroubles([], readModel).length === 0) {
    const isWell = unjudgedTrouble([], readModel).length === 0;
    const lines = [...now.lines, ...earlier];
    return isWell
      ? { ...now, verdict: say`${strong('Nothing needs your attention right now.')} ${asPlain(now.verdict)}`, lines }
      : { ...now, lines };
  }
  const impact = impactNow([], readModel);
  const told = togetherOf(now, [
    ...(impact ? [{ ...impact, lines: [], actions: [] }] : []),
    await tellWho([], readModel),
  ]);
  return { ...told, lines: [...told.lines, ...earlier] };
}

function earlierToday(readModel: ReadModel): Text[] {
  const over = outagesToday([], readModel).filter(
    (outage) => isOfService(outage) && wasDown(outage) && outage.incident.endedAtMs !== undefined,
  );
  if (over.length === 0) return [];
  const byName = Map.groupBy(over, ({ incident }) => incident.target.name);
  const told = [...byName].map(([name, those]) => {
    const seconds = those.reduce((sum, { incident }) => sum + lastedSeconds(incident, readModel.nowMs), 0);
    return `${name} for ${lengthInWords(seconds)}${those.length > 1 ? ' in all' : ''}`;
  });
  return [say`Down earlier today, and over: ${listInWords(told)}.`];
}
