/** "Who is on it?", "when will it be back?", "why?", "what do I tell customers?": from what is written of incidents. */
import type { Question } from '@herald/understanding/question';
import { expectedBack, type Incident, statedCause } from '../domain/incident.ts';
import { isAtWorst, lastedSeconds, sinceMs } from '../domain/incident-phases.ts';
import { clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { authorWords, expectedWords, whoAndWhenWords } from '../format/who-words.ts';
import { durationInWords, listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { customerTexts } from './customer-text.ts';
import { outagesOf } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { unjudgedTrouble } from './trouble-now.ts';

const yearMs = 366 * 86_400_000;
const mostSaid = 5;
const notYetTold = say`I'm checking; engineers are told if it goes on. Nobody has said yet that they are on it.`;

/** `names` empty: whatever is in trouble now. */
export function tellWho(names: readonly string[], readModel: ReadModel): Answer {
  const owners = names.flatMap((name) => ownerOf(name, readModel));
  const open = troubled(names, readModel);
  const lines = open.slice(0, mostSaid).flatMap((incident) => {
    const said = [...whoAndWhenWords(incident), ...expectedWords(incident, readModel.nowMs)];
    const { name } = incident.target;
    const [who, ...rest] = said;
    return who ? [say`${name}: ${who}`, ...rest] : [say`${name}: nobody has acknowledged it yet.`];
  });
  const [first] = lines;
  const more = open.length > mostSaid ? [say`And ${open.length - mostSaid} more.`] : [];
  if (first) return answer('who', names, strongly(first), [...lines.slice(1), ...more, ...owners]);
  const [doubt] = unjudgedTrouble(names, readModel);
  if (doubt) return answer('who', names, doubt.verdict, [notYetTold, ...owners]);
  const calm = names.length > 0 ? `${listInWords(names)} ${names.length === 1 ? 'has' : 'have'}` : 'There is';
  return answer('who', names, say`${strong(`${calm} no open incident`)}, so nobody is working on one.`, owners);
}

export function tellEta(names: readonly string[], readModel: ReadModel): Answer {
  const running = readModel
    .downtimes({ fromMs: readModel.nowMs - 1, toMs: readModel.nowMs + 1 }, names.length > 0 ? names : undefined)
    .find(({ state }) => state === 'running' || state === 'over-running');
  if (running)
    return answer('eta', names, say`${strong('The maintenance ends')} at ${moment(running.endsAtMs)}.`, [
      say`${running.title}.`,
    ]);
  const open = troubled(names, readModel);
  const [first] = open;
  const [doubt] = first ? [] : unjudgedTrouble(names, readModel);
  if (doubt) return answer('eta', names, doubt.verdict, [...doubt.lines, say`There is no estimate yet.`]);
  if (!first)
    return answer('eta', names, say`${strong(`${notDown(names, { one: 'is', several: 'are' })} right now.`)}`, []);
  const [onIt = say`Nobody has acknowledged it yet.`, ...said] = whoAndWhenWords(first);
  const since = say`${first.target.name} has been in trouble since ${moment(sinceMs(first, readModel.nowMs))}.`;
  const backByMs = expectedBack(first)?.backByMs;
  if (backByMs === undefined)
    return answer('eta', names, say`${strong('There is no estimate yet.')} ${onIt}`, [...said, since]);
  const verdict =
    readModel.nowMs <= backByMs
      ? say`${strong(`${first.target.name} is expected back by`)} ${clockTime(backByMs)}.`
      : say`${strong(`${first.target.name} was expected back by`)} ${clockTime(backByMs)}; there is no new estimate yet.`;
  return answer('eta', names, verdict, [onIt, ...said, since]);
}

/** What just failed has no cause yet, and is told before what failed earlier. */
export async function tellCause(
  names: readonly string[],
  readModel: ReadModel,
  fromMs: number,
  toMs: number,
): Promise<Answer> {
  const isNow = toMs >= readModel.nowMs && troubled(names, readModel).length === 0;
  const [doubt] = isNow ? unjudgedTrouble(names, readModel) : [];
  if (doubt) return answer('cause', names, doubt.verdict, [...doubt.lines, say`I don't know the cause yet.`]);
  const written = await readModel.incidents({ fromMs, toMs }, names.length > 0 ? names : undefined);
  const outages = outagesOf(written, readModel.registry).toReversed();
  const [last] = outages;
  if (!last)
    return answer(
      'cause',
      names,
      say`${strong(`${notDown(names, { one: 'was', several: 'were' })} in that time`)}, so there is no cause to tell.`,
      [],
    );
  const { target, cause, startedAtMs } = last.incident;
  const lasted = durationInWords(lastedSeconds(last.incident, readModel.nowMs));
  const when = isAtWorst(last.incident, readModel.nowMs) ? `${lasted} so far` : lasted;
  const stated = statedCause(last.incident);
  if (stated)
    return answer('cause', names, say`${strong(`${target.name}: ${stated.text}`)}`, [
      say`That was ${moment(startedAtMs)}, ${when}. ${authorWords(stated.by)} noted it. What I measured: ${cause}`,
    ]);
  return answer('cause', names, say`${strong(`${target.name}: ${cause}`)}`, [
    say`That was ${moment(startedAtMs)}, ${when}. This is what I measured; I can't tell what led to it.`,
  ]);
}

/** Ready to paste. */
export function tellCustomer(names: readonly string[], readModel: ReadModel): Answer {
  const [first, ...rest] = customerTexts(names, readModel);
  const target = names.length === 1 ? (names[0] ?? '*') : '*';
  return {
    ...answer('customer', names, first, rest),
    actions: [{ kind: 'customer-text', target }, { kind: 'ask-engineers' }],
  };
}

/** Services first; servers only where no service of theirs is in trouble too. */
function troubled(names: readonly string[], { open, registry }: ReadModel): Incident[] {
  const all = [...(open?.values() ?? [])].filter(({ isPlanned }) => !isPlanned);
  const asked = new Set(names.flatMap((name) => [name, ...(registry.services.get(name)?.hosts ?? [])]));
  return outagesOf(
    all.filter(({ target }) => names.length === 0 || asked.has(target.name)),
    registry,
  ).map(({ incident }) => incident);
}

function ownerOf(name: string, { registry }: ReadModel): Text[] {
  const services = [...registry.services.values()].filter((one) => one.name === name || one.hosts.includes(name));
  const teams = [...new Set(services.map(({ owner }) => owner?.team).filter((team) => team !== undefined))];
  return [
    teams.length > 0 ? say`${name} is owned by ${listInWords(teams)}.` : say`The registry names no owner of ${name}.`,
  ];
}

/** "billing is not down", "billing and search were not down", "Nothing was down". */
function notDown(names: readonly string[], verb: { one: string; several: string }): string {
  if (names.length === 0) return `Nothing ${verb.one} down`;
  return `${listInWords(names)} ${names.length === 1 ? verb.one : verb.several} not down`;
}

function strongly(text: Text): Text {
  return text.map((part, at) => (at === 0 && typeof part === 'string' ? strong(part) : part));
}

function answer(intent: Question['intent'], names: readonly string[], verdict: Text, lines: readonly Text[]): Answer {
  return {
    intent,
    targets: names.length > 0 ? names : ['*'],
    answered: true,
    status: 'none',
    verdict,
    lines,
    facts: [],
    groups: [],
    actions: [{ kind: 'ask-engineers' }],
  };
}

/** How far back "why was it down?" looks where no time was given. */
export const causeReachesBackMs = yearMs;
