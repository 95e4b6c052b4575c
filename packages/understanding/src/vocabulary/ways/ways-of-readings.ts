/** Of what Herald's own statement rests on: whoever must vouch for it to a customer asks so. */
import { asksForReading } from '../reading-words.ts';
import type { Way } from './way.ts';

export const waysOfReadings: readonly Way[] = [
  // "what can you not see?", "are you measuring the machine or the product?"
  {
    intent: 'meaning',
    isSaidToHerald: true,
    pattern:
      /\bwhat (?:can|do|could|are) (?:you|herald) (?:not|un)(?: able to)? ?(?:see|measure|know|check|tell|monitor)\b|\bare (?:you|herald) (?:really |actually |only |just )*(?:measuring|checking|testing)\b/,
  },
  { intent: 'health', isSaidToHerald: true, pattern: asksForReading },
  // "the customer counted an hour and you say a minute. who is right?"
  {
    intent: 'history',
    isSaidToHerald: true,
    range: '30d',
    pattern:
      /^(?:and |so |but |now |then )*(?:who|which(?: one| figure| number)?) (?:of (?:us|you|them) )?is (?:right|correct|true)\b/,
  },
];
