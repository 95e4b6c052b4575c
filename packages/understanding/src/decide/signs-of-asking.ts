/** The signs by which a reading is weighed: how the name stands in it, how it is asked, what stays unexplained, whether it is of servers at all. */
import type { Clause } from '../clause.ts';
import type { Token } from '../token.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import {
  actsOnSomething,
  asksWhatItHas,
  beforeName,
  evidence,
  evidenceNear,
  isAnothers,
  isOneOfAKind,
  saysState,
  unexplainedAround,
} from './around-name.ts';
import { type TroubleSigns, troubleSignsOf } from './signs-of-trouble.ts';

/** Each sign is 0 or 1, or a small number. */
export type Signs = {
  /** "is NAME down", "NAME down". */
  isSubject: number;
  /** "problems with NAME", "status of NAME". */
  isObject: number;
  /** "on NAME", "via NAME": something else is spoken of. */
  isBystander: number;
  hasMark: number;
  opensAsQuestion: number;
  /** Words that nothing explains, at most six. */
  unknownWords: number;
  /** The name is a common word as well. */
  isCommonWord: number;
  /** The name was misspelt, or only a part of it typed. */
  isGuess: number;
  hasPerson: number;
  hasEvidence: number;
  /** Herald is named without being called: "can Herald see …?" */
  namesHerald: number;
  /** Herald's name stands in the midst: "pretty sure Herald and me are alone". */
  isAmid: number;
  /** "can you tell me", "does anyone know". */
  isPut: number;
  /** "how is the billing work going": people's work on it is meant. */
  ofWork: number;
  /** "if billing is down, ...". */
  opensAsCondition: number;
  /** Words in all: many mean a story. */
  length: number;
  /** A question's first word stands before the name: "is NAME", "what about NAME"; not "NAME is". */
  asksFirst: number;
  /** Unknown words around the name that are no part of it ("the NAME wallet") and of no trouble ("an ssl failure"). */
  unexplained: number;
  /** "NAME broke my client", "NAME is shutting down accounts": not how it is, but what it did. */
  actsOn: number;
  /** Only a word of a longer name was said: "the wallet", where a web wallet is known. */
  isPart: number;
  /** "is there a NAME", "a working NAME": some thing of that kind, not the one that is known. */
  isOneOfAKind: number;
  /** "the Polly pool", "the labs pool": an ordinary word with a strange one before it, or two names in one, are another thing. */
  isAnothers: number;
  /** "any servers", "everything". */
  ofMany: number;
  /** "maintenance", "downtime". */
  ofPlan: number;
} & TroubleSigns;

const turning = new Set([
  'is',
  'are',
  'was',
  'were',
  'does',
  'did',
  'do',
  'has',
  'have',
  'can',
  'could',
  'will',
  'would',
  'why',
  'how',
]);
const opening =
  /^(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|any|anything|anyone|anybody|why|what|when|how|which|where|who|since)\b/;

