/** "Is it over?", "still down?", "exports again?": yes or no to that, before how it is. */
import type { Question } from '@herald/understanding/question';
import type { HostView, ServiceView } from '../domain/fleet.ts';
import { asPlain, clockTime, plainText, say, strong, type Text } from '../format/text.ts';
import { latestWords, statedCauseWords } from '../format/who-words.ts';
import { ordinal, timesWord } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { backWords } from './back-words.ts';
import { lastEnded, outagesToday, whenAndWhy } from './lately.ts';
import type { ReadModel } from './read-model.ts';

type Turned = Pick<Question, 'turns'>;

/** `answer`: how the one thing is. Undefined where neither is asked, and of what is planned. */
export function answeringWhetherOver(
  answer: Answer,
  view: HostView | ServiceView,
  { turns }: Turned,
  readModel: ReadModel,
): Answer | undefined {
  const asksStill = turns.includes('still');
  if (
    turns.includes('nth') ||
    (!asksStill && !turns.includes('over')) ||
    turns.includes('plans') ||
    view.health.planned
  )
    return undefined;
  const rising = risingServer(view);
  switch (answer.status) {
    case 'down':
      return rising === undefined
        ? begun(answer, asksStill ? 'Yes, still' : 'Not yet')
        : begun(
            { ...answer, lines: [asPlain(answer.verdict), ...withoutReasons(answer.lines, view)] },
            'It looks so',
            say`${rising} is responding again; I'll call it up after one more good reading.`,
          );
    case 'degraded':
      return begun(answer, asksStill && !turns.includes('slow') ? 'Not down' : asksStill ? 'Yes, still' : 'Not quite');
    case 'unknown':
      return begun(answer, 'Not certain');
    case 'up': {
      const name = nameOf(view);
      const last = lastEnded(ofItself(name, readModel));
      const word = asksStill ? 'No' : 'Yes';
      if (!last) return begun(answer, word);
      const { incident } = last;
      const since = incident.endedAtMs === undefined ? say`` : say` since ${clockTime(incident.endedAtMs)}`;
      const [state, ...rest] = answer.lines;
      return {
        ...answer,
        verdict: say`${strong(`${word}:`)} ${backWords(incident, readModel.nowMs, since)}`,
        lines: [...(state ? [state] : []), ...statedCauseWords(incident), ...latestWords(incident), ...rest],
      };
    }
    default:
      return undefined;
  }
}

/** "Again?" beside how it is now. */
export function answeringAgain(
  answer: Answer,
  view: HostView | ServiceView,
  { turns }: Turned,
  readModel: ReadModel,
): Answer {
  if (!turns.includes('nth') || view.health.planned) return answer;
  const [times] = againWords(nameOf(view), readModel);
  if (!times || answer.lines.some((line) => line.some((part) => typeof part === 'string' && part.startsWith('Again:'))))
    return answer;
  const [first, ...rest] = answer.lines;
  const isOut = answer.status === 'down' || answer.status === 'degraded';
  const isAgain = ofItself(nameOf(view), readModel).length > 1;
  const told = { ...answer, lines: isOut ? [times, ...answer.lines] : [...(first ? [first] : []), times, ...rest] };
  return isOut && isAgain ? begun(told, 'Yes, again') : told;
}

/** "It's the 2nd outage today; the last was 18:59 to 19:02 (Esra: the disk filled up)." Empty where there was none. */
function againWords(name: string, readModel: ReadModel): Text[] {
  const today = ofItself(name, readModel);
  const last = lastEnded(today);
  const isOpen = today.some(({ incident }) => incident.endedAtMs === undefined);
  // What is merely slow is no outage.
  const isOut = today.some(({ incident }) => incident.endedAtMs === undefined && incident.worst !== 'degraded');
  if (isOpen && !last) return [isOut ? say`It's the first outage today.` : say`It's the first time today.`];
  if (isOpen && last) return [say`It's the ${ordinal(today.length)} outage today; the last was ${whenAndWhy(last)}.`];
  if (!last) return [];
  return [
    say`It was out ${timesWord(today.length)} today, ${today.length === 1 ? '' : 'last '}from ${whenAndWhy(last)}.`,
  ];
}

function ofItself(name: string, readModel: ReadModel) {
  return outagesToday([name], readModel).filter(({ incident }) => incident.target.name === name);
}

function nameOf(view: HostView | ServiceView): string {
  return 'service' in view ? view.service.name : view.host.name;
}

/** "None of its servers is responding." is no longer true of what answers again. */
function withoutReasons(lines: readonly Text[], { health }: HostView | ServiceView): Text[] {
  const reasons = new Set(health.reasons.map(({ text }) => text));
  return lines.filter((line) => !reasons.has(plainText(line, () => '')));
}

/** It answers again, and is not called up yet. */
function risingServer(view: HostView | ServiceView): string | undefined {
  const hosts = 'service' in view ? view.hosts : [view];
  return hosts.find(({ health, lastOutcome }) => health.status === 'down' && lastOutcome?.kind === 'report')?.host.name;
}

function begun(answer: Answer, word: string, verdict: Text = answer.verdict): Answer {
  return { ...answer, verdict: say`${strong(`${word}:`)} ${verdict}` };
}
