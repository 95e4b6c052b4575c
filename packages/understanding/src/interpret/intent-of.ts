/** What a clause asks: what it says in so many words, else the likeliest intent that it can mean; what that is in its scope, and both in words. */
import { type Clause, metricOf } from '../clause.ts';
import type { Intent } from '../question.ts';
import type { Scope, Surroundings } from '../reading.ts';
import { findUnknownNames } from '../unknown-names.ts';
import { asksFor } from '../vocabulary/intent-words.ts';
import type { Way } from '../vocabulary/ways/way.ts';
import { ways } from '../vocabulary/ways/ways-to-ask.ts';
import type { Chances } from './classifier.ts';

/** `words`: a clause in lower case, with contractions opened and names as they were typed. */
export function saidPlainly(words: string, hearing: Surroundings['hearing']): Way | undefined {
  const clause = words.slice(0, longestClause);
  const isOverheard = hearing === 'overheard';
  const key = `${isOverheard} ${clause}`;
  if (lately.has(key)) return lately.get(key);
  const way = ways.find(({ pattern, isSaidToHerald }) => !(isSaidToHerald && isOverheard) && pattern.test(clause));
  lately.set(key, way);
  return way;
}

/** Each clause is looked at several times while its message is read, and each look tries all patterns. */
const lately = new Map<string, Way | undefined>();

/** Before a message is read: nobody's words outlast the next message. */
export function forgetClauses(): void {
  lately.clear();
}
/** In characters. Some patterns look through a clause once for each of its words. */
const longestClause = 400;

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
      return (
        clause.targets.length > 0 || clause.tokens.some(({ role, text }) => role === 'subscribe' || telling.test(text))
      );
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
    case 'about':
      // "who decided this maintenance and what is it for?"
      return clause.targets.length === 0 && !clause.tokens.some(({ text }) => /\bmaintenance\b/.test(text));
    case 'help':
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

// "inform me if exports is working" asks; "tell me if it goes down", "let me know if it is back" are wishes.
const asksToKnow =
  /\b(?:inform|tell|advise|remind|let) (?:me|us)(?: know)?(?: please)? (?:(?:since|how|what|why|who|which|where|whether|for how)\b|if (?!any|some)(?:\S+ ){1,4}?(?:is|are|was|were) (?!.*\b(?:again|back|fixed|over|resolved|changes?)\b))/;

/** "make me a sandwich" is no wish to be told. */
const telling =
  /\b(?:tell|told|notif\w*|notices?|ping\w*|alert\w*|let|message\w*|dm|subscri\w*|inform\w*|remind\w*|update\w*|keep|posted|watch\w*|follow\w*|warn\w*|shout|holler|know|hear|nudge|buzz|text|wake|heads|loop\w*)\b/;

/** What Herald says of servers, and people ask the meaning of. */
const terms =
  /\b(?:degraded|unknown|operational|unreachable|stale|silent|recovering|recovered|at risk|maintenance|downtime|outage|incident|load|uptime|availability|yellow|amber|orange|red|green|cpu|sla|gateway|host|service|server|region|zone|disk|memory|status|latency|instance|p9\d|ip|healthy|unhealthy|acknowledged|threshold|reduced|reduced capacity)s?\b/;

export function hasTerm({ tokens }: Clause): boolean {
  return tokens.some(({ text }) => terms.test(text));
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