export function signsOf(clause: Clause): Signs {
  const { tokens } = clause;
  const at = tokens.findIndex(({ role }) => role === 'name' || role === 'family');
  const name = tokens[at];
  const stand = standOfHerald(tokens);
  const before = at < 0 ? -1 : beforeName(tokens, at);
  const isSubject = name !== undefined && (turning.has(tokens[before]?.text ?? '') || saysState(tokens, at));
  const isAfterPreposition = tokens[before]?.role === 'preposition';
  const isSaidBefore = ['condition', 'trouble'].includes(tokens[before]?.role ?? '');
  const isObject = isSaidBefore || (isAfterPreposition && evidenceNear(tokens, before));
  const isCommonWord = name?.otherwise !== undefined || name?.isPlainWord === true;
  const first = tokens.find(
    ({ role }) => role !== 'filler' && role !== 'greeting' && role !== 'conjunction' && role !== 'thanks',
  );
  return {
    isSubject: flag(isSubject),
    isObject: flag(isObject),
    isBystander: flag(isAfterPreposition && !isObject),
    hasMark: flag(clause.hasQuestionMark),
    opensAsQuestion: flag(
      first !== undefined &&
        (opening.test(first.text) || first.role === 'asking') &&
        (clause.hasQuestionMark || !lacksSubject(tokens, tokens.indexOf(first))),
    ),
    unknownWords: Math.min(6, clause.unknownCount),
    isCommonWord: flag(isCommonWord),
    isGuess: flag(name?.match === 'typo' || name?.match === 'part'),
    hasPerson: flag(clause.roles.has('person')),
    hasEvidence: flag(tokens.some(({ role }) => evidence.has(role))),
    namesHerald: flag(stand !== undefined),
    isAmid: flag(stand === 'amid'),
    isPut: flag(tokens.some((token, i) => isPutTo(token, tokens[i - 1]))),
    ofWork: flag(name !== undefined && peoplesWork.has(tokens[at + 1]?.text ?? '')),
    opensAsCondition: flag(first?.role === 'if'),
    length: Math.min(30, tokens.length) / 10,
    asksFirst: flag(tokens.slice(0, Math.max(0, at)).some((_, i) => opensHere(tokens, i))),
    unexplained: Math.min(6, at < 0 ? clause.unknownCount : unexplainedAround(tokens, at)),
    actsOn: flag(at >= 0 && (actsOnSomething(tokens, at) || asksWhatItHas(tokens, at))),
    isPart: flag(name !== undefined && isPartOfName(name)),
    isOneOfAKind: flag(at >= 0 && isOneOfAKind(tokens, at)),
    isAnothers: flag(at >= 0 && isAnothers(tokens, at)),
    ofMany: flag(speaksOfMany(clause)),
    ofPlan: flag(clause.roles.has('plan')),
    ...troubleSignsOf(tokens, name),
  };
}

/** A slip loses a letter or two, not a word. */
export function isPartOfName({ match, typed, targets = [] }: Token): boolean {
  return match === 'part' || (match === 'typo' && targets.some(({ name }) => name.length - typed.length > 2));
}

/** "are all servers up", "anything down"; not "something to be announced". */
function speaksOfMany({ roles }: Clause): boolean {
  return (
    roles.has('things') || roles.has('all') || (roles.has('any') && (roles.has('condition') || roles.has('trouble')))
  );
}

/** "is NAME", "ok so why is NAME", "… , did NAME"; not "there will be a NAME", "that is why NAME". */
function opensHere(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || !(opening.test(token.text) || (token.role === 'asking' && !/^there\b/.test(token.text)))) return false;
  // "some people had the same problem", "will have NAME up again"
  if (lacksSubject(tokens, at) || tokens[at - 1]?.text === 'people') return false;
  for (let i = at; i > 0 && !tokens[i]?.afterBreak; i--) {
    const before = tokens[i - 1];
    if (before && before.text !== 'okay' && (before.text === 'there' || !leadsIn.has(before.role))) return false;
  }
  return true;
}

/** "will have it back later", "have problems with NAME", "was working yesterday": whoever says so is left out. */
function lacksSubject(tokens: readonly Token[], at: number): boolean {
  const [verb, next] = [tokens[at], tokens[at + 1]];
  return verb !== undefined && verbs.has(verb.role) && next !== undefined && noSubject.has(next.role);
}

const verbs: ReadonlySet<Role> = new Set(['be', 'have', 'do', 'modal']);
const noSubject: ReadonlySet<Role> = new Set(['be', 'have', 'condition', 'trouble', 'past']);

const leadsIn: ReadonlySet<Role> = new Set([
  'filler',
  'greeting',
  'conjunction',
  'thanks',
  'mention',
  'asking',
  'question-word',
  'if',
]);

/** What people do on a thing, or write about it. */
const peoplesWork: ReadonlySet<string> = new Set([
  'work',
  'migration',
  'refactor',
  'refactoring',
  'rewrite',
  'redesign',
  'release',
  'project',
  'docs',
  'documentation',
  'ticket',
  'story',
  'epic',
  'pr',
  'branch',
  'code',
  'meeting',
  'team',
  'people',
  'price',
  'listing',
  'contract',
  'deal',
  'demo',
  'training',
  'workshop',
  'roadmap',
  'plan',
  'logo',
  'guide',
  'bug',
  'fix',
  'testing',
  'development',
  'launch',
  'owner',
  'owners',
  'devs',
  'developers',
  'community',
  'holders',
  'patch',
  'feature',
  'sprint',
]);

