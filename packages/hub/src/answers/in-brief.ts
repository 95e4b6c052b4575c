/** One of several answers on a card: the more there are, the less each says beside what was asked; the rest is behind Details. */
import type { Question } from '@herald/understanding/question';
import { plainText, type Text } from '../format/text.ts';
import type { Answer, Fact, RowGroup } from './answer.ts';

/** So many questions of one message get a line or two each. */
const many = 3;

/** `parts`: how many questions the message holds. What is ready to paste stays whole. */
export function inBrief(answer: Answer, question: Question, parts: number): Answer {
  if (answer.intent === 'customer') return answer;
  const isSince = asksSince(answer, question);
  const isOfPlan = ofPlans.has(answer.intent) && question.range === undefined;
  const rows = answer.groups.reduce((sum, group) => sum + group.rows.length, 0);
  const isList = parts < many && !ofNow.has(answer.intent) && !isSince && !isOfPlan && rows <= mostBeside;
  const groups = isList ? answer.groups : answer.groups.map(behindDetails);
  const isHidden = groups.some(({ audience }, i) => audience !== answer.groups[i]?.audience);
  const hasDetails = answer.actions.some(({ kind }) => kind === 'details');
  return {
    ...answer,
    groups,
    lines: parts >= many || isSince ? neededLines(answer, question) : answer.lines,
    facts: parts >= many || isOfPlan ? answer.facts.map(behindDetails) : answer.facts,
    actions: isHidden && !hasDetails ? [...answer.actions, { kind: 'details' }] : answer.actions,
  };
}

/** How things are stands in the verdict; what was, or is planned, is the list itself. */
const ofNow: ReadonlySet<Answer['intent']> = new Set(['describe', 'health', 'fleet']);
/** What comes after the next was not asked for, unless a time was. */
const ofPlans: ReadonlySet<Answer['intent']> = new Set(['downtime', 'impact', 'eta', 'who']);
/** A longer list hides what stands below it. */
const mostBeside = 4;

function behindDetails<Part extends Fact | RowGroup>(part: Part): Part {
  return part.audience === 'engineers' ? part : { ...part, audience: 'details' };
}

/** Since when it has been so needs nothing of what was before. */
function asksSince({ intent }: Answer, { range, turns }: Question): boolean {
  return intent === 'history' && range === undefined && turns.includes('since-when');
}

/** Of trouble also whom it hits, of a plan what customers notice, of what was why and how long. */
function neededLines(answer: Answer, question: Question): readonly Text[] {
  const { intent, status, lines } = answer;
  if (asksSince(answer, question)) return lines.filter(matching(/\bhas been\b|\bis up\b|\bcouldn't be\b/));
  if (intent === 'history') {
    const isOfShare = question.measure === 'uptime' || question.turns.includes('of-uptime');
    return lines.filter(matching(isOfShare ? /^Up \d/ : /^Cause:|\bin all\b/));
  }
  if (intent === 'impact' || intent === 'fleet' || intent === 'superlative') return [];
  return (intent === 'health' || intent === 'describe') && status === 'up' ? [] : lines.slice(0, 1);
}

function matching(pattern: RegExp): (line: Text) => boolean {
  return (line) => pattern.test(plainText(line, () => ''));
}
