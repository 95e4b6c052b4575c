/** What wishes to be told have in common: an offer by a press, what is done at once, and the maintenance that is meant. */

import { inFull } from '@herald/understanding/spelling';
import { keepPosted } from '@herald/understanding/turns';
import type { Downtime } from '../domain/downtime.ts';
import { say, type Text } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { isOn } from './topic.ts';

export type Window = { name: string | undefined; startsAtMs: number; endsAtMs: number; isOn: boolean };

/** What runs, or comes next, of what is meant. */
export function windowOf({ names, readModel: { downtimes, nowMs } }: Asked): Window | undefined {
  const next = downtimes({ fromMs: nowMs, toMs: nowMs + 366 * 86_400_000 }, names.length > 0 ? names : undefined).find(
    ({ state, hasNoEnd }) => state !== 'cancelled' && state !== 'finished' && !hasNoEnd,
  );
  return next && windowFrom(next, names);
}

export function windowFrom(one: Downtime, names: readonly string[]): Window {
  const { startsAtMs, endsAtMs, services, hosts } = one;
  const touched = [...services, ...hosts, ...one.takesDown];
  const name = names.find((named) => touched.includes(named)) ?? names[0] ?? touched[0];
  return { name, startsAtMs, endsAtMs, isOn: isOn(one) };
}

export function offer(
  target: string | undefined,
  names: readonly string[],
  verdict: Text,
  lines: readonly Text[],
): Answer {
  return {
    ...bareAnswer('subscribe', names, verdict, lines),
    actions: [{ kind: 'subscribe', target: target ?? '*' }],
  };
}

/** One press is for one thing. */
export function alsoFor(others: readonly string[]): Text[] {
  return others.length === 0
    ? []
    : [say`For ${listInWords(others)} as well: ${listInWords(others.map((name) => `/subscribe ${name}`))}.`];
}

/** "Tell me when it is over" is to be done; "will you tell me?" and "how am I told?" ask. */
const toBeDone =
  /^(?!.*\b(?:how (?:do|can|could|will|would)|will you|do you|would you ever|do i get)\b).*\b(?:tell|inform|advise|ping|hit|hmu|buzz|nudge|poke|notify|alert|message|dm|text|remind|warn|update|let) (?:to )?(?:me|us)\b|\bhmu\b|^(?!.*\bwill you\b).*\b(?:gimme|(?:shoot|drop|send|give) (?:me|us)) (?:an? )?(?:message|ping|dm|note|line|shout|heads)\b|^(?!.*\bwill you\b).*\b(?:(?:drop|post|leave|write|put|say|give)\b[^.?!]{0,30}\b(?:here|in this channel)|(?:like|love|want) to (?:hear|know|be told))\b|^(?:please )?(?:(?:some(?:one|body)|can you|could you|would you) )?(?:please )?(?:shout|holler|ping|post|yell)\b/is;

export function asksOutright(text: string): boolean {
  const words = inFull(text);
  return toBeDone.test(words) || keepPosted.test(words.toLowerCase());
}
