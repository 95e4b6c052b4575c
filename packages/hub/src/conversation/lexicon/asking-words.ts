/** How people open a question or a wish: what they want done with the answer, not what it is about. */
import type { Role } from './role.ts';

const helpers = ['can', 'could', 'would', 'will'];
const askedOnes = [
  'you',
  'someone',
  'anyone',
  'you please',
  'someone please',
  'anyone please',
  'you guys',
  'we',
  'i',
  'you kindly',
  'anyone here',
  'someone here',
  'you also',
  'you quickly',
  'someone quickly',
];
const tellings = [
  'tell me',
  'tell us',
  'please tell me',
  'check',
  'please check',
  'confirm',
  'please confirm',
  'let me know',
  'please let me know',
  'verify',
  'say',
  'say me',
  'look up',
  'find out',
  'advise',
  'clarify',
  'explain',
  'see',
  'say if',
  'double check',
  'quickly check',
  'just check',
  'remind me',
  'enlighten me',
  'share',
  'ask',
  'know',
  'please see',
  'shed some light on',
  'check for me',
  'give me an update on',
  'give me a status update on',
  'give me the status of',
  'provide',
  'kindly check',
  'kindly confirm',
];
const knowers = [
  'anyone',
  'someone',
  'you',
  'we',
  'anyone here',
  'anyone else',
  'you guys',
  'you happen to',
  'anyone happen to',
  'any of you',
  'everyone',
];

function combined(): string[] {
  const found: string[] = [];
  for (const helper of helpers) {
    for (const one of askedOnes) for (const telling of tellings) found.push(`${helper} ${one} ${telling}`);
  }
  for (const one of knowers) {
    for (const verb of ['do', 'does'])
      found.push(
        `${verb} ${one} know`,
        `${verb} ${one} know anything about`,
        `${verb} ${one} see`,
        `${verb} ${one} have`,
        `${verb} ${one} have any idea`,
        `${verb} ${one} have an idea`,
      );
    found.push(
      `${one} know`,
      `${one} knows`,
      `${one} seeing`,
      `${one} having`,
      `${one} experiencing`,
      `${one} noticed`,
      `${one} getting`,
    );
    for (const verb of ['has', 'have'])
      found.push(
        `${verb} ${one} noticed`,
        `${verb} ${one} seen`,
        `${verb} ${one} heard`,
        `${verb} ${one} got`,
        `${verb} ${one} experienced`,
        `${verb} ${one} else noticed`,
      );
    for (const verb of ['is', 'are'])
      found.push(
        `${verb} ${one} seeing`,
        `${verb} ${one} having`,
        `${verb} ${one} experiencing`,
        `${verb} ${one} noticing`,
        `${verb} ${one} getting`,
        `${verb} ${one} aware of`,
        `${verb} ${one} aware if`,
        `${verb} ${one} facing`,
      );
  }
  for (const wish of [
    'would like to',
    'want to',
    'wanted to',
    'need to',
    'needed to',
    'am trying to',
    'would love to',
    'just want to',
    'just need to',
    'just wanted to',
    'have to',
    'wish to',
    'would just like to',
  ]) {
    for (const one of ['i', 'we', ''])
      for (const verb of ['know', 'ask', 'check', 'find out', 'see', 'understand', 'confirm', 'hear', 'be sure'])
        found.push(`${one} ${wish} ${verb}`.trim());
  }
  return found;
}

const politeWishes = [
  'tell me when',
  'let me know when',
  'let me know once',
  'let me know as soon as',
  'tell me once',
  'tell me as soon as',
  'notify me',
  'notify us',
  'ping me',
  'ping me when',
  'alert me',
  'inform me',
  'warn me',
  'remind me',
  'message me when',
  'keep me posted',
  'keep me updated',
  'keep me informed',
  'subscribe',
  'subscribe me',
];

/** "could you ping me when", "can someone let me know once". */
function wishes(): string[] {
  const found: string[] = [];
  for (const wish of politeWishes) found.push(`please ${wish}`, `just ${wish}`);
  for (const helper of helpers) {
    for (const one of ['you', 'you please', 'someone', 'someone please', 'anyone', 'i', 'we']) {
      for (const wish of [
        'tell me when',
        'tell us when',
        'tell me once',
        'tell me as soon as',
        'let me know when',
        'let us know when',
        'let me know once',
        'let me know as soon as',
        'ping me when',
        'ping me if',
        'ping us when',
        'notify me',
        'notify us',
        'alert me',
        'alert us',
        'inform me',
        'warn me',
        'remind me',
        'message me when',
        'dm me when',
        'keep me posted',
        'keep me updated',
        'keep me informed',
        'keep an eye on',
        'be notified',
        'be told when',
        'be informed',
        'be alerted',
        'get notified',
        'get alerted',
        'get pinged',
        'get alerts',
        'get a notification',
        'get notifications',
        'get updates',
        'get a ping',
        'get a message',
        'have alerts',
        'subscribe',
        'subscribe me',
        'sign up',
        'sign me up',
        'send me alerts',
        'send me updates',
        'watch',
        'follow',
        'get told',
        'be pinged',
      ]) {
        found.push(`${helper} ${one} ${wish}`);
      }
    }
  }
  return found;
}

