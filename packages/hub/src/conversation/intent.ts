/** Decides what a clause asks for, from the roles of its words. Rules are tried in order; the first that holds decides. */
import type { Clause } from './clause.ts';
import type { Intent } from './question.ts';

/** `bare`: names, times or figures without a verb of their own; context decides. */
export type ClauseIntent = Intent | 'bare';

type Rule = { intent: ClauseIntent; because: string; holds(clause: Clause): boolean };

const rules: readonly Rule[] = [
  {
    intent: 'unsubscribe',
    because: 'it asks not to be told any more',
    holds: (c) => c.roles.has('unsubscribe') && isWish(c, 'unsubscribe'),
  },
  {
    intent: 'downtime',
    because: 'it asks when something planned is',
    holds: (c) => isTellMeWhen(c) && asksForPlan(c) && !waitsForChange(c),
  },
  {
    intent: 'history',
    because: 'it asks when something was',
    holds: (c) => isTellMeWhen(c) && (c.isPast || hasText(c, ['last outage', 'last incident', 'last down'])),
  },
  {
    intent: 'subscribe',
    because: 'it asks to be told',
    holds: (c) => (c.roles.has('subscribe') && isWish(c, 'subscribe')) || asksToBeToldIf(c),
  },
  { intent: 'compare', because: 'it sets things side by side', holds: isComparison },
  {
    intent: 'history',
    because: 'it asks how much downtime there was',
    holds: (c) => c.roles.has('plan') && lookedBack(c),
  },
  { intent: 'downtime', because: 'it asks about maintenance or planned downtime', holds: (c) => c.roles.has('plan') },
  { intent: 'health', because: 'it asks when it will be back', holds: (c) => asksForReturn(c) },
  { intent: 'metric', because: 'it asks since when it runs', holds: asksForUptime },
  { intent: 'downtime', because: 'it asks what is planned or will be', holds: asksForPlan },
  { intent: 'history', because: 'it asks about the past', holds: asksForPast },
  {
    intent: 'fleet',
    because: 'it asks which servers stand out by a figure',
    holds: (c) =>
      c.metric !== undefined &&
      !hasNames(c) &&
      c.roles.has('question-word') &&
      hasText(c, ['which', 'what']) &&
      hasThings(c) &&
      !hasText(c, ['all the', 'all']),
  },
  { intent: 'metric', because: 'it asks for a figure', holds: (c) => c.metric !== undefined },
  { intent: 'metric', because: 'it asks where it is', holds: asksWhere },
  { intent: 'fleet', because: 'it asks about many at once', holds: isAboutFleet },
  { intent: 'health', because: 'it asks how something is', holds: asksForHealth },
  { intent: 'describe', because: 'it asks for the facts', holds: (c) => c.roles.has('describe') },
  {
    intent: 'describe',
    because: 'it asks what something is',
    holds: (c) => hasNames(c) && hasText(c, ['what', 'who']) && c.roles.has('be'),
  },
  {
    intent: 'fleet',
    because: 'it speaks of everything',
    holds: (c) =>
      !hasNames(c) &&
      (hasThings(c) || c.roles.has('all') || c.roles.has('status') || (c.roles.has('place') && c.filter !== undefined)),
  },
  {
    intent: 'health',
    because: 'it asks to look at something',
    holds: (c) => hasNames(c) && c.roles.has('asking') && !c.startsAsFollowUp,
  },
  { intent: 'help', because: 'it asks what Herald can do', holds: (c) => c.roles.has('help') && !hasNames(c) },
  {
    intent: 'bare',
    because: 'it only names something',
    holds: (c) => hasNames(c) || c.range !== undefined || c.meansOwn || c.startsAsFollowUp,
  },
  { intent: 'greeting', because: 'it is a greeting', holds: (c) => c.roles.has('greeting') && c.unknownCount === 0 },
];

export function decideIntent(clause: Clause): { intent: ClauseIntent; because: string } {
  if (clause.roles.has('help') && !hasNames(clause) && isOnlyHelp(clause))
    return { intent: 'help', because: 'it asks what Herald can do' };
  for (const rule of rules) if (rule.holds(clause)) return rule;
  return { intent: 'none', because: 'nothing in it asks about servers' };
}

function hasText(clause: Clause, texts: readonly string[]): boolean {
  return texts.some((text) => clause.texts.has(text));
}

function hasNames(clause: Clause): boolean {
  return clause.roles.has('name') || (clause.roles.has('family') && !clause.roles.has('things'));
}

function hasThings(clause: Clause): boolean {
  return (
    clause.roles.has('things') ||
    (clause.roles.has('thing') && (clause.roles.has('any') || clause.roles.has('all') || hasText(clause, ['which'])))
  );
}

function isOnlyHelp(clause: Clause): boolean {
  return !['condition', 'trouble', 'metric', 'plan', 'past', 'subscribe', 'unsubscribe'].some((role) =>
    clause.roles.has(role as Clause['pieces'][number]['role']),
  );
}

