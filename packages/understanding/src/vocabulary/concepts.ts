/**
 * Words that mean alike for what a question asks, by the idea that they stand for: what is learnt of "broke" holds for "fell
 * over". A word may stand for several ideas; `*` ends a stem. Ideas are signs for the fitted model, and decide nothing alone.
 */
const concepts: Readonly<Record<string, string>> = {
  why: `why, y, how come, reason, reasons, cause, causes, caused, causing, culprit, rca, root, behind, trigger*,
    explanation, postmortem, post mortem, blame, what broke, what knocked, what killed, what took, what did it, what
    made, tho, to blame, at fault, fault, for what`,
  happened: `happened, happen, happening, occurred, went wrong, go wrong, going wrong, went on, going on, up with, cooked,
    the matter, the deal`,
  when: `when, what time, until when, till when, by when, how soon, at what, which day, what day, what date, date, from
    when, whenever`,
  long: `how long, how much longer, for how long, how many minutes, how many hours, how many days, duration, long more,
    much longer, how much time, lasts, last for, takes, take long, since when`,
  back: `back, fixed, fix, restored, resolved, normal, recover*, repaired, repairing, return*, comeback, come back, up
    again, working again, all clear, solved, eta, etr, estimate*, timeline, finish*, sorted, get it back, be done,
    be over, resum*, come alive, on its feet`,
  bad: `down, off, out, dead, gone, offline, unreachable, unavailable, broken, bust*, kaput*, fell over, fall, fell,
    crash*, died, die, dies, dying, collapsed, froze, frozen, freez*, hang*, hung, stuck, spinning, blank, white
    page, error, errors, timeout*, time out, timing out, not loading, slow*, sluggish, lag*, flaky, flakiest,
    wobbl*, degrad*, red, amber, yellow, hiccup*, playing up, acting up, acting, funny, weird, glitch*, sideways,
    sick, ill, limping, struggl*, choking, borked, toast, on fire, trouble, troubles, problem*, prob, probs, issue*,
    wrong, hosed, outage*, disrupt*, interrupt*, incident*, unstable, unwell, disturbed, drop, dropped, dropping,
    cut out, blinked, wonky, dodgy, buggy, empty, pixel*, fail*, not working, does not work, no longer, cannot,
    unresponsive, drama, hurting, misbehav*, lost, rubbish, snail, crawl*`,
  good: `up, ok, okay, fine, good, alive, working, work, works, running, healthy, green, stable, online, operational,
    reachable, well, behaving, kicking, breathing, all right, alright, grand, smooth*, happy, perked, awake,
    available, loading, load, loads, live, functional, functioning, respond*, all good, in order, solid`,
  plan: `maintenance, mantenance, maintainance, maintenence, maint, planned, planed, plan, plans, scheduled, pencilled,
    pencilled in, window, patch*, upgrade*, migrat*, downtime, works, work on, on purpose, switch* off, switching,
    taken down, taken offline, calendar, upcoming, foreseen, announced, lined up, coming up, serviced, in the diary,
    deliberate*, due, ahead, tinker*, touching, booked in, intervention*`,
  change: `changed, change, changes, different, altered, alter, new, deploy*, release*, rolled out, rollout, pushed,
    shipped, updated, update, miss, missed, modif*, tweak*, added, moved, swapped`,
  count: 'how many, number of, no of, number, total, count, in total, altogether, tally, figure, how often, times',
  extreme: `most, least, worst, best, highest, lowest, biggest, longest, shortest, fullest, busiest, flakiest, fastest,
    slowest, oldest, newest, fewest, top, closest, nearest, hottest, healthiest, weakest, hungriest, rank*, first
    place, number one, never, zero, winner, champion, most often, more than any`,
  compare: `vs, versus, against, compared, compare, comparing, than, difference, between, better, worse, faster, slower,
    equally, both, stack up, higher, lower, hotter, side by side, which one, or, more, less, same, heavier, busier,
    fuller`,
  metric: `cpu, processor, memory, mem, ram, disk, disc, storage, load, network, traffic, bandwidth, ip, address, region,
    uptime, how full, space, usage, temp, temperature, throughput, free, left, full, use, used, utili*, how much,
    loaded, busy, swap, cores, data centre, datacentre, located, location, instance type, spec, specs, size`,
  available: `availability, uptime, sla, slas, reliab*, percent, percentage, nines, per cent, track record, stability, mttr,
    slo, slos, breach*`,
  past: `was, were, did, had, has been, have been, history, last, previous*, past, ago, earlier, record, records,
    recent*, lately, so far, ever, interruptions, outages, incidents, before, remembers, remember, log`,
  who: `who, whom, whose, which engineer, on call, oncall, on duty, on shift, owner, owns, own, responsible, in charge,
    plate, looking after, looks after, look after, looking at, looking into, contact, ring, phone, call, disturb,
    bug, shout at, shout, touches, got, dealing, handling, handles, team, engineer, eng, point person, somebody on,
    anyone on, belongs, baby, runs, care of, wake, assigned, escalate`,
  tell: `tell, explain, describe, what is, what does, overview, info, information, about, one liner, made of, runs on,
    consist*, hold, holds, teach, summary, summarise, details, introduce, background, actually do, used for, for
    what, do for, purpose, elaborate, brief, rundown, made up, behind it, consists, machine, machines, where, what
    sort, what kind, looks like`,
  customer: `customer, customers, client, clients, clinic, clinics, practice, practices, hospital, hospitals, patient,
    patients, doctor, doctors, insurer, insurers, user, users, account, accounts, surgery, director, manager`,
  words: `answer him, answer her, answer them, tell him, tell her, tell them, should i answer, i should answer, write me what, what do i tell, what do i say, what to tell, what should i say, what shall i, wording, statement, official line,
    line i can, lines i can, phrase, phrasing, template, draft, paste, customer language, polite, reply, word it,
    put that, put it, to send, nicer, text for, message for, apology, apologise, copy paste, forward, communicate,
    say to, respond to, answer to, read to, lines, help me out`,
  alert: `ping, alert, alerts, alerted, notify, notified, notification*, subscribe, subscribed, subscription*, let me
    know, lmk, remind, reminder me, heads up, nudge, warn, posted, watch, sign me, name down, notices, notice, in
    advance, updates, tell me when, tell me if, tell me once, wake me, shout when, keep an eye, eye on, inform me,
    message me, write me, dm me, add me, follow, beep, pings, informed, as soon as, the moment`,
  stop: `stop, unsubscribe, mute, kill, enough, no more, quiet, knock, cancel, remove me, silence, shush, spare me, opt
    out, opt, drop me, unfollow, leave me, cut, take me off, dont want, do not want, not want, too many, turn off,
    nothing about, again, anymore, any more, shut up about`,
  mine: 'me, my, i, am i, do i, have i, mine, i am, i get',
  data: `my data, data, store, stored, storing, keep, kept, saving, save, delete, erase, wipe, forget, gdpr, privacy,
    personal, remember about, log, what i type, my messages, my questions, my name, know about me, retain*, on me,
    about me, all of me, history of me, dsgvo, purge`,
  inquiries: `questions, question, inquiries, queries, engineers, engineering, share of, desks, desk, escalat*, deflect*,
    worth, difference, effect, pay off, useful, fewer, landed, went through, interrupt*, asked you, ask you,
    tickets, you help, you answer, bother*`,
  meaning: `mean, means, meaning, meant, define, definition, stand for, stands for, terminology, term, being what, jargon,
    good or bad, difference between, what is a, what is an, understand by, called, understand, in plain, is that,
    what counts, supposed to mean, translate`,
  self: 'you, your, yourself, herald, bot, robot, program, human, person, machine, ai',
  help: `help, can you do, may i ask, can i ask, could i ask, do i ask, ask you, use you, sorts of, what sort, kinds of,
    commands, how do i, how does this, how to, manual, instructions, capable, able to, what else, features, options,
    your job, talk to you, works here`,
  act: `restart*, reboot*, kick, bounce, turn it, turn off, turn on, order, resend, send again, increase, scale, add,
    fix it, shut down, clear, reset, postpone, put back, bring forward, flush, install, redeploy, roll back,
    rollback, power, cycle, start it, upgrade it, delete the, assign, open a ticket, create, book, push back, move
    the, delay, cancel the, switch it, throw, more memory, unplug, reschedule, bump, approve, free up, extend`,
  predict: `will, going to, gonna, hold, survive, cope, odds, chance*, risk*, likely, likelihood, predict*, forecast,
    resist, hold up, bet, expect*, reckon, last through, will it, probabl*, safe, confident, promise, guarantee,
    future, run out, make it, pack it in, packs it in, would it, handle, crystal`,
  impact: `affect*, impact*, hit, hits, notice*, feel, lose, loses, locked, see error, hurt*, moan, kena, still, view,
    stops, breaks, mean for, suffer*, touch*, unable, able, consequence*, implication*, interrupt*, disturb*, get
    kicked, blocked, lock`,
  all: `everything, all, every, servers, machines, boxes, systems, services, list, roll call, the lot, lot, whole,
    entire, board, which ones, ones, anything, across, fleet, hosts, estate, each, of them, things, platform,
    infrastructure, stack, products`,
  wise: `safe to, is safe, still safe, should he wait, should they wait, shall they wait, should she wait, or wait, better wait,
    better to wait, wait an hour, hold off, hold on with, good to go, may use, can use, try again, may try, better not, or later,
    should wait, or should, may start, can start, usable, trust*`,
  side: `our side, their side, his side, her side, your side, my side, our end, their end, his end, your end, my end, us or, me or,
    you or, or us, or me, or you, or them, or theirs, or ours, is it us, is it you, our fault, their fault, or is it, his browser,
    her browser, wifi, their network, our problem, their problem, or their, or his, or her, or mine`,
  any: 'any, anyone, anybody, anything, something, some, someone, somebody',
  ask: `do we know, do you know, does anyone know, can you, could you, can someone, could someone, can anyone, please,
    pls, plz, kindly, would you, any idea, i would like, i need, give me, show me, show, need, want to know, like to
    know, wondering, check, confirm, asking, asks, advise, gimme`,
  greet: `hi, hello, hey, hiya, howdy, yo, morning, good morning, good afternoon, good evening, good day, bonjour, hola,
    hallo, ciao, moin, gm, greetings, guten, buenos, salut, habari, namaste, servus, ahoy, heya`,
  thanks: `thanks, thank, ta, cheers, tq, merci, danke, shukran, obrigad*, gracias, brill, noted, got it, sorted, nvm,
    never mind, nevermind, forget it, dank, grazie, thx, ty, appreciated, legend, star, lifesaver, will do, copy,
    roger, ignore, phew, understood, ok then`,
  joke: 'lol, haha*, hehe, lmao, rofl, joke, funny, swear, honestly, tbh, ugh, omg, wtf, sigh, jaja, meh, smh',
  feeling: `love, hate, tired, hungry, sad, happy, angry, miss you, marry, weather, rain*, lunch, dinner, coffee, pizza,
    beer, birthday, weekend, holiday, train, room, meeting, ticket, call with, contract, invoice, price, sales,
    deal, quota, demo, laptop, link, training, pdf, template, colleague, babe, bro, mate`,
  said: `said, says, say, told, asked, asks, claims, claimed, heard, swears, insists, wrote, writes, thinks, reported,
    reports that, complain*`,
};

