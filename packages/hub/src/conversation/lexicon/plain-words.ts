/** The glue of English questions: words that carry no status of their own. Commas separate phrases. */
import type { Role } from './role.ts';

/** "can not open", "customers use": whether people get through is a condition. */
function reaching(): string[] {
  const verbs = [
    'open',
    'use',
    'access',
    'reach',
    'see',
    'load',
    'view',
    'log into',
    'log in to',
    'log in',
    'login',
    'login to',
    'sign in',
    'sign in to',
    'connect',
    'connect to',
    'get into',
    'get to',
    'get on',
    'enter',
    'find',
    'pay',
    'order',
    'buy',
    'download',
    'upload',
    'send',
    'receive',
    'submit',
    'save',
    'do anything in',
    'do anything with',
    'work with',
    'work in',
  ];
  const found: string[] = [];
  for (const verb of verbs) {
    found.push(
      `can not ${verb}`,
      `could not ${verb}`,
      `unable to ${verb}`,
      `not able to ${verb}`,
      `can no longer ${verb}`,
      `trouble ${verb}`,
    );
    for (const who of [
      'customers',
      'customer',
      'clients',
      'client',
      'users',
      'people',
      'everyone',
      'anyone',
      'nobody',
    ]) {
      found.push(`${who} ${verb}`, `${who} still ${verb}`, `${who} be able to ${verb}`);
    }
  }
  return found;
}

