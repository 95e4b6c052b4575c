/** "Tell me when both are finished, the exports and the billing": each is told for what it is, one that is down when it is back, one under maintenance when that is over. */
import { clockTime, say, strong, type Text } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { Action, Answer, Request } from './answer.ts';
import type { Asked } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { isOn } from './topic.ts';
import { isInTrouble } from './trouble-now.ts';
import { asksOutright } from './wish-parts.ts';

type Wish = Pick<Request, 'target' | 'kinds'> & { words: Text; action: Action };

/** Undefined where one thing is meant, or nothing of several is to be waited for. */
export function offerEach(asked: Asked): Answer | undefined {
  const { names, asks, text } = asked;
  if (!asks('return') && !asks('finished') && !asks('over')) return undefined;
  if (names.length < 2) return undefined;
  const wishes = names.flatMap((name) => wishFor(name, asked) ?? []);
  const [first, ...also] = wishes;
  if (!first) return undefined;
  const fine = names.filter((name) => wishes.every(({ target }) => target !== name));
  const calm = fine.length === 0 ? [] : [say`${listInWords(fine)} ${fine.length === 1 ? 'is' : 'are'} up now.`];
  const what = wishes.flatMap(({ words }, at) => (at === 0 ? words : say`, and ${words}`));
  const offered = {
    ...bareAnswer('subscribe', names, say`Want a message ${what}?`, calm),
    actions: wishes.map(({ action }) => action),
  };
  if (!asksOutright(text)) return offered;
  const { target, kinds } = first;
  const done = say`${strong("Done. I'll message you")} ${what}.`;
  return {
    ...offered,
    request: { target, kinds, done, lines: calm, also: also.map(({ target, kinds }) => ({ target, kinds })) },
  };
}

function wishFor(name: string, { readModel }: Asked): Wish | undefined {
  const { downtimes, nowMs } = readModel;
  if (isInTrouble(name, readModel))
    return {
      target: name,
      kinds: 'back',
      words: say`when ${name} is back`,
      action: { kind: 'tell-back', target: name },
    };
  const window = downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }, [name]).find(isOn);
  if (!window) return undefined;
  const end = window.hasNoEnd ? say`` : say` (planned to end at ${clockTime(window.endsAtMs)})`;
  return {
    target: name,
    kinds: ['downtime'],
    words: say`when the maintenance on ${name} is over${end}`,
    action: { kind: 'subscribe', target: name },
  };
}
