/** What "and web-2?" can lean on: what the person last asked in the channel, kept for some minutes, or what the message replies to. */
import { type Clock, systemClock } from '@herald/protocol/clock';
import type { NameIndex } from './names/name-index.ts';
import {
  type FleetFilter,
  type Intent,
  type Metric,
  type Question,
  sameTarget,
  type Target,
  type Topic,
} from './question.ts';
import { clearTargets, tagged } from './tag-sentences.ts';
import type { Turn } from './vocabulary/turns.ts';

/** What a follow-up can lean on. */
export type ConversationContext = {
  intent: Intent;
  targets: readonly Target[];
  allTargets: boolean;
  metric?: Metric;
  range?: string;
  /** Other times of the same question: "last week and last month?" "and for billing?" */
  alsoIn?: readonly string[];
  filter?: FleetFilter;
  /** Which maintenance or incident the answer told of. */
  topic?: Topic;
  /** What its words asked beyond its intent, which "and billing?" and "and last month?" ask again. */
  asked?: AskedBefore;
  /** The one that the answer named, where it was asked of many: "which is the worst?" "why?" */
  found?: Target;
  /** What was asked before, where this has no time of its own: "outages this quarter?" "who?" "and last quarter?" */
  before?: ConversationContext;
};

export type AskedBefore = Pick<Question, 'measure' | 'order' | 'longerThanSeconds' | 'turns'>;

export type Contexts = {
  /** What this person last asked here, if it is not too long ago. */
  find(personId: string, channelId: string): ConversationContext | undefined;
  /** Keeps what a question was about. A question that was not for Herald changes nothing. */
  remember(personId: string, channelId: string, question: Question & Pick<ConversationContext, 'found'>): void;
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
      const last = kept.get(key)?.context;
      const { before, ...asked } = last ?? {};
      const earlier = last && takesTime(last) ? (asked as ConversationContext) : before;
      kept.delete(key);
      kept.set(key, {
        context: !takesTime(context) && earlier ? { ...context, before: earlier } : context,
        saidAtMs: clock.elapsed(),
        personId,
      });
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
export function contextOf(
  question: Omit<ConversationContext, 'asked' | 'before' | 'alsoIn'> &
    Pick<Question, 'reply'> &
    Partial<AskedBefore & Pick<Question, 'also'>>,
): ConversationContext | undefined {
  if (question.reply === 'silent') return undefined;
  if (question.intent === 'none' || question.intent === 'help' || question.intent === 'greeting') return undefined;
  if (question.targets.length === 0 && !question.allTargets) return undefined;
  return {
    intent: question.intent,
    targets: question.targets,
    allTargets: question.allTargets,
    ...(question.metric && { metric: question.metric }),
    ...(question.range && { range: question.range }),
    ...alsoIn(question),
    ...(question.filter && { filter: question.filter }),
    ...(question.topic && { topic: question.topic }),
    ...(question.found && { found: question.found }),
    asked: askedIn(question),
  };
}

function alsoIn({
  intent,
  range,
  also = [],
}: Pick<ConversationContext, 'intent' | 'range'> & Partial<Pick<Question, 'also'>>): Pick<
  ConversationContext,
  'alsoIn'
> {
  if (range === undefined) return {};
  const others = also.flatMap((other) =>
    other.intent === intent && other.range !== undefined && other.range !== range ? other.range : [],
  );
  return others.length > 0 ? { alsoIn: others } : {};
}

/** "Who?", "when is it back?" are of no time. */
export function takesTime({ intent }: Pick<ConversationContext, 'intent'>): boolean {
  return !timeless.has(intent);
}

const timeless: ReadonlySet<Intent> = new Set([
  'who',
  'eta',
  'customer',
  'subscribe',
  'unsubscribe',
  'about',
  'meaning',
]);

function askedIn({ measure, order, longerThanSeconds, turns = [] }: Partial<AskedBefore>): AskedBefore {
  return {
    ...(measure && { measure }),
    ...(order && { order }),
    ...(longerThanSeconds !== undefined && { longerThanSeconds }),
    turns: turns.filter((turn) => askedAgain.has(turn)),
  };
}

/** What is asked of another thing or time too: whose it is, its share, how long, how much of maintenance. */
const askedAgain: ReadonlySet<Turn> = new Set<Turn>([
  'owner',
  'percent',
  'how-long',
  'how-many',
  'how-often',
  'each',
  'teams',
  'last',
  'longest',
  'shortest',
  'average',
  'planned-too',
  'planned-sum',
  'all-windows',
  'which-windows',
  'of-uptime',
]);

/** More are everything, or a list: what was spoken of before says more. */
const mostMeant = 3;

/** What a reply is about, or what follows something told unasked: the things in the first line of that message of Herald's. What was asked before counts where it was about the same, or where the message names nothing. */
export function contextOfReply(
  said: string | undefined,
  names: NameIndex,
  before: ConversationContext | undefined,
): ConversationContext | undefined {
  const line = said?.split('\n', 1)[0]?.slice(0, 300).replace(/[*_`]/g, '') ?? '';
  const found = tagged(line, names, true).flatMap(({ tokens }) => clearTargets(tokens));
  const distinct = found.filter((one, at) => found.findIndex((other) => sameTarget(one, other)) === at);
  // "checkout is up, but checkout-1 is slow" is of checkout.
  const covered = new Set(distinct.flatMap(({ kind, name }) => (kind === 'service' ? names.hostsOf(name) : [])));
  const targets = distinct.filter(({ kind, name }) => kind === 'service' || !covered.has(name));
  if (targets.length === 0 || targets.length > mostMeant) return before;
  const isSame = before && targets.every((one) => before.targets.some((other) => sameTarget(one, other)));
  const kind = saysOf(line);
  const told: Pick<ConversationContext, 'topic'> = kind ? { topic: { kind, ids: [] } } : {};
  if (isSame) return kind === undefined || before.topic?.kind === kind ? before : { ...before, ...told };
  return { intent: 'health', targets, allTargets: false, ...told };
}

/** As cards and answers begin: "Now: billing is under maintenance until 10:05", "exports is down since 10:02". */
function saysOf(line: string): Topic['kind'] | undefined {
  if (ofMaintenance.test(line)) return 'maintenance';
  return ofIncident.test(line) ? 'incident' : undefined;
}

const ofMaintenance =
  /\bmaintenance\b|^\W*(?:planned|coming up|changed|moved|cancelled|extended|finished|now part of):|^\W*now: work on\b|\btakes longer than planned\b/i;
const ofIncident =
  /\b(?:down|slow|degraded|unavailable|outages?|incidents?|resolved|not responding|stopped working|back up|works? again)\b/i;

function keyOf(personId: string, channelId: string): string {
  return `${personId} ${channelId}`;
}
