/** What an intent turns into where the clause, or what it is about, shows that something else is meant: "is it up?" of everything is of the fleet. */
import type { Clause } from '../clause.ts';
import type { Intent } from '../question.ts';
import type { Scope } from '../reading.ts';
import { looksBack } from '../times/clock-span.ts';
import { rangeTense } from '../times/time-words.ts';
import type { Token } from '../token.ts';

export function intentInScope(intent: Intent, scope: Scope, clause: Clause): Intent {
  const shift = shifts.find(
    ({ from, but, when }) => (from?.includes(intent) ?? true) && intent !== but && when(clause, scope),
  );
  return shift?.to ?? intent;
}

const tellsCustomer = /\b(?:tell|say to|write to|answer) (?:the |my |our |this |that )?(?:customers?|clients?)\b/;

type Shift = {
  /** Any intent where it is absent. */
  from?: readonly Intent[];
  /** Not of this one. */
  but?: Intent;
  to: Intent;
  when(clause: Clause, scope: Scope): boolean;
};

/** The first that fits counts. */
const shifts: readonly Shift[] = [
  { but: 'meaning', to: 'count', when: ({ texts }) => texts.has('mttr') },
  {
    to: 'history',
    when: ({ texts, roles }, { allTargets }) => allTargets && texts.has('list all') && roles.has('trouble'),
  },
  // "if billing is taken down, can clients still pay?"
  {
    from: ['downtime'],
    to: 'impact',
    when: ({ tokens }) => asksWhatIf(tokens),
  },
  // "give web-1 more memory"
  {
    from: ['compare', 'metric', 'superlative', 'health'],
    to: 'act',
    when: ({ tokens }) => givesMore.test(withNames(tokens)),
  },
  // "is Saturday clear, or is something going off?"
  {
    from: ['fleet', 'health'],
    to: 'downtime',
    when: ({ range, tense, isFuture }, { allTargets }) =>
      allTargets &&
      range !== undefined &&
      (rangeTense(range) === 'future' || (/(?:on|es|rs|ri|ur|un)day/.test(range) && tense === 'future') || isFuture),
  },
  // "was anything down between Monday and Wednesday?", whatever plans were spoken of before
  {
    from: ['downtime'],
    to: 'history',
    when: ({ range, isPast, roles, hasPronoun }) =>
      isPast &&
      range !== undefined &&
      !hasPronoun &&
      !roles.has('plan') &&
      !roles.has('plan-hint') &&
      roles.has('condition'),
  },
  // "did it get slow yesterday as well?", whatever plans were spoken of before
  {
    from: ['downtime'],
    to: 'history',
    when: ({ tokens, range, roles }) =>
      range !== undefined &&
      rangeTense(range) === 'past' &&
      !roles.has('plan') &&
      !roles.has('plan-hint') &&
      ofWhatWas.test(withNames(tokens)),
  },
  // "from quarter past ten to twenty past ten, which services were hit?"
  {
    from: ['fleet', 'health', 'cause'],
    to: 'history',
    when: ({ range, isPast, texts }) =>
      isPast && range !== undefined && clockSpan.test(range) && !texts.has('why') && rangeTense(range) !== 'future',
  },
  // "anything broken yesterday?": how all is now answers nothing of it.
  {
    from: ['fleet', 'health'],
    to: 'history',
    when: ({ range, roles, texts }, { allTargets }) =>
      allTargets &&
      range !== undefined &&
      rangeTense(range) === 'past' &&
      (roles.has('any') || roles.has('trouble') || roles.has('all')) &&
      // "A customer complained yesterday, is anything down?"
      !texts.has('is') &&
      !texts.has('are'),
  },
  // "the payments crashed at midnight"
  {
    from: ['fleet', 'health'],
    to: 'history',
    when: ({ range, tokens }) => range !== undefined && clockSpan.test(range) && looksBack(withNames(tokens)),
  },
  // "ok?", whatever plans were spoken of before: how it is.
  { from: ['downtime'], to: 'health', when: ({ tokens }) => stateAlone.test(withNames(tokens)) },
  // "from tomorrow until the weekend, what goes down?"
  {
    from: ['history'],
    to: 'downtime',
    when: ({ range, isPast }) => range !== undefined && !isPast && rangeTense(range) === 'future',
  },
  // "is checkout up between 2 and 3 tomorrow?", "billing ok tomorrow?": of what is to come only what is planned is known.
  {
    from: ['health', 'describe', 'fleet'],
    to: 'downtime',
    when: ({ range }) => range !== undefined && rangeTense(range) === 'future',
  },
  { from: ['health'], to: 'fleet', when: (_, { allTargets }) => allTargets },
  // "surveyor app uptime, last 7 days"
  {
    from: ['metric'],
    to: 'history',
    when: ({ texts, range }, { targets }) =>
      texts.has('uptime') &&
      range !== undefined &&
      rangeTense(range) === 'past' &&
      targets.length > 0 &&
      targets.every(({ kind }) => kind === 'service'),
  },
  // "average uptime across all services": how they held, not how long machines have been running.
  { from: ['metric', 'fleet'], to: 'history', when: ({ texts }) => texts.has('uptime') && asksHowTheyHeld(texts) },
  // "total downtime this week": what was, not what is planned.
  { from: ['downtime'], to: 'history', when: ({ texts }) => texts.has('total') },
  { from: ['count'], to: 'history', when: ({ texts, roles }) => texts.has('total') && roles.has('plan') },
  // "since when has web-1 been like that?"
  {
    from: ['metric'],
    to: 'history',
    when: ({ texts, roles }) => texts.has('since when') && roles.has('pronoun') && !roles.has('condition'),
  },
  // "is billing being patched on Thursday", "will the store be touched in the Sunday window": whether, not whom it hits.
  {
    from: ['impact', 'fleet', 'health'],
    to: 'downtime',
    when: ({ tokens, roles }) => !roles.has('customer') && asksWhetherWorkedOn(tokens),
  },
  // "is web-1's memory any better than an hour ago?"
  {
    from: ['compare'],
    to: 'metric',
    when: ({ metric, range, otherRange, tokens }, { targets }) =>
      targets.length === 1 &&
      (metric !== undefined || ofLoad.test(withNames(tokens))) &&
      range !== undefined &&
      otherRange === undefined,
  },
  // "hottest CPU right now?"
  {
    from: ['metric'],
    to: 'superlative',
    when: ({ roles }, { targets }) => targets.length === 0 && roles.has('comparative'),
  },
  // "is the Vienna box in a worse state than the Dublin one?", "was billing more reliable than search last month?"
  {
    from: ['health', 'history'],
    to: 'compare',
    when: ({ texts, roles }, { from, targets }) =>
      from === 'named' && targets.length > 1 && roles.has('comparative') && (texts.has('than') || texts.has('which')),
  },
  // "what can I tell the customer now that exports works again?"
  {
    from: ['health', 'history', 'eta'],
    to: 'customer',
    when: ({ tokens }) => tellsCustomer.test(tokens.map(({ text }) => text).join(' ')),
  },
  { from: ['fleet'], to: 'health', when: (_, { targets }) => targets.length > 0 },
];

