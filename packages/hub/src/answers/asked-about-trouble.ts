/** "When will it be back?", "why?", "what do I tell customers?": from what is written of incidents. */
import type { Period } from '../domain/history.ts';
import { expectedBack, statedCause } from '../domain/incident.ts';
import { isAtWorst, lastedSeconds, sinceMs } from '../domain/incident-phases.ts';
import { clockTime, moment, say, strong } from '../format/text.ts';
import { authorWords, whoAndWhenWords } from '../format/who-words.ts';
import { durationInWords, listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { customerTexts, troubleTexts } from './customer-text.ts';
import { allClear } from './for-customers.ts';
import { openTroubles } from './open-incident.ts';
import { incidentsOf, outagesOf } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { unjudgedTrouble } from './trouble-now.ts';

const yearMs = 366 * 86_400_000;

export function tellEta(names: readonly string[], readModel: ReadModel): Answer {
  const running = readModel
    .downtimes({ fromMs: readModel.nowMs - 1, toMs: readModel.nowMs + 1 }, names.length > 0 ? names : undefined)
    .find(({ state }) => state === 'running' || state === 'over-running');
  if (running)
    return bareAnswer('eta', names, say`${strong('The maintenance ends')} at ${moment(running.endsAtMs)}.`, [
      say`${running.title}.`,
    ]);
  const open = openTroubles(names, readModel);
  const [first] = open;
  const [doubt] = first ? [] : unjudgedTrouble(names, readModel);
  if (doubt) return bareAnswer('eta', names, doubt.verdict, [...doubt.lines, say`There is no estimate yet.`]);
  if (!first)
    return bareAnswer('eta', names, say`${strong(`${notDown(names, { one: 'is', several: 'are' })} right now.`)}`, []);
  const [onIt = say`Nobody has acknowledged it yet.`, ...said] = whoAndWhenWords(first);
  const since = say`${first.target.name} has been in trouble since ${moment(sinceMs(first, readModel.nowMs))}.`;
  const backByMs = expectedBack(first)?.backByMs;
  if (backByMs === undefined)
    return bareAnswer('eta', names, say`${strong('There is no estimate yet.')} ${onIt}`, [...said, since]);
  const verdict =
    readModel.nowMs <= backByMs
      ? say`${strong(`${first.target.name} is expected back by`)} ${clockTime(backByMs)}.`
      : say`${strong(`${first.target.name} was expected back by`)} ${clockTime(backByMs)}; there is no new estimate yet.`;
  return bareAnswer('eta', names, verdict, [onIt, ...said, since]);
}

/** What just failed has no cause yet, and is told before what failed earlier. */
export async function tellCause(
  names: readonly string[],
  readModel: ReadModel,
  fromMs: number,
  toMs: number,
): Promise<Answer> {
  const isNow = toMs >= readModel.nowMs && openTroubles(names, readModel).length === 0;
  const [doubt] = isNow ? unjudgedTrouble(names, readModel) : [];
  if (doubt) return bareAnswer('cause', names, doubt.verdict, [...doubt.lines, say`I don't know the cause yet.`]);
  const written = await incidentsOf(names, readModel, { fromMs, toMs });
  const outages = outagesOf(written, readModel.registry).toReversed();
  const [last] = outages;
  if (!last)
    return bareAnswer(
      'cause',
      names,
      say`${strong(`${notDown(names, { one: 'was', several: 'were' })} in that time`)}, so there is no cause to tell.`,
      [],
    );
  const { target, cause, startedAtMs } = last.incident;
  const lasted = durationInWords(lastedSeconds(last.incident, readModel.nowMs));
  const when = isAtWorst(last.incident, readModel.nowMs) ? `${lasted} so far` : lasted;
  const stated = statedCause(last.incident);
  // Asked why a service was down: of a server alone it is said that the service was not.
  const isOfServer = target.kind === 'host' && names.length > 0 && !names.includes(target.name);
  const spared = isOfServer ? [say`${listInWords(names)} stayed up meanwhile.`] : [];
  if (stated)
    return bareAnswer('cause', names, say`${strong(`${target.name}: ${stated.text}`)}`, [
      say`That was ${moment(startedAtMs)}, ${when}. ${authorWords(stated.by)} noted it. What I measured: ${cause}`,
      ...spared,
    ]);
  return bareAnswer('cause', names, say`${strong(`${target.name}: ${cause}`)}`, [
    say`That was ${moment(startedAtMs)}, ${when}. This is what I measured; I can't tell what led to it.`,
    ...spared,
  ]);
}

/** Ready to paste; of a time that is past what there was then, where all is well now. */
export async function tellCustomer(names: readonly string[], readModel: ReadModel, past?: Period): Promise<Answer> {
  const isOver = past !== undefined && troubleTexts(names, readModel).length === 0;
  const ended = isOver ? await allClear(names, readModel, past) : [];
  const [first = say``, ...rest] = ended.length > 0 ? ended : customerTexts(names, readModel);
  const target = names.length === 1 ? (names[0] ?? '*') : '*';
  return {
    ...bareAnswer('customer', names, first, rest),
    actions: [{ kind: 'customer-text', target }, { kind: 'ask-engineers' }],
  };
}

/** "billing is not down", "billing and search were not down", "Nothing was down". */
function notDown(names: readonly string[], verb: { one: string; several: string }): string {
  if (names.length === 0) return `Nothing ${verb.one} down`;
  return `${listInWords(names)} ${names.length === 1 ? verb.one : verb.several} not down`;
}

/** How far back "why was it down?" looks where no time was given. */
export const causeReachesBackMs = yearMs;
