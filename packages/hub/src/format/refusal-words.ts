/** Why an agent refuses this hub, by its code: not every refusal is a matter of keys. */
import type { PollOutcome } from '../domain/poll-outcome.ts';
import { herald } from './command-words.ts';
import { durationInWords } from './words.ts';

export type Refusal = Pick<Extract<PollOutcome, { kind: 'not-authorised' }>, 'code' | 'clockSkewSeconds'>;

export type RefusalWords = {
  /** Goes on "I can't measure web-1: …", and begins a sentence of its own with a capital. */
  why: string;
  /** For whoever asked: what an engineer will do. */
  remedy: string;
  /** For that engineer. */
  next: string;
};

/** A difference as small as this explains no refusal: they begin at a minute. */
const smallSkewSeconds = 30;

export function refusalWords({ code, clockSkewSeconds }: Refusal): RefusalWords {
  switch (code) {
    case 'signature/late':
    case 'signature/early':
      return clockWords(clockSkewSeconds);
    case 'signature/other-host':
      return {
        why: "its agent doesn't know the name I ask it by.",
        remedy: 'An engineer has to tell the agent that name.',
        next: 'Add the name or address from the registry to HERALD_AGENT_NAMES on that host, or ask it by an address of its own.',
      };
    case 'signature/unknown-key':
      return {
        why: "its agent doesn't accept my key.",
        remedy: "An engineer has to give the agent this hub's public key.",
        next: `Give the agent this hub's public key: \`${herald('key')}\`.`,
      };
    case 'signature/wrong':
    case 'signature/malformed':
    case 'signature/missing':
      return {
        why: 'my request reaches its agent changed.',
        remedy: 'An engineer has to find what stands between us.',
        next: 'Look for a proxy or balancer that rewrites host, path or headers, and compare the versions of agent and hub.',
      };
    case 'signature/before-start':
      return {
        why: 'its agent has only just restarted.',
        remedy: "I'll ask it again in a few seconds.",
        next: 'Nothing, if it passes. If it lasts, compare the clocks: sudo herald-agent doctor',
      };
    case 'signature/replayed':
      return {
        why: 'my request reaches its agent twice.',
        remedy: 'An engineer has to find what repeats it.',
        next: 'Look for a proxy that repeats requests, and for a second hub that runs with the same state.',
      };
    default:
      return code.startsWith('http/')
        ? {
            why: "what answers there isn't Herald's agent, and it refuses me.",
            remedy: 'An engineer has to check the address in the registry.',
            next: 'Check address and port in the registry: something else listens there, or a proxy stands before the agent.',
          }
        : {
            why: `its agent refuses me (${code}).`,
            remedy: 'An engineer has to look at the agent.',
            next: 'On that host: sudo herald-agent doctor',
          };
  }
}

function clockWords(skewSeconds: number | undefined): RefusalWords {
  const next =
    'Let both machines keep time with NTP; on the host: systemctl enable --now chronyd, then sudo herald-agent doctor';
  if (skewSeconds === undefined)
    return {
      why: 'its clock and mine differ by more than a minute.',
      remedy: 'An engineer has to set the clocks.',
      next,
    };
  if (Math.abs(skewSeconds) < smallSkewSeconds)
    return {
      why: 'my request reaches its agent too late.',
      remedy: 'An engineer has to find what holds it up.',
      next: 'The clocks agree: look for a proxy or a network that holds requests for a minute.',
    };
  const direction = skewSeconds > 0 ? 'ahead of' : 'behind';
  return {
    why: `its clock is ${durationInWords(Math.abs(skewSeconds))} ${direction} mine.`,
    remedy: 'An engineer has to set its clock.',
    next,
  };
}

/** As a sentence of its own. */
export function asSentence(why: string): string {
  return why.charAt(0).toUpperCase() + why.slice(1);
}
