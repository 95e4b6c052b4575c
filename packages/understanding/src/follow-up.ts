/** Reads what leans on earlier questions: "and web-2?", "what about yesterday", "since when?", "same for billing", "is it back?" */

import type { Clause } from './clause.ts';
import type { ConversationContext } from './context.ts';
import type { ClauseIntent } from './intent.ts';
import { isDigits, joinSegments, nameSegments } from './name-key.ts';
import type { Intent, Metric, Target } from './question.ts';
import type { Surroundings } from './reading.ts';
import type { Aim } from './resolve-targets.ts';
import { ofNothing } from './resolve-targets.ts';
import { hasText } from './signs.ts';
import { rangeTense } from './time-words.ts';

export type Followed = { intent: Intent; aim?: Aim; metric?: Metric; range?: string; leaned: boolean };

/** `why` gets a sentence for each step. */
export function leanOnContext(clause: Clause, intent: ClauseIntent, around: Surroundings, why: string[]): Followed {
  const alone: Followed = { intent: intent === 'bare' ? bareIntent(clause, around) : intent, leaned: false };
  if (intent !== 'bare' && intent !== 'none' && ofNothing.has(intent)) return alone;
  const isShortFigure =
    intent === 'metric' && clause.pieces.length <= 3 && !clause.roles.has('all') && !clause.roles.has('things');
  if (
    (clause.hasPronoun || isShortFigure || clause.texts.has('something')) &&
    around.antecedent.length > 0 &&
    clause.targets.length === 0 &&
    intent !== 'bare' &&
    intent !== 'none'
  ) {
    why.push('It speaks of what the message named before.');
    return { intent, aim: { targets: around.antecedent, allTargets: false, from: 'conversation' }, leaned: false };
  }
  if (around.antecedent.length > 0 && isTag(clause)) {
    const aim: Aim = { targets: around.antecedent, allTargets: false, from: 'conversation' };
    return { intent: clause.isPast ? 'history' : 'health', aim, leaned: true };
  }
  const { context } = around;
  if (!context) return alone;
  if (intent === 'bare' || intent === 'none') return elliptic(clause, intent, around, why) ?? alone;
  return withKnownTarget(clause, intent, context, around, why) ?? alone;
}

/** The verb is missing: it is the one of the question before. */
function elliptic(clause: Clause, intent: 'bare' | 'none', around: Surroundings, why: string[]): Followed | undefined {
  const { context } = around;
  if (!context) return undefined;
  if (clause.unknownCount > 0) return undefined;
  if (isStill(clause))
    return {
      intent: context.intent === 'describe' ? 'health' : context.intent,
      aim: aimOfContext(context),
      leaned: true,
      ...(context.metric && { metric: context.metric }),
    };
  if (intent === 'none' && !(clause.startsAsFollowUp && clause.pieces.length <= 5 && !clause.roles.has('person')))
    return undefined;
  const kept = { ...(context.metric && { metric: context.metric }), ...(context.range && { range: context.range }) };
  const aim = aimOfContext(context);
  why.push('It goes on with what was asked before.');
  const sibling = siblingOf(clause, context, around);
  if (sibling)
    return {
      intent: context.intent,
      aim: { targets: sibling, allTargets: false, from: 'conversation' },
      leaned: true,
      ...kept,
    };
  if (clause.roles.has('name')) return { intent: context.intent, leaned: true, ...kept };
  if (clause.range !== undefined)
    return { intent: atOtherTime(context.intent, clause.range), aim, leaned: true, ...kept };
  if (!clause.startsAsFollowUp && intent !== 'none') return undefined;
  return { intent: context.intent === 'describe' ? 'health' : context.intent, aim, leaned: true, ...kept };
}

