/**
 * What a word or phrase does in a question. A word without a role is unexplained,
 * and a reason to keep quiet in a channel.
 */
import type { Metric } from '../../question.ts';

export type Role =
  /** Says nothing that matters here: articles, politeness, adverbs, exclamations. */
  | 'filler'
  | 'greeting'
  /** "thanks", "got it": closes a conversation. */
  | 'thanks'
  | 'be'
  | 'have'
  | 'do'
  | 'modal'
  | 'not'
  | 'question-word'
  /** "who": a question about people. */
  | 'who'
  | 'if'
  /** it, they, that one. */
  | 'pronoun'
  /** I, you, we, Dana's: about people, unless a known opening explains it. */
  | 'person'
  /** my, our. */
  | 'own'
  /** "anyone", "someone". */
  | 'anyone'
  | 'conjunction'
  | 'preposition'
  | 'customer'
  /** "besides", "apart from": what follows is left out. */
  | 'except'
  /** Opens a question: "does anyone know whether", "can you tell me". */
  | 'asking'
  /** Opens a request for facts: "tell me about", "show me", "details". */
  | 'describe'
  /** Says how something is: up, down, slow, working. */
  | 'condition'
  /** Problems, outages. */
  | 'trouble'
  /** The word status and its like. */
  | 'status'
  /** server, service, site: what a name is. */
  | 'thing'
  | 'things'
  | 'all'
  | 'any'
  | 'metric'
  /** usage, level, free, much. */
  | 'amount'
  /** maintenance, planned downtime: sure signs. */
  | 'plan'
  /** scheduled, upgrade, reboot: signs only beside a name. */
  | 'plan-hint'
  /** since when, how often, last outage. */
  | 'past'
  | 'subscribe'
  | 'unsubscribe'
  | 'compare'
  /** slower, more. */
  | 'comparative'
  | 'help'
  /** "what about", "same for". */
  | 'follow-up'
  | 'range'
  | 'name'
  | 'family'
  /** A region, zone or label. */
  | 'place'
  | 'number'
  | 'mention'
  | 'unknown';

export type Meaning = { role: Role; metric?: Metric };
