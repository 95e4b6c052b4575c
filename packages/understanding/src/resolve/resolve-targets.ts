/** Decides what a question is about: what it names, what was named beside or before it, what the place is bound to, or everything. */
import type { Clause } from '../clause.ts';
import type { Intent, Target } from '../question.ts';
import type { Scope, Surroundings } from '../reading.ts';
import { clearTargets } from '../tag-sentences.ts';
import { carriedOver, speaksOfMany } from './carried-over.ts';
import { hostsOfPlaces } from './described-hosts.ts';
import { serviceUsed } from './service-used.ts';

const nothing: Scope = { targets: [], allTargets: false, from: 'nothing' };
const everything: Scope = { targets: [], allTargets: true, from: 'everything' };

/** Intents that make sense of everything at once. */
const ofMany: ReadonlySet<Intent> = new Set([
  'fleet',
  'downtime',
  'history',
  'metric',
  'describe',
  'subscribe',
  'unsubscribe',
  'compare',
  'count',
  'superlative',
  'changes',
  'eta',
  'cause',
  'impact',
]);
/** Intents that are about no server. */
const ofNothing: ReadonlySet<Intent> = new Set([
  'none',
  'help',
  'greeting',
  'about',
  'meaning',
  'privacy',
  'subscriptions',
  'inquiries',
  'language',
  'remark',
]);

/** What another sentence of the message names; `standsAfter`: it comes after. `asksApart`: that is a question of its own; `tellsApart`: a statement of its own. `ofAll`: one says that all are meant ("Any service."). `ofSeveral`: more than one sentence before it names something, and not the same. */
export type Beside = {
  targets: readonly Target[];
  standsAfter: boolean;
  asksApart: boolean;
  tellsApart: boolean;
  ofAll: boolean;
  ofSeveral: boolean;
};

export function resolveTargets(
  clause: Clause,
  intent: Intent,
  { targets: beside, standsAfter, asksApart, tellsApart, ofAll, ofSeveral }: Beside,
  around: Surroundings,
): Scope {
  if (intent === 'inquiries' && clause.targets.length === 0) return everything;
  const isOfNamed = intent === 'inquiries' || (intent === 'subscriptions' && clause.targets.length > 0);
  if (ofNothing.has(intent) && !isOfNamed) return nothing;
  if (clause.filter?.without) return everything;
  if (asksOfOthersToo(clause)) return everything;
  if (pointsHere(clause) && around.boundTo.length > 0)
    return { targets: around.boundTo, allTargets: false, from: 'binding' };
  if (intent === 'superlative' && isOnlyGuessed(clause)) return everything;
  if (clause.targets.length > 0) return { targets: named(clause, intent, around), allTargets: false, from: 'named' };
  if (clause.roles.has('name') || hasOpenFamily(clause)) return nothing;
  if (clause.roles.has('all') && clause.texts.has('else')) return everything;
  // "does that hit the Brazilian farmers?": the place is the customers'.
  const isOfThat = intent === 'impact' && clause.hasPronoun && around.context !== undefined;
  const placed =
    ofPlaces.has(intent) && !isOfThat ? hostsOfPlaces(clause.tokens, around.names, spokenOf(beside, around)) : [];
  if (placed.length > 0) return { targets: withCompared(placed, intent, around), allTargets: false, from: 'named' };
  if (intent === 'health' && beside.length === 0 && asksOfPlace(clause)) return everything;
  // "need something for the customer" speaks of a text, not of any service.
  const isOfText = intent === 'customer' && !clause.roles.has('things') && !clause.roles.has('all');
  const isOfMany = speaksOfMany(clause) && !clause.hasPronoun && !isOfText;
  // "Is search switched off on the 14th? Anything in the calendar?"; but what is told after it asks of nothing less.
  const isOfBeside =
    intent === 'downtime' &&
    !standsAfter &&
    clause.roles.has('any') &&
    !clause.roles.has('things') &&
    !clause.roles.has('all');
  // "when is the next downtime? anything for checkout this week?": the first is of all, whatever is named after it.
  const isBeforeName =
    standsAfter && asksApart && ofAllAlone.has(intent) && clause.hasQuestionMark && !clause.hasPronoun;
  // "exports eta? search ok? maintenance today?"
  const isApart = ofSeveral && intent === 'downtime' && clause.hasQuestionMark && !clause.hasPronoun;
  if (isApart) return everything;
  // "is it still down, and is the shop fine?": "it" was spoken of before; but "is it down? The shop fails for Acme" says what it is.
  const isOfTalk =
    standsAfter &&
    !(tellsApart && clause.hasQuestionMark) &&
    clause.hasPronoun &&
    clause.roles.has('condition') &&
    (around.context?.targets ?? []).length > 0;
  // "I have trouble with billing. Anyone else seeing problems?"
  const isShared = clause.texts.has('else') || shares.test(wordsIn(clause));
  if (beside.length > 0 && !isOfTalk && !isBeforeName && (!isOfMany || isOfBeside || isShared))
    return { targets: beside, allTargets: false, from: 'message' };
  // "can customers still pay?", whatever was spoken of before; but "can they pay during it?" is of that.
  // "Acme can't sign in, is it us or them?" says what it is.
  const isOfIt =
    (saysItLast(clause) && !saysWhatFails(clause)) ||
    around.context?.topic?.kind === 'maintenance' ||
    around.boundTo.length > 0;
  const usedNow = isOfIt || intent !== 'health' ? undefined : serviceUsed(clause, around.names);
  if (usedNow) return { targets: [usedNow], allTargets: false, from: 'named' };
  const earlier = ofAll ? undefined : carriedOver(clause, intent, around);
  if (earlier) return earlier;
  if (around.boundTo.length > 0 && meansBinding(clause, intent))
    return { targets: around.boundTo, allTargets: false, from: 'binding' };
  const { onlyHost } = around.names;
  if (clause.meansOwn && !clause.roles.has('things') && onlyHost)
    return { targets: [onlyHost], allTargets: false, from: 'binding' };
  const used = serviceUsed(clause, around.names);
  if (used) return { targets: [used], allTargets: false, from: 'named' };
  if (clause.hasUnknownName && !isOfMany) return nothing;
  return mayBeAll(clause, intent) ? everything : nothing;
}