/** The verb is there, what it is about was said before. */
function withKnownTarget(
  clause: Clause,
  intent: Intent,
  context: ConversationContext,
  around: Surroundings,
  why: string[],
): Followed | undefined {
  if (intent === 'metric' && context.intent === 'compare' && !clause.roles.has('name')) {
    return { intent: 'compare', aim: aimOfContext(context), leaned: true };
  }
  if (intent === 'compare' && clause.targets.length === 1) {
    const targets = [...context.targets, ...clause.targets];
    return { intent, aim: { targets, allTargets: false, from: 'conversation' }, leaned: true };
  }
  const namesMany =
    clause.roles.has('things') || clause.roles.has('all') || (clause.roles.has('any') && !clause.hasPronoun);
  const goesOn = intent === 'downtime' && !clause.roles.has('all') && !clause.roles.has('things');
  if (clause.roles.has('name') || clause.roles.has('family') || clause.hasStranger || (namesMany && !goesOn))
    return undefined;
  const isShort = clause.pieces.filter((piece) => piece.role !== 'filler').length <= 3;
  const isOpen = intent === 'fleet' || (intent === 'downtime' && !around.isAddressed);
  if (!clause.hasPronoun && !clause.startsAsFollowUp && !(isShort && !isOpen)) return undefined;
  why.push('What it is about was said before.');
  return { intent: atSameTense(clause, intent, context), aim: aimOfContext(context), leaned: true };
}

/** "and on saturday?" after a question about what is planned is about plans, unless it looks back. */
function atSameTense(clause: Clause, intent: Intent, context: ConversationContext): Intent {
  if (intent === 'fleet') return 'health';
  const looksBack = clause.isPast || clause.roles.has('past') || clause.tense === 'past';
  return intent === 'history' && context.intent === 'downtime' && !looksBack ? 'downtime' : intent;
}

/** "and 2?" after a question about cassandra-1. */
function siblingOf(clause: Clause, context: ConversationContext, around: Surroundings): readonly Target[] | undefined {
  const number = clause.pieces.find(({ role }) => role === 'number');
  const last = context.targets.at(-1);
  if (!number || !last || clause.roles.has('name')) return undefined;
  const segments = nameSegments(last.name.toLowerCase());
  if (!isDigits(segments.at(-1) ?? '')) return undefined;
  return around.names.byKey(joinSegments([...segments.slice(0, -1), ...nameSegments(number.text)]))?.targets;
}

/** "they say billing is gone. is it?", "... true?" */
function isTag(clause: Clause): boolean {
  if (!clause.hasQuestionMark || clause.pieces.length > 3) return false;
  const isGlue = clause.pieces.every(
    ({ role, text }) => ['be', 'do', 'pronoun', 'filler'].includes(role) || text === 'us',
  );
  return isGlue && ((clause.roles.has('be') && clause.hasPronoun) || hasText(clause, 'true', 'right', 'correct'));
}

/** "still?", "and now?" */
function isStill(clause: Clause): boolean {
  if (!clause.hasQuestionMark || clause.pieces.length > 3) return false;
  const isOnlyGlue = clause.pieces.every(
    ({ role }) => role === 'filler' || role === 'conjunction' || role === 'follow-up',
  );
  return isOnlyGlue && hasText(clause, 'still', 'now', 'again', 'and now', 'right now');
}

function aimOfContext(context: ConversationContext): Aim {
  return { targets: context.targets, allTargets: context.allTargets, from: 'conversation' };
}

/** Only a name: whoever is addressed says what it knows of it; in a channel it is no question. */
function bareIntent(clause: Clause, around: Surroundings): Intent {
  if (clause.meansOwn) return 'describe';
  if (!clause.roles.has('name') || !around.isAddressed) return 'none';
  return clause.hasQuestionMark ? 'health' : 'describe';
}

/** A question about now, asked of another time, is one about the past or about plans. */
function atOtherTime(intent: Intent, range: string): Intent {
  const isAhead = rangeTense(range) === 'future';
  if (intent === 'metric' || intent === 'compare' || intent === 'downtime') return intent;
  return isAhead ? 'downtime' : 'history';
}