const workedOn =
  /\b(?:is|are|will|does|do|get|gets)\b(?: \S+){0,4} (?:<name>|it|this|the \S+)(?: \S+){0,3}? (?:be|being|get|gets|getting|to be|go|goes|going)(?: \S+)? ?\b(?:patched|touched|upgraded|updated|migrated|rebooted|restarted|serviced|moved|replaced|rebuilt|retired|swapped|worked on|taken (?:down|off|offline|out)|brought down|switched off|turned off|shut (?:down|off)|dark)\b/;
const whomItHits = /\b(?:whom|whose|how long|affect\w*|impact\w*)\b/;

/** What is named is to be worked on, and whether is asked. */
function asksWhetherWorkedOn(tokens: readonly Token[]): boolean {
  const text = withNames(tokens);
  return workedOn.test(text) && !whomItHits.test(text);
}

/** `22:12-22:15`, `today.22:12-now` */
const clockSpan = /\d:\d\d-(?:\d|now)/;
const ofWhatWas = /\b(?:slow|slower|sluggish|summar(?:y|ies)|overview|recap)\b/;
/** How it is, and no word more. */
const stateAlone =
  /^(?:(?:and|so|but|now|hey|is|are|it|that|they|all|everything|still|really|<name>) )*(?:ok|okay|fine|up|down|slow|alive|healthy|alright|all right|working|works)(?: (?:now|again|there|today))?$/;

/** "was search-1 busier an hour ago than now?" */
const ofLoad = /\b(?:busy|busier|loaded|idle|idler)\b/;
const givesMore =
  /^(?:(?:can|could|would|will) (?:you|someone|we|anyone) |just |can you |could you )*(?:give|add|assign|allocate) (?:the |our )?<name> (?:a bit |a little |some |any |\d+ |two )*(?:more|extra|another|additional)\b/;

function withNames(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.role === 'name' ? '<name>' : token.text)).join(' ');
}

/** A condition, and behind it what somebody can or does; no work is asked of there. */
function asksWhatIf(tokens: readonly Token[]): boolean {
  if (tokens[0]?.role !== 'if') return false;
  const main = tokens.findIndex(({ afterBreak, role }) => afterBreak && (role === 'modal' || role === 'do'));
  return main > 0 && tokens.slice(main).every(({ role }) => role !== 'plan' && role !== 'plan-hint');
}

function asksHowTheyHeld(texts: ReadonlySet<string>): boolean {
  return ['average', 'overall', 'across', 'services', 'percent', 'percentage', 'total'].some((text) => texts.has(text));
}
