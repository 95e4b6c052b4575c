/** Why a host gives no usable answer: each way of failing in its own words. */
import type { PollOutcome } from '../domain/poll-outcome.ts';
import { refusalWords } from '../format/refusal-words.ts';

/** It did not respond at all, as far as can be told from outside. */
export function isSilence(outcome: PollOutcome): boolean {
  return outcome.kind === 'silent' && outcome.reason !== 'refused' && outcome.reason !== 'name-not-found';
}

export function silenceWords(outcome: PollOutcome): string {
  if (outcome.kind !== 'silent') return '';
  if (outcome.reason === 'cut-off') return 'It breaks off in the middle of its answer.';
  return outcome.reason === 'unreachable'
    ? 'There is no network route to it.'
    : 'The server or its network connection is down.';
}

/** Goes on after "I can't measure web-1:", and what to do about it. */
export function cannotMeasure(outcome: Exclude<PollOutcome, { kind: 'report' }>): { why: string; next?: string } {
  switch (outcome.kind) {
    case 'silent':
      return outcome.reason === 'name-not-found'
        ? {
            why: "its address can't be looked up.",
            next: 'The registry names an address that is not known. The platform team can correct it.',
          }
        : { why: "the server responds, but the Herald agent on it doesn't." };
    case 'not-authorised': {
      const { why, remedy } = refusalWords(outcome);
      return { why, next: remedy };
    }
    case 'bad-certificate':
      return {
        why:
          outcome.problem === 'changed' ? 'its certificate is not the one I know.' : "its certificate can't be used.",
        next: "It may have been set up anew, or somebody stands in between: I don't believe what it says until an engineer trusts its new certificate.",
      };
    case 'unreadable':
      return { why: unreadableInWords[outcome.problem], next: 'An engineer can see the details.' };
    default:
      return outcome satisfies never;
  }
}

const unreadableInWords: Record<Extract<PollOutcome, { kind: 'unreadable' }>['problem'], string> = {
  malformed: 'what it sends is garbled.',
  'too-large': 'it sends far more than a report.',
  schema: 'its report is not complete.',
  version: 'its agent speaks another version than I do.',
  redirect: 'it points me to another address, and I follow none.',
  status: 'its agent reports an error of its own.',
  'wants-tls': 'it speaks HTTPS, and the registry says http.',
  'no-tls': 'it speaks plain HTTP, and the registry says https.',
};
