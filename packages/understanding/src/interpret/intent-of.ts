/** What a clause asks: what it says in so many words, else the likeliest intent that it can mean; what that is in its scope, and both in words. */
import { type Clause, metricOf } from '../clause.ts';
import type { Intent } from '../question.ts';
import type { Scope, Surroundings } from '../reading.ts';
import { rangeTense } from '../times/time-words.ts';
import type { Token } from '../token.ts';
import { findUnknownNames } from '../unknown-names.ts';
import { asksFor } from '../vocabulary/intent-words.ts';
import type { Way } from '../vocabulary/ways/way.ts';
import { ways } from '../vocabulary/ways/ways-to-ask.ts';
import type { Chances } from './classifier.ts';

/** `words`: a clause in lower case, with contractions opened and names as they were typed. */
export function saidPlainly(words: string, hearing: Surroundings['hearing']): Way | undefined {
  return ways.find(
    ({ pattern, isSaidToHerald }) => (!isSaidToHerald || hearing !== 'overheard') && pattern.test(words),
  );
}

/** What lacks what it needs is not meant. */
export function likeliestIntent(chances: Chances, clause: Clause, around: Surroundings): Intent {
  let best: Intent = 'none';
  let bestChance = 0;
  let highest = 0;
  for (const [intent, chance] of chances) {
    if (intent === 'none') continue;
    highest = Math.max(highest, chance);
    if (chance > bestChance && canMean(intent, clause, around)) {
      best = intent;
      bestChance = chance;
    }
  }
  return bestChance < highest * asGoodAs ? 'none' : best;
}

/** What is far less likely than what cannot be meant is not meant either. */
const asGoodAs = 0.1;

function canMean(intent: Intent, clause: Clause, { context, boundTo, isAddressed, hearing }: Surroundings): boolean {
  switch (intent) {
    case 'metric':
      return metricOf(clause, intent, context?.metric) !== undefined;
    case 'describe':
      return (
        context !== undefined ||
        boundTo.length > 0 ||
        // "tell me about web-9": it is said that it isn't known.
        findUnknownNames(clause.tokens, isAddressed).length > 0 ||
        (['name', 'family', 'thing', 'things', 'all', 'pronoun', 'place'] as const).some((role) =>
          clause.roles.has(role),
        )
      );
    case 'subscribe':
      // "inform me since how long it runs" asks; "tell me when it is back" subscribes.
      // "can I still send invoices at one?" asks as well.
      if (asksToKnow.test(clause.tokens.map(({ text }) => text).join(' ')) || asksWhetherOneCan(clause)) return false;
      return clause.targets.length > 0 || clause.tokens.some(({ text }) => telling.test(text));
    case 'unsubscribe':
      // "no more jira for me", said to nobody, is no wish to Herald.
      return (
        hearing !== 'overheard' ||
        clause.tokens.some(({ text }) => telling.test(text) || /\b(?:stop|mute)\b/.test(text))
      );
    case 'meaning':
      return hasTerm(clause);
    case 'greeting':
      return clause.targets.length === 0 && clause.tokens.length <= 8;
    case 'help':
    case 'about':
      return clause.targets.length === 0;
    default:
      return true;
  }
}

function asksWhetherOneCan({ tokens }: Clause): boolean {
  const text = tokens.map((token) => token.text).join(' ');
  return (
    /^(?:so |and |but )?(?:can|could|will) (?:i|we|they|he|she|it|customers?|people)\b/.test(text) &&
    !/\b(?:be|get) (?:told|notified|informed|alerted|pinged|a (?:message|ping))\b/.test(text)
  );
}

const asksToKnow =
  /\b(?:inform|tell|advise|remind|let) (?:me|us)(?: know)?(?: please)? (?:since|how|what|why|who|which|where|whether|for how)\b/;