export const plainWords: readonly (readonly [Role, string])[] = [
  // Status words that mean something else in these phrases.
  [
    'unknown',
    'someone on, anyone on, up to date, up to, up for, up to speed, down to, down the road, working on, work on, works on, work with, works with, working with, okay with, fine with, good with, okay to, good to, fine to, safe to, access to, okay if, fine if, good if, good idea, well known, good time, all hands, in charge, on call, in the loop, back in, back from, up next, look at, looking at, look into, looking into, looking for, look for',
  ],
  [
    'filler',
    `the, a, an, some, please, kindly, now, currently, again, still, yet, already, really, actually, just, maybe,
    perhaps, also, too, only, even, then, there, here, quite, very, pretty, bit, a bit, a little, right now, just now, at the moment,
    at this moment, at present, presently, as of now, as we speak, these days, at this time, right this second, at all,
    well, um, umm, uh, uhh, er, hmm, hm, mm, oh, ah, oi, wow, damn, dammit, damnit, geez, jeez, gosh, bloody, fucking, freaking, the hell, the heck,
    on earth, man, dude, bro, mate, god, omg, omfg, lol, haha, btw, by the way, argh, ugh, eek, yikes, oops, quick, quickly, real quick,
    quick question, quick one, quick q, question, one question, a question, simple question, silly question, dumb question, stupid question, stupid q,
    i have question, i have a question, i have one question, i got a question, i have a quick question, got a question, got a quick question,
    seriously, honestly, basically, literally, fully, properly, correctly, completely, totally, entirely, partially, somehow, suddenly,
    for me, for us, to me, to us, for everyone, for anyone, for anyone else, for everyone else, for others, for other people, for people, for all of us, for all, on your side,
    on your end, on our side, on our end, by any chance, out there, in general, or not, or what, or no, or so, or is it just me, is it just me or,
    or just me, just me or, is it only me or, one more thing, another question, one more question, another one, last question, follow up question, next question,
    any chance, in advance, sorry, so sorry, my apologies, apologies, excuse me, pardon, pardon me,
    to bother you, to bother, to bother you all, for bothering, for bothering you, for the noise, for the ping, asap, urgent, urgently, anymore, ever, exactly,
    roughly, guys, folks, people, all of a sudden, production, prod,
    of course, i guess, i suppose, i mean, you know what, so far, as usual, no rush, whenever you can, when you can,
    when you get a chance, if you can, if possible, if you know, if anyone knows, if you please, of ours, else, instead, normally, usually, lately or,
    though, tho, anyhow, anyways, anyway, nowadays, meanwhile, kind, kinda, sort of, kind of, tad, super, extremely, terribly,
    properly again, as normal, as it should, like it should, as expected, the way it should, my end, same time, once more, at least, exactly right,
    either, both, all together, together, respectively, each, per, overall please, dear, herald, bot, kindest, correct, right, yes, yeah, yep, yup, nope, no worries,
    especially, specifically, particularly, in particular, apparently, obviously, supposedly, suspiciously, weirdly, strangely,
    by now, until now, up to now, for now, for real, this time, first, finally, eventually, any more, any longer, longer, sure, for sure, last, ongoing, active, existing, latest, recent, like, or is it my browser, or is it my internet, or is it my connection, or is it my computer, or is it my laptop, or is it my network, or is it my side, or is it me, or is it only me, or is it us, or am i going mad, or am i going crazy, or am i imagining things, or am i wrong, or am i alone, am i the only one, or am i the only one, affecting, impacting, hitting, that affects, that affect, true, is that true, is this true, take, taking, done, done being, done with being, thing, stuff, almost, nearly, barely, hardly, constantly, continually, repeatedly, occasionally, sometimes, often, always, momentarily, temporarily, permanently, generally, commonly, widely, globally, regionally, internally, externally, publicly, remotely, randomly, unexpectedly, unusually, noticeably, considerably, significantly, slightly, somewhat, rather, fairly, relatively, insanely, ridiculously, incredibly, unbearably, painfully, awfully, horribly, way, far, that is, that are, asks, asked, is asking, are asking, asking me, asking us, asking, wants to know, want to know if, wonders, wondering about, keeps asking, keep asking, says, said, say, reports that, claims, insists, mentions, tells me, told me, telling, need a quick, a quick, dear team, hi all, ahoy, gents, ladies, y'all, peeps, ppl, lads, fellas, friends, colleagues, all of you, devs, engineers, engineering, support, ops, atm, rn, soon, shortly, any time soon, anytime soon, later, later on, put, mind, mind telling, telling me, telling us, aware, aware of, reported, reporting, reports of, noticed, observed, complaining about, complaining, complaints, complaints about, complain, flagged, raised, do we use, do we run, do we still have, are we using, are we running, we have, we use, we run, we are running, the case, the moment, the minute, at the minute, this minute, the latest, to everyone, the rest of us, goes through, passes through, passing through, goes over, that is why,
    quick check, sanity check, just checking, just to check, just to be sure, to be sure, just a heads up, not sure, do please, to ask, stupidly,
    seems, it seems, seems like, it seems like, looks like, it looks like, does it look like, does it seem like, seem, seem to be, seems to be, appear, appears, appear to be, appears to be, look, looks, looking, feels, feel, sound, sounds, to be, you know, i think, i believe, i heard, heard, truly, indeed, in fact, in reality, in theory, of late`,
  ],
  [
    'greeting',
    `hi, hello, hey, are you there, you there, are you alive, are you awake, are you around, are you listening, heya, hiya, yo, howdy, good morning, morning, good afternoon, good evening, evening, greetings,
    good day, gday, hallo, hola, moin, servus, bonjour, hi all, hello all, hey all, morning all, afternoon all, evening all, dear all, all hi, hi team, hey team,
    hello team, morning team, dear team, hi everyone, hey everyone, hello everyone, morning everyone, good morning everyone, good morning all, good morning team,
    good afternoon everyone, good afternoon all, good afternoon team, hi folks, hey folks, hello folks, morning folks, hey guys, hi guys, hello guys, hi people, hello people,
    hi there, hey there, hello there, hi friends, hello friends, hope everyone is well, hope you are well, hope you are all well, hope all is well,
    sup, whassup, wassup, how are you, how are you doing, how do you do, nice to meet you, good night, bye`,
  ],
  [
    'thanks',
    `thanks, thank you, cheers, ta, many thanks, thanks a lot, thanks a bunch, thanks so much, thank you so much, thank you very much,
    thanks all, thanks everyone, thanks team, thanks herald, thank you herald, much appreciated, appreciate it, great, cool, nice, perfect, awesome, brilliant, lovely,
    got it, understood, noted, good to know, will do, never mind, nevermind, nvm, no problem, np, sounds good, makes sense, good bot, bad bot, great job, good job, well done`,
  ],
  [
    'be',
    'is, are, was, were, be, been, being, am, is it true that, is it true, is it correct that, is it normal that, is it possible that, is it the case that, is it me or is, it is just me or is',
  ],
  [
    'have',
    'has, have, had, having, got, gets, get, getting, seeing, sees, experiencing, facing, encountering, showing, giving',
  ],
  ['do', 'do, does, did, doing'],
  [
    'modal',
    'can, could, will, would, should, shall, may, might, must, going to, supposed to, able to, expected to, due to be',
  ],
  ['not', 'not, no, never, no longer, isnt it'],
  [
    'question-word',
    'what, when, where, why, how, which, how come, what time, what day, what date, for how long, at what time, whose',
  ],
  ['who', 'who, whom'],
  ['if', 'if, whether, unless, in case'],
  [
    'pronoun',
    'it, they, them, that, this, those, these, one, ones, that one, this one, its, their, itself, same one, the former, the latter',
  ],
  ['person', 'i, we, you, he, she, us, me, him, her, your, his, mine, yours, ours, let us, yourself, myself'],
  ['own', 'my, our, my own, our own'],
  [
    'anyone',
    'anyone, someone, everyone, nobody, any of you, anyone here, someone here, everyone else, anyone else, all of you',
  ],
  ['conjunction', 'and, or, but, plus, &, because, since, so, while, than that, as, as well as, and then, though'],
  [
    'preposition',
    'running on, runs on, run on, on, in, at, for, of, from, to, with, by, about, over, under, into, via, during, within, around, near, inside, until, till, before, after, through, across, between, concerning, regarding, re, wrt, out of, as for, when it comes to',
  ],
  ['condition', reaching().join(',')],
  [
    'customer',
    `customer, customers, client, clients, user, users, our users, my customer, our customers, my customers, a customer, account, accounts, merchant, merchants,
    tenant, tenants, shopper, shoppers, visitor, visitors, end users, people outside, a client, my client, our clients, the customer, the client, buyers, subscribers`,
  ],
];
