/** Plays one corpus line through the conversation, as a message in the place that it says. */
import { type ConversationContext, contextOf } from '../context.ts';
import type { IncomingMessage } from '../incoming-message.ts';
import { learntModel, type Model } from '../interpret/classifier.ts';
import { joinSegments, nameSegments } from '../names/name-forms.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Question, Target } from '../question.ts';
import { understand } from '../understand.ts';
import type { CorpusLine } from './corpus.ts';
import { mentionKey } from './known-names-of.ts';

export type Listener = { names: NameIndex; engineerMentions: ReadonlySet<string> };

/** Earlier messages are heard first, so that the last one can lean on them. */
export function hearLine(line: CorpusLine, listener: Listener, model: Model = learntModel): Question {
  const message = heardOf(line.text, line.context, listener);
  return understand(message, listener.names, contextBefore(line, listener, model), model);
}

export function contextBefore(line: CorpusLine, listener: Listener, model: Model): ConversationContext | undefined {
  let context: ConversationContext | undefined;
  for (const earlier of line.prior ?? []) {
    context =
      contextOf(understand(heardOf(earlier, line.context, listener), listener.names, context, model)) ?? context;
  }
  return context;
}

export function heardOf(text: string, context: string, listener: Listener): IncomingMessage {
  const mentions = mentionsIn(text);
  const isEngineers = mentions.some((mention) => meansEngineers(mention, listener.engineerMentions));
  const bound = context.startsWith('channel-bound:') ? context.slice('channel-bound:'.length) : undefined;
  return {
    text,
    place: context === 'dm' ? 'dm' : context === 'mention' ? 'mention' : 'channel',
    ...(bound && { boundTo: boundTargets(bound, listener.names), listens: 'always' as const }),
    engineersMentioned: isEngineers,
    personMentioned: mentions.some(
      (mention) => !isHerald(mention) && !meansEngineers(mention, listener.engineerMentions),
    ),
  };
}

function boundTargets(name: string, names: NameIndex): readonly Target[] {
  const lower = name.toLowerCase();
  return (names.byWriting(lower) ?? names.byKey(joinSegments(nameSegments(lower))))?.targets ?? [];
}

/** "@Dana", "@web team" as "web", "<@&123>"; an e-mail address is none. */
function mentionsIn(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(/<@[!&]?(\d{1,25})>|(?:^|[\s(,;:])@([\p{L}\p{N}][\p{L}\p{N}_.-]{0,63})/gu)) {
    found.push(mentionKey(match[1] ?? match[2] ?? ''));
  }
  return found;
}

function isHerald(mention: string): boolean {
  return mention.startsWith('herald');
}

const engineeringWords =
  /^(?:here|everyone|channel|all|team|oncall|sres?|devs?|ops|infra\w*|platform\w*|backend\w*|frontend\w*|dba?s?|it|support\w*eng\w*)$|engineer|eng$|engteam|devops|oncall|sysadmin|admins$|developer|devteam|opsteam|sreteam|techteam|techops|dutyeng|firstresponder|incident/;

function meansEngineers(mention: string, known: ReadonlySet<string>): boolean {
  if (known.has(mention) || engineeringWords.test(mention)) return true;
  for (const suffix of ['team', 'eng', 'engineers', 'engineering', 'oncall', 'devs', 'crew', 'squad']) {
    if (mention.endsWith(suffix) && known.has(mention.slice(0, -suffix.length))) return true;
    if (known.has(mention + suffix)) return true;
  }
  return false;
}
