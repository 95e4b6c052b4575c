/** The words for a hub that cannot see, and for one that can again. */
import { moment, say, strong } from '../../format/text.ts';
import { durationInWords } from '../../format/words.ts';
import type { AlertWords } from './alert-words.ts';

export function isolatedWords(sinceMs: number): AlertWords {
  return {
    status: 'unknown',
    headline: say`${strong("I can't reach any server right now")}, since ${moment(sinceMs)}.`,
    lines: [
      say`Most of them stopped responding at once, so the fault is more likely with me or the network between us.`,
      say`I'll say nothing about single servers until I can reach them again.`,
    ],
  };
}

export function connectedAgainWords(sinceMs: number, untilMs: number): AlertWords {
  return {
    status: 'up',
    headline: say`${strong('I can reach the servers again')} since ${moment(untilMs)}.`,
    lines: [
      say`For ${durationInWords((untilMs - sinceMs) / 1000)} I could not. That time counts as neither up nor down.`,
    ],
  };
}