const beforeWish = new Set([
  'filler',
  'greeting',
  'thanks',
  'mention',
  'person',
  'modal',
  'asking',
  'conjunction',
  'be',
  'anyone',
  'preposition',
  'do',
  'not',
]);

/** "watch", "follow", "alert" ask for news only where they open the clause, or in a phrase that says so. */
function isWish(clause: Clause, role: 'subscribe' | 'unsubscribe'): boolean {
  for (const piece of clause.pieces) {
    if (piece.role === role) return true;
    if (!beforeWish.has(piece.role))
      return piece.role === 'name' && clause.pieces.some((one) => one.role === role && one.text.includes(' '));
  }
  return false;
}

function isTellMeWhen(clause: Clause): boolean {
  return clause.pieces.some((piece) => piece.role === 'subscribe' && / when$/.test(piece.text));
}

const changes = [
  'goes down',
  'go down',
  'goes offline',
  'go offline',
  'goes up',
  'goes wrong',
  'comes back',
  'come back',
  'comes back up',
  'comes back online',
  'comes up',
  'comes online',
  'is over',
  'changes',
  'breaks',
  'crashes',
  'fails',
  'dies',
  'recovers',
  'going down',
  'starts',
  'start',
  'started',
  'begins',
  'ends',
  'finished',
  'gets back',
  'crash',
  'fail',
  'stops',
  'restarts',
  'reboots',
];

function waitsForChange(clause: Clause): boolean {
  return hasText(clause, changes);
}

function asksToBeToldIf(clause: Clause): boolean {
  const isAsked = clause.pieces.some((piece) => piece.role === 'asking' && /(?:tell|let) (?:me|us)/.test(piece.text));
  return isAsked && clause.roles.has('if') && waitsForChange(clause);
}

function isComparison(clause: Clause): boolean {
  const count = clause.targets.length + (clause.hasPronoun ? 1 : 0);
  if (clause.roles.has('compare')) return count >= 2 || hasThings(clause) || clause.pieces[0]?.role === 'compare';
  return clause.targets.length >= 2 && clause.roles.has('comparative');
}

function lookedBack(clause: Clause): boolean {
  const isDowntime = [...clause.texts].some((text) => text.startsWith('down'));
  return (
    isDowntime &&
    (clause.tense === 'past' ||
      clause.isPast ||
      /^ha(?:s|ve|d)/.test(haveText(clause)) ||
      hasText(clause, ['history', 'lately', 'recently', 'last']))
  );
}

function haveText(clause: Clause): string {
  return (
    clause.pieces.find(
      (piece) => piece.role === 'have' && /^ha(?:s|ve|d)$/.test(piece.text) && clause.texts.has('been'),
    )?.text ?? ''
  );
}

const returned = [
  'back',
  'back up',
  'back online',
  'back again',
  'back up again',
  'back to normal',
  'recovered',
  'recover',
  'fixed',
  'resolved',
  'solved',
  'sorted',
  'be back',
  'be fixed',
  'be up',
  'up again',
  'working',
  'be working',
  'up and running',
];

function asksForReturn(clause: Clause): boolean {
  return hasText(clause, returned) && clause.isFuture && clause.range === undefined;
}

function asksForUptime(clause: Clause): boolean {
  if (clause.tense === 'past') return false;
  const isRestart =
    hasText(clause, ['reboot', 'rebooted', 'restart', 'restarted', 'rebooting', 'booted']) &&
    (hasText(clause, ['last', 'last time', 'when was the last time', 'most recent']) ||
      (clause.isPast && hasText(clause, ['when'])));
  if (isRestart && !clause.isFuture) return true;
  return (
    hasText(clause, ['how long', 'for how long', 'since when']) &&
    hasText(clause, [
      'up',
      'running',
      'online',
      'alive',
      'been up',
      'been running',
      'been online',
      'been alive',
      'operational',
    ]) &&
    !hasText(clause, ['slow'])
  );
}

const planned = [
  'planned',
  'scheduled',
  'schedule',
  'upcoming',
  'coming up',
  'in the diary',
  'in the calendar',
  'on the calendar',
  'foreseen',
  'plan',
  'plans',
  'planning',
  'announced',
  'expected',
  'on the cards',
  'in the pipeline',
];
const interventions = [
  'upgrade',
  'upgrades',
  'upgraded',
  'upgrading',
  'patched',
  'patching',
  'patch',
  'patches',
  'reboot',
  'reboots',
  'rebooted',
  'restart',
  'restarted',
  'migration',
  'migrated',
  'taken offline',
  'taken down',
  'taken out of service',
  'brought down',
  'shut down',
  'shutdown',
  'going down',
  'go down',
  'going offline',
  'go offline',
  'interruption',
  'interruptions',
  'retired',
  'retirement',
  'turned off',
  'switched off',
  'replaced',
  'maintained',
  'serviced',
  'be down',
  'be unavailable',
  'be offline',
  'be available',
  'be interrupted',
  'be affected',
  'be off',
  'be up',
  'be reachable',
  'be accessible',
  'be online',
  'be working',
  'event',
  'events',
  'window',
  'windows',
  'update',
  'updates',
  'updated',
];