export const askingWords: readonly (readonly [Role, string])[] = [
  ['asking', combined().join(',')],
  [
    'asking',
    `tell me, tell us, please tell me, please to tell me, to tell me, to tell a client something, to tell the customer, let me know, let us know, wondering, i am wondering, i was wondering, was wondering, just wondering, i wonder, wonder, curious, i am curious,
    any reason, any reason why, is there a reason, is there a reason why, the latest on, latest on, the latest with, the latest news on, latest news on, latest news about, latest news from, news on, news about, word on, updates on, update on, update about, updates about, status update on, did we have, did we have any, have we had, have we had any, did we get any, were we having, someone tell me, anyone tell me, someone please tell me, who can tell me, who can say, who can confirm, who could tell me, who can check, who can help me find out, need, we need, need a, need an, any idea, any ideas, any clue, any news on, any news about, any news from, any news regarding, any update on, any updates on, any update about, any updates about, any update regarding, any updates regarding, any word on, any info on, any information on, any eta on, any eta for,
    who knows, trying to find out, find out, asking, is it possible to know, would it be possible to know, might i ask, may i ask, may i know, can i ask, could i ask, check, confirm, check if, check whether, please check, please confirm, please verify, is there, are there, is there any, are there any, is there an, is there anything, there is, there are, there is any, exist, exists, exists any, was there, were there, was there any, were there any,
    will there be, will there be any, going to be any, has there been, has there been any, have there been, have there been any, had there been, send me, i need, i want, say me, can i get, could i get, can i have, could i have, may i have, i would like, to know, like to know, need to know, want to know, is it just me, 
    do i need to worry about, should i worry about, should we worry about, should i be worried about, should we be worried about, do we need to worry about, worry about, is it safe to say, am i right that, can i assume, can i tell customers, can i tell my customer, can i tell the customer, can i tell them,
    what should i tell customers about, what do i tell customers about, please advise, advise, any signs of, any sign of, something about, anything about, is it me or, does it mean, are we having, are we seeing, are we experiencing, are we aware of, do we have, are there known, are you guys seeing, are you guys having, any known, known,
    is it right that, you guys know, would would anyone know, would someone know, would you happen to know, do you happen to know, might anyone know, can anyone say, can you please, could you please, can you, could you, would you, would you mind, would you mind telling me, please can you, please could you, please can someone, mind telling me, may we know, could we know, can we know, can we get, could we get, can we have, could we have, can we see, i would need, i would need to know`,
  ],
  ['subscribe', wishes().join(',')],
  [
    'describe',
    `tell me about, tell us about, tell me more about, tell us more about, tell me something about, tell me everything about, tell me all about, tell me everything you know about, tell me what you know about, please tell me about, can you tell me about, could you tell me about, tell about, talk to me about,
    what is running at, what is running on, what runs on, what runs at, list, list all, describe, details, detail, details about, details on, details of, info, infos, information, info on, info about, information on, information about, rundown, run down, the rundown on, summary, facts, the facts, specs, overview of, give info, give information, give details, can i see, could i see, let me see, can we see, could we see, may i see, i want to see, i would like to see, give me, show me, show us, show, display, pull up, bring up, look up, lookup, give me info on,
    what do you know about, what do we know about, what can you tell me about, what can you say about, everything you know about, all you know about, know more about, know about, more about, more info, more info on, more details on, more details, full details, learn about, learn more about, describe me, explain me, give me the details of, give me details on, card, fact sheet, profile of, breakdown`,
  ],
  [
    'follow-up',
    'what about, how about, same for, same with, same question for, same question about, and what about, and how about, and same for, and the same for, the same for, same thing for, same again for, also for, ditto for, and for, and on, what of, same but for, now for, now, how bout, wat about, and also, and now, and then',
  ],
  [
    'help',
    `help, what kind of things can i ask, what sort of things can i ask, what things can i ask, what stuff can i ask, what sorts of questions can i ask, help me, how do i subscribe, how can i subscribe, how to subscribe, how do i unsubscribe, how can i unsubscribe, how do i get alerts, how do alerts work, how do subscriptions work, help me please, what can you do, what can i ask, what can i ask you, what can we ask you, what can i ask herald, how do i use you, how do i use this, how do i use herald, how can i use you, how to use you, how to use, who are you, what are you, what are you for, what do you do, what is this bot, what is herald, who is herald,
    how does this work, how do you work, how does it work, how does this thing work, how does this bot work, commands, command list, list of commands, command, manual, instructions, what can i do here, how can you help, how can you help me, what can you help me with, what can you help with, can you help me, can you help, what else can you do, what else can i ask, what questions can i ask, what kind of questions can i ask, what do you know, what can you tell me, what can you answer, options, menu, usage, i need help, need help, i am lost, what now, show help, show me help, show commands, what are your commands, show me what you can do, tell me what you can do, teach me, get started, how do i start, what should i ask, what is your purpose, what is your job, what is your function, what are you good for, what are you able to do, what are you capable of, how can i ask you, how can i ask, how can we ask you, how can i talk to you, what can i type, what can i say, how does one use you, introduce yourself, explain yourself, capabilities, features, what are your features, what are your capabilities, how do i talk to you, how do i ask you, how do i ask`,
  ],
  [
    'subscribe',
    `tell me when, tell us when, tell me once, tell me as soon as, tell me the moment, tell me the second, let me know when, let us know when, let me know once, let me know as soon as, let me know the moment, let us know once, let me know about any, let me know about, notified, alerted, pinged, notify me, notify us, notify, please notify, ping me when, ping me once, ping me if, ping me as soon as, ping us when, ping us if, ping me, alert me, alert us, subscribe, subscribe me, subscribe us, subscribe to, subscribe me to, sign me up, sign me up for,
    keep me posted, keep me informed, keep me updated, keep me in the loop, keep me up to date, keep us posted, keep us informed, keep us updated, keep an eye on, keep watch on, keep watching, watch, watch out for, follow, monitor, be told when, be told if, be told about, like to be told, be informed, get informed, be notified, get notified, get alerts, get alerts for, get notifications, get notifications for, receive alerts, receive notifications, send me alerts, send me notifications, send me updates, send alerts, send me a message when, send me a dm when, send me a message if, send me a note when, inform me, inform us, warn me, warn us, remind me, remind us, give me a shout when, give me a shout if, give me a ping when, give me a ping if, give me a heads up, give me a heads up when, give me a heads up before, shout when, message me when, message me if, dm me when, dm me if, text me when, update me when, update me on, would like alerts, i would like alerts, i would like updates, i would like notifications, would like updates, would like notifications, i want alerts, i want updates, i want notifications, i need alerts, i need updates, want alerts, want alerts for, want notifications, want updates, want updates on, turn on alerts, turn on notifications, enable alerts, enable notifications, add me to, set an alert, set up an alert, set up alerts, create an alert, mention me when, tag me when, mention me if, write me when, write me if, drop me a line when, drop me a message when, call me when, shout if, let us know as soon as, tell me immediately when, tell me directly when`,
  ],
  [
    'unsubscribe',
    `unsubscribe, unsubscribe me, unsubscribe from, unsubscribe me from, unfollow, mute, silence, stop telling, stop telling me, stop notifying, stop notifying me, stop alerting, stop alerting me, stop pinging, stop pinging me, stop sending, stop sending me, stop messaging me, stop bothering me, stop bugging me, stop watching, stop following, stop tracking, stop alerts, stop the alerts, stop all alerts, stop notifications, stop the notifications, stop all notifications, stop updates, stop the updates, stop messages, stop reminding me, stop informing me, stop updating me, stop subscription, end subscription, end my subscription, turn off, turn off alerts, turn off notifications, turn off updates, switch off alerts, switch off notifications, disable alerts, disable notifications, no more, no more alerts, no more notifications, no more updates, no more messages, no more pings, cancel my subscription, cancel subscription, cancel the subscription, cancel alerts, cancel my alerts, remove my subscription, remove me from, take me off, do not want to hear about, do not want to hear, do not want to be notified, do not want alerts, do not want notifications, do not want updates, do not notify me, do not tell me, do not ping me, do not alert me, do not message me, do not need alerts, do not need notifications, do not need updates, do not want to know, do not care about, opt out, opt me out, leave me alone, stop that, stop it, quit telling me, quit pinging me, unwatch, no longer want alerts, no longer want to be told, no longer want notifications, no longer notify me, no longer interested in, forget about, i am done with alerts, stop, stop with`,
  ],
  [
    'compare',
    'compare, compares, compared, comparing, comparison, comparison of, comparison between, versus, vs, difference, differences, differ, differs, difference between, differences between, side by side, head to head, next to each other, against',
  ],
  [
    'comparative',
    'busier, slower, faster, healthier, bigger, smaller, larger, higher, lower, better, worse, more, less, fuller, stronger, weaker, hotter, more loaded, less loaded, than, busiest, slowest, worst, best, highest, lowest, most, least, biggest, fullest, which one, older, newer, longest, more reliable, more stable',
  ],
];