function wordsIn({ tokens }: Clause): string {
  return tokens.map(({ text }) => text).join(' ');
}

const shares =
  /\b(?:any|some)(?:one|body)? (?:else|other)\b|\b(?:just|only) me\b|\bothers? (?:see|seeing|have|having|get|getting)\b/;

function saysWhatFails({ tokens }: Clause): boolean {
  return tokens.some(({ role, text }) => role === 'condition' && /\bnot\b/.test(text));
}

/** "can they pay during it?"; but not "is it bad, or can they pay?" */
function saysItLast({ tokens }: Clause): boolean {
  const used = tokens.findIndex(({ role }) => role === 'condition');
  return tokens
    .slice(used + 1)
    .some(({ role, text }) => role === 'pronoun' || /\b(?:during|meanwhile|while|that|this)\b/.test(text));
}

/** "how's Ireland?", "is eu-west-1 up?": all that stands there; but not "is it up in Ireland?" */
function asksOfPlace({ tokens, hasPronoun }: Clause): boolean {
  const at = tokens.findIndex(({ role, filter }) => role === 'place' && filter !== undefined);
  return (
    at >= 0 && !hasPronoun && tokens.slice(0, at).every(({ role }) => role !== 'preposition' && role !== 'customer')
  );
}

/** What asks something without a name. */
const ofAllAlone: ReadonlySet<Intent> = new Set(['downtime', 'fleet', 'count', 'superlative']);

/** "stop the alerts for this one, I moved to the billing team": what the channel is bound to, before any name. */
function pointsHere({ tokens }: Clause): boolean {
  const at = tokens.findIndex(
    ({ text }, i) => text === 'this one' || (text === 'this' && theseHere.has(tokens[i + 1]?.text ?? '')),
  );
  return at >= 0 && !tokens.slice(0, at).some(({ role }) => role === 'name' || role === 'family');
}

const theseHere: ReadonlySet<string> = new Set(['service', 'channel', 'thing']);

/** "which machine has the least free disk, I bet on attic?": what somebody guesses narrows nothing. */
function isOnlyGuessed({ tokens, texts }: Clause): boolean {
  const guess = tokens.findIndex(
    ({ text, afterBreak }, i) => i > 0 && (afterBreak || tokens[i - 1]?.afterBreak) && guessing.test(text),
  );
  const asksWhich = [...texts].some((text) => /^(?:wh(?:at|ich)|our)\b/.test(text));
  return asksWhich && guess > 0 && !tokens.slice(0, guess).some(({ role }) => role === 'name' || role === 'family');
}

