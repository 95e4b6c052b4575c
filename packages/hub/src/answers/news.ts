/** "Any news?", "what is Esra doing?", "do they know about it?": what engineers said of an outage comes before how it was measured. */
import { expectedBack, type Incident, type IncidentNote, sinceMs, statusNow } from '../domain/incident.ts';
import { compareStatus } from '../format/health-words.ts';
import { asPlain, clockTime, say, strong, type Text } from '../format/text.ts';
import { authorWords, expectedWords, onItWords } from '../format/who-words.ts';
import { fullStop } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { backWords } from './back-words.ts';
import { bareAnswer } from './bare-answer.ts';
import { justOver, lastEnded, outagesToday } from './lately.ts';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { sinceWords } from './since-when.ts';
import { unjudgedTrouble } from './trouble-now.ts';

const mostTold = 4;

/** Undefined where nothing is in trouble, or just was: then there is no news. */
export function tellNews(names: readonly string[], readModel: ReadModel): Answer | undefined {
  const { nowMs } = readModel;
  const open = openTroubles(names, readModel);
  const [doubt] = open.length > 0 ? [] : unjudgedTrouble(names, readModel);
  const over = justOver(names, readModel) ?? lastEnded(outagesToday(names, readModel));
  if (doubt) return answer(names, doubt.verdict, [...doubt.lines, ...(over ? [beforeThat(over.incident)] : [])]);
  const [first, second] = open;
  if (!first) return over && answer(names, ...endedNews(over.incident, nowMs));
  if (!second) return answer(names, ...openNews(first, nowMs));
  const [verdict = say``, ...rest] = open
    .toSorted(
      (one, other) =>
        (lastNote(other)?.atMs ?? 0) - (lastNote(one)?.atMs ?? 0) ||
        compareStatus(statusNow(one, nowMs), statusNow(other, nowMs)),
    )
    .slice(0, mostTold)
    .map((incident) => inOneLine(incident, nowMs));
  return answer(names, verdict, rest.map(asPlain));
}

/** The line, then how it stands; without a line that there is none. */
function openNews(incident: Incident, nowMs: number): [Text, Text[]] {
  const { target } = incident;
  const state = asPlain(sinceWords(target.name, statusNow(incident, nowMs), sinceMs(incident, nowMs), nowMs));
  const line = lastNote(incident);
  if (line) return [saidWords(line), [...expectedWords(incident, nowMs), state, ...onItWords(incident)]];
  const [taken] = onItWords(incident);
  return taken
    ? [say`${strong('No update yet.')} ${taken}`, [state]]
    : [say`${strong('No update yet:')} nobody has acknowledged it.`, [state, ...alertedWords(incident)]];
}

function endedNews(incident: Incident, nowMs: number): [Text, Text[]] {
  const line = lastNote(incident);
  const said = line ? asPlain(saidWords(line)) : say`No engineer has written what it was.`;
  return [say`${strong('Resolved:')} ${asPlain(backWords(incident, nowMs))}`, [said]];
}

/** "exports, Esra (19:00): the disk filled up. Expected back by 19:06." */
function inOneLine(incident: Incident, nowMs: number): Text {
  const { name } = incident.target;
  const line = lastNote(incident);
  const expected = expectedBack(incident) ? say` ${expectedWords(incident, nowMs)[0] ?? ''}` : say``;
  if (line) return say`${strong(`${name}:`)} ${asPlain(saidWords({ ...line, text: fullStop(line.text) }))}${expected}`;
  const [taken = say`nobody has acknowledged it yet.`] = onItWords(incident);
  return say`${strong(`${name}:`)} no update yet; ${taken}`;
}

function beforeThat(incident: Incident): Text {
  const line = lastNote(incident);
  return line
    ? say`Of the one before: ${asPlain(saidWords(line))}`
    : say`Of the one before no engineer has written anything.`;
}

/** "Esra (Exports), 19:00: the disk filled up" */
function saidWords({ by, atMs, text }: IncidentNote): Text {
  return say`${strong(`${authorWords(by)}, `)}${clockTime(atMs)}${strong(':')} ${text}`;
}

function lastNote({ notes }: Incident): IncidentNote | undefined {
  return notes?.findLast(({ text }) => text !== '');
}

/** "May I say that we know?": what may be said is what happened: somebody took it on, or was alerted. */
export function tellKnown(names: readonly string[], readModel: ReadModel): Answer | undefined {
  const open = openTroubles(names, readModel).slice(0, mostTold);
  const [first] = open;
  const actions: Answer['actions'] = [{ kind: 'customer-text', target: names.length === 1 ? (names[0] ?? '*') : '*' }];
  if (!first) {
    const [doubt] = unjudgedTrouble(names, readModel);
    const notYet = say`${strong('Not yet:')} I'm checking; engineers are told if it goes on.`;
    return doubt && { ...answer(names, notYet, [asPlain(doubt.verdict), ...doubt.lines]), actions };
  }
  const [verdict = say``, ...rest] = uniqueOf(open.map((incident) => knownWords(incident)));
  return { ...answer(names, verdict, rest.map(asPlain)), actions };
}

/** Of several that were alerted at once the same sentence says it. */
function uniqueOf(words: readonly Text[]): Text[] {
  const plain = words.map((one) => JSON.stringify(one));
  return words.filter((_, at) => plain.indexOf(plain[at] ?? '') === at);
}

function knownWords(incident: Incident): Text {
  const [taken] = onItWords(incident);
  if (taken) return say`${strong('Yes:')} ${taken}`;
  const [alerted] = alertedWords(incident);
  return alerted
    ? say`${strong('Yes:')} ${alerted} Nobody has acknowledged it yet.`
    : say`${strong('Not yet:')} nobody has acknowledged ${incident.target.name}.`;
}

/** "The alert went out at 18:59." */
function alertedWords({ timeline }: Incident): Text[] {
  const told = timeline.find(({ kind }) => kind === 'told');
  return told ? [say`Engineers were alerted at ${clockTime(told.atMs)}.`] : [];
}

function answer(names: readonly string[], verdict: Text, lines: readonly Text[]): Answer {
  return { ...bareAnswer('who', names, verdict, lines), actions: [{ kind: 'ask-engineers' }] };
}
