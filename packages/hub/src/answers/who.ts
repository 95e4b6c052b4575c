/** "Who is on it?", "who owns it?": from the registry and from what is written of incidents. */
import { type Incident, lastedSeconds, sinceMs, statusNow, whoTookIt, worstFromMs } from '../domain/incident.ts';
import { wasForWords } from '../format/health-words.ts';
import { asPlain, clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { authorWords, expectedWords, latestWords, whoAndWhenWords } from '../format/who-words.ts';
import { lengthInWords, listInWords, teamsInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { backWords } from './back-words.ts';
import { bareAnswer } from './bare-answer.ts';
import { justOver } from './lately.ts';
import { incidentsOf, openTroubles, outagesOf } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { sinceWords } from './since-when.ts';
import { unjudgedTrouble } from './trouble-now.ts';

const mostSaid = 5;
const lookBackMs = 30 * 86_400_000;
const notYetTold = say`I'm checking; engineers are told if it goes on. Nobody has said yet that they are on it.`;

/** `names` empty: whatever is in trouble now. Whoever works on it first, then the owner; `which` goes on, where that is asked too. */
export async function tellWho(
  names: readonly string[],
  readModel: ReadModel,
  told: 'who' | 'which' = 'who',
): Promise<Answer> {
  const { nowMs } = readModel;
  const owners = names.length > 0 ? ownersOf(names, readModel) : [];
  const work = workOf(names, readModel);
  if (work.length > 0) return answer(names, [...(told === 'which' ? goingOn(readModel) : []), ...work, ...owners]);
  const calm = names.length > 0 ? `${listInWords(names)} ${names.length === 1 ? 'has' : 'have'}` : 'There is';
  const [doubt] = unjudgedTrouble(names, readModel);
  const over = doubt ? undefined : justOver(names, readModel)?.incident;
  const now = doubt
    ? [doubt.verdict, notYetTold]
    : over
      ? wasOnIt(over, nowMs)
      : [
          say`${strong(`${calm} no open incident`)}, so nobody is working on one.`,
          ...(await lastOne(names, readModel)),
        ];
  return answer(names, [...now, ...owners]);
}

/** Of what is just over whoever was on it is asked. */
function wasOnIt(incident: Incident, nowMs: number): Text[] {
  const taken = whoTookIt(incident);
  const { name } = incident.target;
  const who = taken
    ? say`${strong(`${authorWords(taken.by)} was on ${name}`)} from ${clockTime(taken.atMs)}.`
    : say`${strong(`Nobody acknowledged ${name}`)} before it was over.`;
  return [who, asPlain(backWords(incident, nowMs)), ...latestWords(incident)];
}

/** `of trouble`: "what is broken, and who owns it?" means what is broken, where nothing is named. */
export function tellOwner(names: readonly string[], readModel: ReadModel, of: 'trouble' | 'all'): Answer {
  const troubled = of === 'trouble' && names.length === 0 ? openTroubles([], readModel) : [];
  const wanted = troubled.length > 0 ? troubled.map(({ target }) => target.name) : names;
  // Who works on it is no question of who owns it; that somebody does is worth a line.
  const taken = names.length === 0 ? [] : workOf(names, readModel, 'taken');
  return answer(names, [...ownersOf(wanted, readModel), ...taken]);
}

/** What goes on, and since when. */
function goingOn(readModel: ReadModel): Text[] {
  const { nowMs } = readModel;
  const open = openTroubles([], readModel).map((incident) =>
    sinceWords(incident.target.name, statusNow(incident, nowMs), sinceMs(incident, nowMs), nowMs),
  );
  const all = [...open, ...unjudgedTrouble([], readModel).map(({ verdict }) => verdict)];
  return all.length > mostSaid ? [...all.slice(0, mostSaid), say`And ${all.length - mostSaid} more.`] : all;
}

function workOf(names: readonly string[], readModel: ReadModel, which: 'taken' | 'all' = 'all'): Text[] {
  const open = openTroubles(names, readModel);
  const told = open.map((incident) => ({
    name: incident.target.name,
    said: [...whoAndWhenWords(incident), ...expectedWords(incident, readModel.nowMs)],
  }));
  const taken = told.filter(({ said }) => said.length > 0);
  const free = which === 'all' ? told.filter(({ said }) => said.length === 0).map(({ name }) => name) : [];
  const lines = taken
    .slice(0, mostSaid)
    .flatMap(({ name, said: [who = say``, ...rest] }) => [say`${name}: ${who}`, ...rest]);
  return [
    ...lines,
    ...(taken.length > mostSaid ? [say`And ${taken.length - mostSaid} more.`] : []),
    ...(free.length > 0
      ? [say`${listInWords(shortened(free))}: nobody has acknowledged ${free.length === 1 ? 'it' : 'them'} yet.`]
      : []),
  ];
}

function shortened(names: readonly string[]): string[] {
  return names.length > mostSaid
    ? [...names.slice(0, mostSaid - 1), `${names.length - mostSaid + 1} more`]
    : [...names];
}

/** "The last one (07:20, down 72 seconds): nobody took it on." */
async function lastOne(names: readonly string[], readModel: ReadModel): Promise<Text[]> {
  const { nowMs, registry } = readModel;
  const written = await incidentsOf(names, readModel, { fromMs: nowMs - lookBackMs, toMs: nowMs });
  const last = outagesOf(written, registry).at(-1)?.incident;
  if (!last) return [];
  const taken = whoTookIt(last);
  const who = taken ? say`${authorWords(taken.by)} took it on at ${clockTime(taken.atMs)}.` : say`nobody took it on.`;
  const how = wasForWords(last.worst, lengthInWords(lastedSeconds(last, nowMs)));
  return [say`The last one, of ${last.target.name} (${moment(worstFromMs(last, nowMs))}, ${how}): ${who}`];
}

/** "What did Emil say?": the lines that engineers wrote of the last outage, as they wrote them. */
export async function tellSaid(names: readonly string[], readModel: ReadModel): Promise<Answer> {
  const { nowMs, registry } = readModel;
  const written = await incidentsOf(names, readModel, { fromMs: nowMs - lookBackMs, toMs: nowMs });
  const last = outagesOf(written, registry).findLast(({ incident }) => incident.notes?.some(({ text }) => text !== ''));
  const said = last?.incident.notes?.filter(({ text }) => text !== '').slice(-mostSaid) ?? [];
  const whom = names.length === 0 ? '' : ` about ${listInWords(names)}`;
  if (!last || said.length === 0)
    return answer(names, [say`${strong(`No engineer has written anything${whom}`)} that I know of.`]);
  return answer(
    [last.incident.target.name],
    said.map(({ by, atMs, text }) => say`${authorWords(by)} (${clockTime(atMs)}): ${text}`),
  );
}

/** "Did it recover on its own, or did someone fix it?": who took it on is known, what they did is not. */
export async function tellHowItEnded(names: readonly string[], readModel: ReadModel): Promise<Answer> {
  const [last] = openTroubles(names, readModel).length > 0 ? [] : await lastOne(names, readModel);
  if (!last) return tellWho(names, readModel);
  const limit = say`Whether somebody worked on it without saying so here I can't tell.`;
  return answer(names, [[strong('It is over.'), ' ', ...last], limit]);
}

/** Of everything each service with its team; what has none comes last. */
function ownersOf(names: readonly string[], { registry }: ReadModel): Text[] {
  const wanted = names.length > 0 ? names : [...registry.services.keys()];
  const owned = wanted.map((name) => {
    const services = [...registry.services.values()].filter((one) => one.name === name || one.hosts.includes(name));
    return { name, teams: [...new Set(services.flatMap(({ owner }) => owner?.team ?? []))] };
  });
  return [
    ...owned
      .filter(({ teams }) => teams.length > 0)
      .map(({ name, teams }) => say`${strong(`${name} is owned by ${teamsInWords(teams)}.`)}`),
    ...owned
      .filter(({ teams }) => teams.length === 0)
      .map(({ name }) => say`${strong(`The registry names no owner of ${name}.`)}`),
  ];
}

function answer(names: readonly string[], [first = say`I cover no services yet.`, ...rest]: readonly Text[]): Answer {
  const verdict = first.map((part, at) => (at === 0 && typeof part === 'string' ? strong(part) : part));
  return { ...bareAnswer('who', names, verdict, rest.map(asPlain)), actions: [{ kind: 'ask-engineers' }] };
}