const guessing =
  /^(?:(?:i|my|we) )?(?:bet|guess|gut|money|suspect|suspicion|hunch|fear|assume|reckon|hope|presumably|probably|surely|tell me it)\b/;

/** "is only exports affected or other services too?" */
function asksOfOthersToo({ texts, roles, tokens }: Clause): boolean {
  // "is it just billing that's off"
  const [is, it] = tokens.filter(({ role }) => role !== 'conjunction');
  const opens = `${is?.text ?? ''} ${it?.text ?? ''}`;
  // "is it just my connection, or is billing slow?"
  const isOfAsker = /\b(?:just|only) (?:my|me|us|our)\b/.test(tokens.map(({ text }) => text).join(' '));
  if (
    /^(?:is it|is this|is that)\b/.test(opens) &&
    !isOfAsker &&
    (texts.has('just') || texts.has('only')) &&
    roles.has('name')
  )
    // "is it just exports, or payments too?" asks of these two.
    return clearTargets(tokens).length < 2;
  return (
    (texts.has('only') || texts.has('just')) &&
    (texts.has('or') || texts.has('and')) &&
    (texts.has('others') ||
      texts.has('else') ||
      texts.has('anything else') ||
      (texts.has('other') && roles.has('things')))
  );
}

/** Questions about one place are about its host; how many there are in it, and which, is asked of all. */
const ofPlaces: ReadonlySet<Intent> = new Set([
  'health',
  'metric',
  'compare',
  'downtime',
  'history',
  'eta',
  'cause',
  'impact',
  'who',
  'describe',
]);

function named(clause: Clause, intent: Intent, around: Surroundings): readonly Target[] {
  if (intent !== 'compare' || clause.targets.length > 1) return clause.targets;
  const placed = hostsOfPlaces(clause.tokens, around.names, clause.targets);
  const other = placed.filter(({ name }) => clause.targets.every((target) => target.name !== name));
  return other.length > 0 ? [...other, ...clause.targets] : withCompared(clause.targets, intent, around);
}

/** One thing is compared with what was asked about before; a service, if with nothing, in its hosts. */
function withCompared(targets: readonly Target[], intent: Intent, { names, context }: Surroundings): readonly Target[] {
  const [only] = targets;
  if (intent !== 'compare' || !only || targets.length > 1) return targets;
  const before = (context?.targets ?? []).filter(({ name }) => name !== only.name);
  if (before.length > 0) return [...before, only];
  const hosts = only.kind === 'service' ? [...names.hostsOf(only.name)] : [];
  return hosts.length > 1 ? hosts.map((name): Target => ({ kind: 'host', name })) : targets;
}

function spokenOf(beside: readonly Target[], { context, boundTo }: Surroundings): readonly Target[] {
  return beside.length > 0 ? beside : (context?.targets ?? boundTo);
}

/** "web" may be any of its hosts; "the web servers" are all of them. */
function hasOpenFamily({ tokens }: Clause): boolean {
  return tokens.some(({ role }, i) => role === 'family' && tokens[i + 1]?.role !== 'things');
}

function meansBinding(clause: Clause, intent: Intent): boolean {
  if (clause.meansOwn || clause.hasPronoun || !speaksOfMany(clause)) return true;
  if (clause.roles.has('things') && (clause.roles.has('all') || intent === 'fleet')) return false;
  return clause.roles.has('any') || intent !== 'fleet';
}

function mayBeAll(clause: Clause, intent: Intent): boolean {
  if (intent === 'health' && clause.hasPronoun && !clause.meansOwn) return false;
  const { roles, tokens } = clause;
  if (intent === 'health' && (roles.has('all') || (roles.has('any') && roles.has('condition')))) return true;
  // "what's broken at the moment?"
  const isBroken = /\b(?:down|broken|offline|failing|degraded|dead|unreachable)\b/;
  if (intent === 'health' && tokens[0]?.text === 'what' && tokens.some(({ text }) => isBroken.test(text))) return true;
  return ofMany.has(intent) || clause.meansOwn || clause.roles.has('status') || clause.roles.has('trouble');
}