/** "make me a sandwich" is no wish to be told. */
const telling =
  /\b(?:tell|told|notif\w*|notices?|ping\w*|alert\w*|let|message\w*|dm|subscri\w*|inform\w*|remind\w*|update\w*|keep|posted|watch\w*|follow\w*|warn\w*|shout|holler|know|hear|nudge|buzz|text|wake|heads|loop\w*)\b/;

/** What Herald says of servers, and people ask the meaning of. */
const terms =
  /\b(?:degraded|unknown|operational|unreachable|stale|silent|recovering|recovered|at risk|maintenance|downtime|outage|incident|load|uptime|availability|yellow|amber|orange|red|green|cpu|sla|gateway|host|service|server|region|zone|disk|memory|status|latency|instance|p9\d|ip|healthy|unhealthy|acknowledged|threshold)s?\b/;

export function hasTerm({ tokens }: Clause): boolean {
  return tokens.some(({ text }) => terms.test(text));
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
  // "ok?", whatever plans were spoken of before: how it is.
  { from: ['downtime'], to: 'health', when: ({ tokens }) => stateAlone.test(withNames(tokens)) },
  // "from tomorrow until the weekend, what goes down?"
  {
    from: ['history'],
    to: 'downtime',
    when: ({ range, isPast }) => range !== undefined && !isPast && rangeTense(range) === 'future',
  },
  // "is checkout up between 2 and 3 tomorrow?": of hours to come only what is planned is known.
  {
    from: ['health', 'describe', 'fleet'],
    to: 'downtime',
    when: ({ range }) => range !== undefined && /\d:\d/.test(range) && rangeTense(range) === 'future',
  },
  { from: ['health'], to: 'fleet', when: (_, { allTargets }) => allTargets },
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
    when: ({ metric, range, otherRange }, { targets }) =>
      targets.length === 1 && metric !== undefined && range !== undefined && otherRange === undefined,
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

/** "Is it up?" about everything is a question about the fleet. */
export function intentInScope(intent: Intent, scope: Scope, clause: Clause): Intent {
  const shift = shifts.find(
    ({ from, but, when }) => (from?.includes(intent) ?? true) && intent !== but && when(clause, scope),
  );
  return shift?.to ?? intent;
}

const workedOn =
  /\b(?:is|are|will|does|do|get|gets)\b(?: \S+){0,4} (?:<name>|it|this|the \S+)(?: \S+){0,3}? (?:be|being|get|gets|getting|to be|go|goes|going)(?: \S+)? ?\b(?:patched|touched|upgraded|updated|migrated|rebooted|restarted|serviced|moved|replaced|rebuilt|retired|swapped|worked on|taken (?:down|off|offline|out)|brought down|switched off|turned off|shut (?:down|off)|dark)\b/;
const whomItHits = /\b(?:whom|whose|how long|affect\w*|impact\w*)\b/;

/** What is named is to be worked on, and whether is asked. */
function asksWhetherWorkedOn(tokens: readonly Token[]): boolean {
  const text = withNames(tokens);
  return workedOn.test(text) && !whomItHits.test(text);
}

const ofWhatWas = /\b(?:slow|slower|sluggish|summar(?:y|ies)|overview|recap)\b/;
/** How it is, and no word more. */
const stateAlone =
  /^(?:(?:and|so|but|now|hey|is|are|it|that|they|all|everything|still|really|<name>) )*(?:ok|okay|fine|up|down|slow|alive|healthy|alright|all right|working|works)(?: (?:now|again|there|today))?$/;

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

const sources: Readonly<Partial<Record<Scope['from'], string>>> = {
  message: 'What it is about stands in another sentence.',
  conversation: 'It goes on with what was asked before.',
  binding: 'This place is bound to what is meant.',
};

/** For `explain`. */
export function whyOf({ tokens }: Clause, intent: Intent, { from }: Scope): string[] {
  const source = sources[from];
  return [
    `It reads "${tokens
      .map(({ typed }) => typed)
      .filter((typed) => typed !== '')
      .join(' ')}": ${asksFor[intent]}.`,
    ...(source ? [source] : []),
  ];
}
