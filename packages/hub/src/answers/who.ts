/** "Who is on it?", "who owns it?": from the registry and from what is written of incidents. */
import { whoTookIt } from '../domain/incident.ts';
import { lastedSeconds } from '../domain/incident-phases.ts';
import { wasWord } from '../format/health-words.ts';
import { asPlain, clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { authorWords, expectedWords, whoAndWhenWords } from '../format/who-words.ts';
import { durationInWords, listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { openTroubles } from './open-incident.ts';
import { incidentsOf, outagesOf } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { unjudgedTrouble } from './trouble-now.ts';

const mostSaid = 5;
const lookBackMs = 30 * 86_400_000;
const notYetTold = say`I'm checking; engineers are told if it goes on. Nobody has said yet that they are on it.`;

/** `names` empty: whatever is in trouble now. `wants`: the owner first, or whoever works on it first. */
export async function tellWho(
  names: readonly string[],
  readModel: ReadModel,
  wants: 'owner' | 'worker' = 'worker',
): Promise<Answer> {
  const owners = ownersOf(names, readModel);
  const work = workOf(names, readModel);
  if (wants === 'owner') return answer(names, [...owners, ...work]);
  if (work.length > 0) return answer(names, [...work, ...(names.length > 0 ? owners : [])]);
  const calm = names.length > 0 ? `${listInWords(names)} ${names.length === 1 ? 'has' : 'have'}` : 'There is';
  const [doubt] = unjudgedTrouble(names, readModel);
  const now = doubt
    ? [doubt.verdict, notYetTold]
    : [say`${strong(`${calm} no open incident`)}, so nobody is working on one.`, ...(await lastOne(names, readModel))];
  return answer(names, [...now, ...(names.length > 0 ? owners : [])]);
}

function workOf(names: readonly string[], readModel: ReadModel): Text[] {
  const open = openTroubles(names, readModel);
  const lines = open.slice(0, mostSaid).flatMap((incident) => {
    const said = [...whoAndWhenWords(incident), ...expectedWords(incident, readModel.nowMs)];
    const { name } = incident.target;
    const [who, ...rest] = said;
    return who ? [say`${name}: ${who}`, ...rest] : [say`${name}: nobody has acknowledged it yet.`];
  });
  return open.length > mostSaid ? [...lines, say`And ${open.length - mostSaid} more.`] : lines;
}

/** "The last one (07:20, down 72 seconds): nobody took it on." */
async function lastOne(names: readonly string[], readModel: ReadModel): Promise<Text[]> {
  const { nowMs, registry } = readModel;
  const written = await incidentsOf(names, readModel, { fromMs: nowMs - lookBackMs, toMs: nowMs });
  const last = outagesOf(written, registry).at(-1)?.incident;
  if (!last) return [];
  const taken = whoTookIt(last);
  const who = taken ? say`${authorWords(taken.by)} took it on at ${clockTime(taken.atMs)}.` : say`nobody took it on.`;
  const how = `${wasWord(last.worst)} ${durationInWords(lastedSeconds(last, nowMs))}`;
  return [say`The last one, of ${last.target.name} (${moment(last.startedAtMs)}, ${how}): ${who}`];
}

/** Of everything each service with its team. */
function ownersOf(names: readonly string[], { registry }: ReadModel): Text[] {
  const wanted = names.length > 0 ? names : [...registry.services.keys()];
  return wanted.map((name) => {
    const services = [...registry.services.values()].filter((one) => one.name === name || one.hosts.includes(name));
    const teams = [...new Set(services.map(({ owner }) => owner?.team).filter((team) => team !== undefined))];
    return teams.length > 0
      ? say`${strong(`${name} is owned by ${listInWords(teams)}.`)}`
      : say`${strong(`The registry names no owner of ${name}.`)}`;
  });
}

function answer(names: readonly string[], [first = say`I cover no services yet.`, ...rest]: readonly Text[]): Answer {
  const verdict = first.map((part, at) => (at === 0 && typeof part === 'string' ? strong(part) : part));
  return { ...bareAnswer('who', names, verdict, rest.map(asPlain)), actions: [{ kind: 'ask-engineers' }] };
}