const phrases = new Map<string, string[]>();
/** For each first word, the most words a phrase that begins so has. */
const longestFrom = new Map<string, number>();
const stems = new Map<string, string[]>();
const shortestStem = 3;
const longestStem = 12;

for (const [concept, list] of Object.entries(concepts)) {
  for (const entry of list.split(',').map((one) => one.trim().replace(/\s+/g, ' '))) {
    if (entry.endsWith('*')) push(stems, entry.slice(0, -1), concept);
    else {
      push(phrases, entry, concept);
      const words = entry.split(' ');
      const [first = ''] = words;
      longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, words.length));
    }
  }
}

/** Each idea once, in the order in which they appear. */
export function conceptsOf(words: readonly string[]): string[] {
  const found = new Set<string>();
  words.forEach((word, at) => {
    let run = word;
    const longest = Math.min(longestFrom.get(word) ?? 0, words.length - at);
    for (let length = 1; length <= longest; length++) {
      if (length > 1) run += ` ${words[at + length - 1]}`;
      for (const concept of phrases.get(run) ?? []) found.add(concept);
    }
    for (let length = shortestStem; length <= Math.min(longestStem, word.length); length++)
      for (const concept of stems.get(word.slice(0, length)) ?? []) found.add(concept);
  });
  return [...found];
}

function push(map: Map<string, string[]>, key: string, concept: string): void {
  const known = map.get(key);
  if (known) known.push(concept);
  else map.set(key, [concept]);
}
