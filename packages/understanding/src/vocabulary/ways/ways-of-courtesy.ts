/** What people say to whoever they talk with, before or beside their question: how it is, whether it hears them, what it thinks of itself. */
import type { Way } from './way.ts';

const lead = '(?:(?:and|so|but|ok|okay|hey|hi|hello|sorry|um+|wait) )*';
const herald = '(?: (?:herald|bot|buddy|mate|there))?';

export const waysOfCourtesy: readonly Way[] = [
  // "happy friday!", "how are you doing today?", "ping", "can you hear me?"
  {
    intent: 'greeting',
    isSaidToHerald: true,
    pattern: new RegExp(
      `^${lead}(?:(?:happy|merry) (?:new )?\\S+(?: \\S+)?|how (?:are|r) (?:you|u|ya)(?: (?:doing|today|this morning|these days))*|ping|testing|test|(?:can|do) you (?:hear|see|read) me|do you (?:ever )?sleep|are you (?:still )?(?:there|here|alive|awake|around|working))${herald}(?: all| everyone)?$`,
    ),
  },
  // "did you see my question?", "why don't you answer?"
  {
    intent: 'about',
    isSaidToHerald: true,
    pattern: new RegExp(
      `^${lead}(?:(?:did|have) you (?:see|seen|get|got|read|hear|heard|miss|missed|notice|noticed) (?:my|the|our) (?:question|message|text|dm|last one)s?|are you (?:ignoring|listening to|avoiding) (?:me|us)|why (?:do|did|are|have|is it that) (?:not )?you (?:not |never |do not |have not )*(?:answer|answering|answered|reply|replying|replied|respond|responding|responded|say|said|saying)(?: (?:to )?(?:me|us|my (?:question|message)|anything|nothing))?|you (?:did|have|do) not (?:answer|answered|reply|replied|respond|responded)(?: (?:to )?(?:me|us|my (?:question|message)))?)${herald}$`,
    ),
  },
  // "should I post something on our status page?", "where can customers see this themselves?"
  {
    intent: 'about',
    isSaidToHerald: true,
    pattern: new RegExp(
      `^${lead}(?:(?:should|shall|must|do|can|could|may) (?:i|we|you|someone|somebody|engineering|people)(?: have to| need to)? (?:post|put|write|update|publish|say|announce|mention|add)\\b.* status ?page|(?:is|are|does|do|will|has|have) (?:it|this|that|the (?:outage|maintenance|problem))\\b.*\\bstatus ?page(?: .*)?|(?:does|do|will|is|can) (?:the|our) status ?page\\b.*|(?:do we have|is there|where is|what is)(?: a| an| the| our)*(?: public)? status ?page.*|where (?:can|do|could) (?:(?:my|our|the) )?(?:customers?|clients?|they|people|users?) (?:see|look at|check|follow|find) (?:this|it|that|the status|what is|whether|if)\\b.*)$`,
    ),
  },
  // "what are you going to tell me about now?"
  {
    intent: 'subscriptions',
    isSaidToHerald: true,
    pattern: new RegExp(
      `^${lead}(?:what|which things?) (?:are|will|do|would) you (?:going to |gonna |be )?(?:tell|telling|message|messaging|ping|pinging|notify|notifying|write to|warn|warning|alert|alerting) me (?:about|of|for)(?: (?:now|then|exactly|at the moment))*$`,
    ),
  },
  // "can you poke someone?"
  {
    intent: 'act',
    isSaidToHerald: true,
    pattern: new RegExp(
      `^${lead}(?:please )?(?:(?:can|could|would|will) (?:you|i|we|someone) )?(?:please )?(?:poke|ping|page|wake(?: up)?|nudge|chase|get) (?:some(?:one|body)|any(?:one|body)|an engineer|a human|the (?:engineers?|team|devs?)|them)(?: (?:please|pls|for me|about (?:it|this|that)|from \\S+))*$`,
    ),
  },
  { intent: 'about', isSaidToHerald: true, pattern: /^(?:and |so )?what is your (?:full )?name$/ },
  // "is Herald any good?", "is this bot useful at all"
  {
    intent: 'inquiries',
    isSaidToHerald: true,
    pattern:
      /^(?:(?:and|so|but|ok|tell me) )*(?:is|does|has) (?:herald|the bot|this bot|this thing) (?:really |actually |even |been )*(?:any good|any use|useful|help\w*|worth (?:it|the \S+)|working out|work well|pay(?:ing)? off|a success|successful|good|effective)(?: (?:at all|so far|for us|to us|us|anyone|anybody))*$/,
  },
];
