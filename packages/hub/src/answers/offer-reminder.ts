/** "Remind me at ten", "a few minutes before the work begins", "when it kicks off": what Herald can say at a time, and what it can't. */
import { inFull } from '@herald/understanding/spelling';
import { clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { durationInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { openTroubles } from './outages.ts';
import { alsoFor, asksOutright, offer, type Window, windowOf } from './wish-parts.ts';

/** "Can you remind me at half past ten?", "if it isn't better by then, wake me": at a time, or of what did not happen. */
export const asksToBeReminded =
  /\bremind (?:me|us)\b[^.?!]{0,60}\b(?:at|by|in|before|every) (?:about |around )?(?:half|quarter|noon|midnight|an?\b|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|\bif\b[^.?!]{0,80}(?:n['’]?t\b|\bnot\b|\bstill\b)[^.?!]{0,60}\b(?:remind|tell|ping|wake|alert|message|warn)\b/i;

export function cannotRemind({ names, readModel, asks }: Asked): Answer {
  const [target] = names.length > 0 ? names : openTroubles([], readModel).map((one) => one.target.name);
  const isOut = target !== undefined && openTroubles([target], readModel).length > 0;
  const instead = isOut ? `when ${target} is back` : `when ${target ?? 'anything'} goes down or comes back`;
  const cannot = asks('by-the-clock') ? 'send reports by the clock' : 'remind you at a time';
  const verdict = say`${strong(`I can't ${cannot}.`)} I can tell you ${instead}.`;
  return isOut
    ? { ...bareAnswer('subscribe', [target], verdict), actions: [{ kind: 'tell-back', target }] }
    : offer(target, names, verdict, []);
}

/** "Tell me when the work begins", "a bit before it starts". Undefined where nothing else is asked, or nothing is to come. */
export function offerStart(asked: Asked): Answer | undefined {
  const text = inFull(asked.text);
  const isBefore = before.test(text);
  if (!isBefore && !ofStart.test(text)) return undefined;
  const window = windowOf(asked);
  if (!window || window.isOn || window.name === undefined) return undefined;
  const { name, startsAtMs, endsAtMs } = window;
  const limit = isBefore ? [reminderWords(window, asked)] : [];
  const planned = say`It is planned for ${moment(startsAtMs)} to ${clockTime(endsAtMs)}.`;
  const others = alsoFor(asked.names.slice(1));
  const verdict = say`Want a message in Discord when the maintenance on ${name} begins?`;
  const offered = offer(name, asked.names, verdict, [
    ...limit,
    planned,
    ...others,
    say`You will also hear if it changes, and when it is over.`,
  ]);
  if (!asksOutright(asked.text)) return offered;
  return {
    ...offered,
    request: {
      target: name,
      kinds: ['downtime'],
      done: say`${strong("Done. I'll message you")} when the maintenance on ${name} begins, at ${moment(startsAtMs)}, if it changes, and when it is over.`,
      lines: [...limit, ...others, say`Later maintenance on ${name} is told too, until you stop it.`],
    },
  };
}

const before =
  /\b(?:remind|tell|warn|ping|message|alert|let|notify|inform|text|write|dm|heads)\b[^.?!]{0,80}\b(?:before(?!hand)|ahead of|prior to)\b/i;
const ofStart =
  /\b(?:when|once|as soon as|if|the moment)\b[^.?!]{0,60}\b(?:begins?|starts?|starting|beginning|kick(?:s|ing)? off)\b/i;

/** Everybody who is told of maintenance is reminded as long before as the registry says. */
function reminderWords({ startsAtMs }: Window, { readModel: { registry, nowMs } }: Asked): Text {
  const left = registry.reminderSeconds.filter((seconds) => startsAtMs - seconds * 1_000 > nowMs);
  if (left.length === 0) return say`${strong("I can't write before it begins:")} no reminder is left.`;
  return say`A reminder comes ${durationInWords(Math.min(...left))} before it; I can't set another time.`;
}
