/** The words around a name: which belong to it, which say how it is, and which nothing explains. */
import type { Token } from '../token.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';

/** So many words beside a name may say which part of it, or whose it is: "the acme checkout", "billing card payments". */
const mostBeside = 2;
const goesOnAfter: ReadonlySet<Role | undefined> = new Set([
  undefined,
  'be',
  'do',
  'have',
  'modal',
  'not',
  'filler',
  'condition',
  'trouble',
  'status',
  'metric',
  'plan',
  'range',
  'thing',
  'things',
]);

const askedFor: ReadonlySet<string> = new Set(['reason', 'cause', 'idea', 'clue', 'news', 'word', 'eta']);

/** Between the breaks around the name. */
export function unexplainedAround(tokens: readonly Token[], at: number): number {
  const part = partAround(tokens, at);
  const unknown = part.tokens.flatMap(({ role, text }, i) =>
    role === 'unknown' && !askedFor.has(text) && part.tokens[i + 1]?.role !== 'trouble' ? [i] : [],
  );
  const before = runOfUnknown(part.tokens, part.at, -1);
  const after = runOfUnknown(part.tokens, part.at, 1);
  const besides = [
    ...(before.length <= mostBeside ? before : []),
    ...(after.length <= mostBeside && goesOnAfter.has(roleFrom(tokens, at + after.length + 1)) ? after : []),
  ];
  return unknown.filter((i) => !besides.includes(i)).length;
}

function roleFrom(tokens: readonly Token[], at: number): Role | undefined {
  return tokens[at]?.afterBreak ? undefined : tokens[at]?.role;
}

export function actsOnSomething(tokens: readonly Token[], name: number): boolean {
  const state = tokens.findIndex(({ role }, i) => i > name && (role === 'condition' || role === 'plan-hint'));
  const object = tokens[state + 1];
  return state >= 0 && object !== undefined && !object.afterBreak && objects.has(object.role);
}

const objects: ReadonlySet<Role> = new Set(['pronoun', 'own', 'customer']);

/** "does NAME have a portfolio?" asks what it can do; "does NAME have problems?" how it is. */
export function asksWhatItHas(tokens: readonly Token[], name: number): boolean {
  return tokens[name - 1]?.role === 'do' && tokens[name + 1]?.role === 'have' && !ofStateFollows(tokens, name + 1);
}

/** "is there a NAME", "any working NAME", "only one NAME": some thing of that kind. Not "any NAME problems". */
export function isOneOfAKind(tokens: readonly Token[], name: number): boolean {
  if (ofStateFollows(tokens, name)) return false;
  for (let i = name; i > 0 && !tokens[i]?.afterBreak; i--) {
    const before = tokens[i - 1];
    if (!before) return false;
    if (indefinite.test(before.text)) return true;
    if (!mayQualify.has(before.role)) return false;
  }
  return false;
}

const indefinite = /(?:^|\b(?:there|have|have got|of|for) )(?:an?|any|any other|another|one|only one|some|other)$/;
const mayQualify: ReadonlySet<Role> = new Set(['unknown', 'condition', 'describe', 'number', 'compare']);
const ofState: ReadonlySet<Role> = new Set(['trouble', 'plan', 'plan-hint', 'status', 'metric', 'past']);

function ofStateFollows(tokens: readonly Token[], at: number): boolean {
  const next = tokens.slice(at + 1, at + 4);
  const end = next.findIndex(({ afterBreak }) => afterBreak);
  return next.slice(0, end < 0 ? undefined : end).some(({ role }) => ofState.has(role));
}

/** "the Polly NAME": a strange word before an ordinary one makes it another thing; and so does a second name, "the labs NAME". */
export function isAnothers(tokens: readonly Token[], name: number): boolean {
  const [at, after] = [tokens[name], tokens[name + 1]];
  if (after?.role === 'name' && !after.afterBreak) return true;
  if (at?.afterBreak || (at?.otherwise === undefined && at?.isPlainWord !== true)) return false;
  const strange = runOfUnknown(tokens, name, -1).filter((i) => !saysNothing.test(tokens[i]?.text ?? ''));
  const lead = tokens[name - strange.length - 1];
  if (strange.length > 0) return strange.length <= mostBeside && (leadsToName(lead) || lead?.role === 'modal');
  // A name that is no word was read as the one that it is near to: "the Verus NAME".
  return lead?.role === 'compare' && lead.corrected !== undefined;
}

/** It is still the one that is known: "the main NAME". */
const saysNothing =
  /^(?:main|official|public|whole|entire|current|usual|normal|actual|reason|cause|idea|clue|news|word|eta|doesnt|isnt|wont|cant)$/;

function partAround(tokens: readonly Token[], at: number): { tokens: readonly Token[]; at: number } {
  const from = tokens.findLastIndex(({ afterBreak }, i) => i <= at && afterBreak);
  const to = tokens.findIndex(({ afterBreak, role, text }, i) => i > at && (afterBreak || leavesName(role, text)));
  const start = Math.max(0, from);
  return { tokens: tokens.slice(start, to < 0 ? undefined : to), at: at - start };
}

/** "is NAME down or is it me", "anything wrong with NAME that you see" */
function leavesName(role: Role, text: string): boolean {
  return role === 'conjunction' || text === 'that' || text === 'which';
}

/** Where the unknown words stand that follow each other up to the name, or from it on. */
function runOfUnknown(tokens: readonly Token[], at: number, step: 1 | -1): number[] {
  const run: number[] = [];
  for (let i = at + step; tokens[i]?.role === 'unknown'; i += step) run.push(i);
  return run;
}

const lead = new Set(['filler', 'own', 'thing', 'things', 'place', 'all', 'any', 'not']);

/** The token before the words that belong to the name. */
export function beforeName(tokens: readonly Token[], at: number): number {
  const beside = runOfUnknown(tokens, at, -1).length;
  const isBeside = beside <= mostBeside && leadsToName(tokens[at - beside - 1]);
  let before = at - 1 - (isBeside ? beside : 0);
  while (before >= 0 && lead.has(tokens[before]?.role ?? '')) before--;
  return before;
}

/** "is the acme NAME", "with the old NAME"; not "could you see NAME". */
function leadsToName(token: Token | undefined): boolean {
  return (
    token === undefined ||
    ['be', 'own', 'question-word', 'preposition'].includes(token.role) ||
    /^(?:the|an?)$/.test(token.text)
  );
}

/** "NAME is still down", "NAME down", "NAME keeps failing". */
export function saysState(tokens: readonly Token[], name: number): boolean {
  const beside = runOfUnknown(tokens, name, 1).length;
  const at = beside <= mostBeside ? name + beside : name;
  for (let i = at + 1; i < tokens.length && i <= at + 4; i++) {
    const token = tokens[i];
    if (!token || token.afterBreak) return false;
    if (token.role === 'condition' || token.role === 'trouble') return true;
    if (!['be', 'have', 'do', 'filler', 'not', 'thing', 'things', 'modal', 'range'].includes(token.role)) return false;
  }
  return false;
}

export function evidenceNear(tokens: readonly Token[], preposition: number): boolean {
  return [1, 2].some((back) => {
    const token = tokens[preposition - back];
    return token !== undefined && evidence.has(token.role);
  });
}

/** What says something of a server. */
export const evidence: ReadonlySet<Role> = new Set([
  'condition',
  'trouble',
  'status',
  'metric',
  'plan',
  'plan-hint',
  'past',
  'describe',
  'compare',
  'comparative',
  'subscribe',
  'unsubscribe',
]);