function asksForPlan(clause: Clause): boolean {
  if (clause.roles.has('plan')) return true;
  const isAhead = clause.isFuture || clause.tense === 'future';
  if (clause.tense === 'past' || (clause.isPast && !isAhead)) return false;
  if (!clause.roles.has('plan-hint'))
    return isAhead && (clause.roles.has('condition') || clause.roles.has('trouble')) && !asksForReturn(clause);
  if (hasText(clause, planned)) return true;
  if (hasText(clause, ['updates', 'update', 'updated']) && !isAhead) return hasText(clause, ['next', 'when']);
  return (
    hasText(clause, interventions) &&
    (isAhead ||
      clause.roles.has('be') ||
      hasText(clause, ['next', 'when', 'any', 'is there', 'are there', 'any chance']))
  );
}

const surePast = [
  'since when',
  'history',
  'timeline',
  'how long',
  'how often',
  'how many times',
  'track record',
  'reliability',
  'reliable',
  'when was the last time',
  'outage history',
  'incident history',
  'downtime history',
  'first notice',
  'sla',
];

function asksForPast(clause: Clause): boolean {
  const isStatus = ['condition', 'trouble', 'status', 'past'].some((role) => clause.roles.has(role as 'past'));
  if (clause.tense === 'future') return false;
  if (clause.metric !== undefined && clause.metric !== 'uptime') return false;
  if (clause.metric === 'uptime')
    return (
      clause.tense === 'past' ||
      clause.isPast ||
      (clause.range !== undefined && clause.tense !== 'present') ||
      clause.range?.startsWith('this-') === true
    );
  if (hasText(clause, surePast)) return true;
  if (
    [...clause.texts].some((text) =>
      /^(?:last|latest|most recent|previous|past|recent) (?:outages?|incidents?|downtime|problems?|issues?|failure|crash|down)$/.test(
        text,
      ),
    )
  )
    return true;
  if (
    clause.roles.has('past') &&
    (clause.isPast ||
      hasText(clause, ['happened', 'occurred', 'went down', 'came back', 'came back up', 'ago', 'last time']))
  )
    return true;
  if (clause.isPast && !asksIfRecovered(clause)) return isStatus || clause.range !== undefined;
  const hasBeen = haveText(clause) !== '';
  if (
    hasBeen &&
    (clause.range !== undefined ||
      hasText(clause, ['down', 'lately', 'recently', 'offline', 'unavailable', 'reliable']))
  )
    return true;
  if (clause.tense === 'past' || (clause.range !== undefined && clause.tense === undefined)) return true;
  if (hasText(clause, ['lately', 'recently', 'of late', 'earlier'])) return true;
  if (clause.range === undefined || clause.tense !== 'present') return false;
  return (
    clause.roles.has('trouble') ||
    (clause.range !== 'today' && isStatus) ||
    (hasNames(clause) && clause.range !== 'today' && hasText(clause, ['how']))
  );
}

function asksIfRecovered(clause: Clause): boolean {
  return (
    hasText(clause, ['recover', 'come back', 'back', 'back up', 'back online']) &&
    !hasText(clause, ['when']) &&
    clause.range === undefined
  );
}

function asksWhere(clause: Clause): boolean {
  return hasNames(clause) && hasText(clause, ['where']) && clause.roles.has('be');
}

function isAboutFleet(clause: Clause): boolean {
  if (hasNames(clause)) return false;
  const isStatus = ['condition', 'trouble', 'status'].some((role) => clause.roles.has(role as 'status'));
  if (clause.meansOwn && !hasThings(clause) && !clause.roles.has('all')) return false;
  if (hasThings(clause) || clause.roles.has('all')) return true;
  if (clause.hasPronoun) return false;
  return (
    isStatus &&
    (clause.roles.has('any') ||
      hasText(clause, [
        'what',
        'is there',
        'are there',
        'is there any',
        'are there any',
        'do we have',
        'how is',
        'any signs of',
        'are we having',
        'are we seeing',
        'known',
        'any known',
      ]))
  );
}

function asksForHealth(clause: Clause): boolean {
  if (hasNames(clause) && hasText(clause, ['how'])) return true;
  if (hasText(clause, ['why']) && (clause.targets.length === 0 || clause.unknownCount === 0)) return true;
  return (
    ['condition', 'trouble', 'status'].some((role) => clause.roles.has(role as 'status')) &&
    (hasNames(clause) ||
      clause.hasPronoun ||
      clause.meansOwn ||
      clause.targets.length > 0 ||
      clause.roles.has('status') ||
      clause.roles.has('trouble'))
  );
}
