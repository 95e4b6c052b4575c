/** Remembers what each person last asked in each channel, for some minutes, so that "and web-2?" can be understood. */
import { type Clock, systemClock } from '@herald/protocol/clock';
import type { FleetFilter, Intent, Metric, Question, Target } from './question.ts';

/** What a follow-up can lean on. */
export type ConversationContext = {
  intent: Intent;
  targets: readonly Target[];
  allTargets: boolean;
  metric?: Metric;
  range?: string;
  filter?: FleetFilter;
};

export type Contexts = {
  /** What this person last asked here, if it is not too long ago. */
  find(personId: string, channelId: string): ConversationContext | undefined;
  /** Keeps what a question was about. A question that was not for Herald changes nothing. */
  remember(personId: string, channelId: string, question: Question): void;
  /** Forgets everything this person asked, for a request of deletion. */
  forget(personId: string): void;
};

export type ContextsOptions = {
  clock?: Clock;
  /** How long a conversation goes on without a word. */
  keepMinutes?: number;
  /** The longest silent conversations are dropped beyond this many. */
  limit?: number;
};

export function createContexts({
  clock = systemClock,
  keepMinutes = 10,
  limit = 10_000,
}: ContextsOptions = {}): Contexts {
  const kept = new Map<string, { context: ConversationContext; saidAtMs: number; personId: string }>();
  return {
    find(personId, channelId) {
      const key = keyOf(personId, channelId);
      const found = kept.get(key);
      if (!found) return undefined;
      if (clock.elapsed() - found.saidAtMs <= keepMinutes * 60_000) return found.context;
      kept.delete(key);
      return undefined;
    },
    remember(personId, channelId, question) {
      const context = contextOf(question);
      if (!context) return;
      const key = keyOf(personId, channelId);
      kept.delete(key);
      kept.set(key, { context, saidAtMs: clock.elapsed(), personId });
      for (const oldest of kept.keys()) {
        if (kept.size <= limit) break;
        kept.delete(oldest);
      }
    },
    forget(personId) {
      for (const [key, { personId: owner }] of kept) if (owner === personId) kept.delete(key);
    },
  };
}

/** What is worth remembering of a question: only one that is about servers and was for Herald. */
export function contextOf(question: ConversationContext & Pick<Question, 'reply'>): ConversationContext | undefined {
  if (question.reply === 'silent') return undefined;
  if (question.intent === 'none' || question.intent === 'help' || question.intent === 'greeting') return undefined;
  if (question.targets.length === 0 && !question.allTargets) return undefined;
  return {
    intent: question.intent,
    targets: question.targets,
    allTargets: question.allTargets,
    ...(question.metric && { metric: question.metric }),
    ...(question.range && { range: question.range }),
    ...(question.filter && { filter: question.filter }),
  };
}

function keyOf(personId: string, channelId: string): string {
  return `${personId} ${channelId}`;
}