function flag(is: boolean): number {
  return is ? 1 : 0;
}

/** "can you tell me", "does anyone know"; but "there is" and "there was someone" may be told as well. */
function isPutTo({ role, text }: Token, before: Token | undefined): boolean {
  if (role === 'asking') return !/^there (?:is|are)\b/.test(text);
  return (
    role === 'anyone' &&
    (!before || ['do', 'modal'].includes(before.role) || ['is', 'are', 'has'].includes(before.text))
  );
}

export type Stand = 'opens' | 'ends' | 'apart' | 'amid';

const beforeACall: ReadonlySet<Token['role']> = new Set(['filler', 'greeting', 'thanks', 'conjunction']);

/**
 * How Herald's name stands in a sentence: called ("@Herald, is …", "… , @Herald?"), or spoken of ("who gave @Herald that picture?").
 * Undefined where it does not occur.
 */
export function standOfHerald(tokens: readonly Token[]): Stand | undefined {
  const at = tokens.findIndex(({ text }) => text === 'herald');
  if (at < 0) return undefined;
  if (tokens.slice(0, at).every(({ role }) => beforeACall.has(role))) return 'opens';
  if (at === tokens.length - 1) return 'ends';
  return tokens[at]?.afterBreak || tokens[at + 1]?.afterBreak ? 'apart' : 'amid';
}

/** "which servers", "any outages", "is everything up?"; but not "what's the deal?" or "why must everything be a struggle". */
export function speaksOfServers(clause: Clause): boolean {
  const roles: ReadonlySet<string> = clause.roles;
  const { texts, tokens, unknownCount } = clause;
  if (['things', 'plan', 'status'].some((role) => roles.has(role)) || clause.filter) return true;
  // "40 cm announced for saturday, I feel a flu coming"
  if (roles.has('plan-hint') && (unknownCount <= 1 || clause.hasQuestionMark)) return true;
  if (roles.has('thing') && (texts.has('which') || texts.has('any'))) return true;
  if (tokens.some(({ role, text }) => role === 'trouble' && sureTrouble.test(text))) return true;
  if ((roles.has('own') || texts.has('we')) && leaders.some((word) => texts.has(word))) return true;
  if (texts.has('the platform') || texts.has('our platform') || clause.meansOwn) return true;
  // "is anything red at all?", "out of everything we run, what's the flakiest?"
  const runs = [...texts].some((text) => /\bwe (?:(?:do|even|actually) )?(?:run|host|operate)\b/.test(text));
  if (
    runs ||
    (tokens.some(({ text }) => colours.test(text)) && (roles.has('any') || roles.has('all') || texts.has('what')))
  )
    return true;
  const isShort = tokens.length <= 8 && unknownCount <= 1;
  if (!isShort) return false;
  const saysState = tokens.some(
    ({ role, text }) => states.has(role) && sureState.test(text) && !(text === 'up' && texts.has('what')),
  );
  const meansUs = texts.has('we') && clause.hasQuestionMark;
  return saysState && (meansUs || roles.has('any') || roles.has('all') || texts.has('what') || texts.has('which'));
}

/** "what's our mean time to recovery?", "did we breach our SLA?" */
const leaders = ['mttr', 'sla', 'slas', 'slo', 'recovery', 'uptime', 'availability', 'reliability'];
const states: ReadonlySet<string> = new Set(['condition', 'past', 'plan-hint']);
const sureState =
  /\b(?:down|up|off|offline|online|out|back|broken|slow|unavailable|reachable|unreachable|degraded|working|running|green|red|okay|ok|fine|healthy|go|went|fail\w*|crash\w*|fall|fell|die[ds]?|stable|operational)\b/;
const colours = /^(?:red|green|amber|yellow|orange)$/;
const sureTrouble = /\b(?:outages?|incidents?|downtime|disruptions?|degradation)\b/;
