/** What people ask in passing, of a place, of what was mended, of a figure in general, and of what Herald does by itself. */
import { expect, it } from 'vitest';
import { say } from './testing/conversation.ts';

it.each(['is Ireland up?', "how's Ireland?", 'what about eu-west-1', 'eu-west-1?', 'how are things in Ireland'])(
  'tells how all servers of a place are: %s',
  async (text) => {
    expect(await say([], text)).toMatch(/^All 7 servers in Ireland \(eu-west-1\) are up\./);
  },
);

it('takes a place behind "in" for where the customer is', async () => {
  expect(await say([], 'our customer from Ireland asks if all is well')).toMatch(/^Yes: all 7 servers are up\./);
});

it.each([
  'did the export problem from this morning get fixed',
  "was this morning's problem with exports fixed?",
  'did they fix exports',
  'has the issue with exports been solved yet?',
])('says whether what was broken is mended: %s', async (text) => {
  expect(await say(['was-out-told'], text)).toMatch(/^Yes: exports is back up since/);
});

it('says when it was mended first', async () => {
  expect(await say(['was-out-told'], 'when was exports fixed?')).toMatch(/^exports is back up since \S+ \(down 3 min/);
});

it.each(['is 97% cpu bad', 'is 80 % disk too much?', 'what cpu is too high', 'how much memory is too much?'])(
  'holds a figure of no server against the thresholds: %s',
  async (text) => {
    expect(await say([], text)).toMatch(/^Degraded is a server with CPU over 90 %/);
  },
);

it.each([
  'can you send me a summary every morning',
  'send me a daily report',
  'could you post an overview here each Monday',
  'I want an e-mail report every Friday about billing',
])('says that it sends no reports by the clock: %s', async (text) => {
  expect(await say([], text)).toMatch(/^I can't send reports by the clock\. I can tell you when/);
});

it.each(['can you message me every time exports goes down', 'I get emails every day about this, is exports up?'])(
  'is told of no clock: %s',
  async (text) => {
    expect(await say([], text)).not.toMatch(/by the clock/);
  },
);

it.each(['is anything about to break', 'is something likely to fail tonight?'])(
  'foretells nothing: %s',
  async (text) => {
    expect(await say([], text)).toMatch(/^I can't predict what isn't planned/);
  },
);

it.each(['are they working on it', 'are you guys fixing it?', 'are the devs still looking into this'])(
  'says who is on it, whoever "they" are: %s',
  async (text) => {
    expect(await say(['out-back-by'], 'is exports down?', text)).toMatch(/^exports: Latest from Emil/);
  },
);

it.each(['is this a big one?', 'is it a big deal', 'is that a major incident', 'is it serious?'])(
  'measures how bad it is by whom it hits: %s',
  async (text) => {
    expect(await say(['out'], 'is exports down?', text)).toMatch(/^Every customer who uses CSV exports/);
  },
);

it.each([
  'ok thanks, keep me in the loop',
  'please keep me posted',
  "could you let me know when there's news?",
  'let me know if anything changes',
])('tells the end of what goes on to whoever waits for news: %s', async (text) => {
  expect(await say(['out'], 'is exports down?', text)).toMatch(/^Want a message when exports is back\?/);
});

it('says whether it happened before, and what there was', async () => {
  expect(await say(['out'], 'is exports down?', 'has this happened before?')).toMatch(
    /^No: it's the first that I know of in the last 30 days\. exports was down once/,
  );
  expect(await say(['out', 'was-out-told'], 'has exports failed before?')).toMatch(/^Yes: 1 outage before it/);
  expect(await say([], 'has exports failed before?')).toMatch(/^exports had no outages in the last 30 days\./);
});

it('shows what an engineer wrote, though nobody said that they took it on', async () => {
  expect(await say(['out-back-by'], 'is exports down?')).toMatch(/Latest from Emil .* Expected back by/);
});

it.each([
  ['Give me all incidents of today with their durations.', /^1 outage today: exports\./],
  ['so what did i miss today, my boss wants a recap', /^1 outage today: exports\./],
  ['catch me up', /^1 outage today: exports\./],
])('is of everything, whatever was spoken of before: %s', async (text, answer) => {
  expect(await say(['was-out-told'], '#status checkout ok?', `#status ${text}`)).toMatch(answer);
});

it('takes "everything" for what was meant, and not what it is set against', async () => {
  expect(await say([], 'billing ok?', 'I meant for everything, not just billing.')).toMatch(/^All 7 servers are up\./);
});

it.each(['any incidents left open?', 'any open incidents?', 'are there any unresolved problems'])(
  'says whether something goes on: %s',
  async (text) => {
    expect(await say(['was-out-told'], text)).toMatch(/^No: all 7 servers are up\./);
    expect(await say(['out'], text)).toMatch(/^Yes: exports is down/);
  },
);

it.each(['Is this the first time exports has gone down?', 'has this been the first time exports failed'])(
  'says whether it is the first, and not that there is none: %s',
  async (text) => {
    expect(await say(['out'], text)).toMatch(/^Yes: it's the first outage of exports today\./);
  },
);

it('does not deny what goes on where it knows of none before', async () => {
  expect(await say(['out'], 'what happened with exports last time?')).toMatch(
    /^I know of no outage of exports before this one\./,
  );
});

it.each(['how long was exports out in the end', 'for how long were exports unavailable'])(
  'tells how long it was, with both ends: %s',
  async (text) => {
    expect(await say(['was-out-told'], text)).toMatch(
      /^exports was down for 3 minutes, from 2026-03-02T08:30:00Z to 2026-03-02T08:33:00Z\. Cause: a broken disk/,
    );
  },
);

it('tells whom it hits to whoever asks whether it is one customer alone', async () => {
  expect(await say(['out'], '#status exports down?', '#status is it just Initech or everyone')).toMatch(
    /^Every customer who uses CSV exports/,
  );
});

it.each(['nice, back up', 'its down again'])('leaves people alone who go on among themselves: %s', async (text) => {
  expect(await say(['was-out-told'], '#general is exports down?', `#general ${text}`)).toBe('');
});

it.each([
  "so it's not us then?",
  'so everything on our side is fine?',
  'no issues on our end then?',
  'is it us or them?',
])('says how our side is before what it cannot see: %s', async (text) => {
  expect(await say([], text)).toMatch(/^(?:Yes: a|A)ll 7 servers are up\. Whether it is us .* I see only our own/);
});

it.each([
  ["how's today compared to yesterday", /^Today: 1 outage, 3 minutes in all\. Yesterday: no outages\./],
  ['how are we doing this week compared with last week?', /^This week: 1 outage, .* Last week: no outages\./],
  ['is it worse than usual', /^Yes, more than usual: 1 today/],
  ['did anything break over night?', /^Nothing was broken last night\./],
])('sets times side by side: %s', async (text, answer) => {
  expect(await say(['was-out-told'], text)).toMatch(answer);
});

it.each([
  'will we still make 99.9% for exports this month?',
  'how much downtime is left for exports at 99.9% this month?',
])('counts what a target still leaves: %s', async (text) => {
  expect(await say(['was-out-told'], text)).toMatch(/^So far yes: another 45 minutes of downtime would fit/);
});

it('says "mostly" where every service works, and not every server', async () => {
  expect(await say(['half'], 'everything up?')).toMatch(/^Mostly: all 5 services are up; 6 of 7 servers are up\./);
});

it.each(['what timezone are you using', 'which time zone is that?'])(
  'says in which zone times are: %s',
  async (text) => {
    expect(await say([], text)).toMatch(/^Discord shows each time in your own time zone\./);
  },
);

it.each(['does Fjordbank notice it?', 'does Acme feel this', 'will anyone notice?'])(
  'says whom it hits, though a customer is named who is not known: %s',
  async (text) => {
    expect(await say(['out'], 'is exports down?', text)).toMatch(/^Every customer who uses CSV exports/);
  },
);

it('still tells who has noticed among engineers', async () => {
  expect(await say(['out'], 'is exports down?', 'did engineers notice it')).toMatch(
    /^Not yet: nobody has acknowledged/,
  );
});

it.each(['how are you doing today?', 'ping', 'can you hear me?', 'do you sleep?'])(
  'says that it is there, and what goes on: %s',
  async (text) => {
    expect(await say(['out'], text)).toMatch(/^I'm here\. exports has been down since/);
  },
);

it.each(['did you see my question?', "why don't you answer", "you didn't answer me", 'are you ignoring me?'])(
  'helps on whoever got no answer: %s',
  async (text) => {
    expect(await say(['out'], text)).toMatch(/^I read what is written where I am, .* Please ask again/);
  },
);

it('returns a courtesy', async () => {
  expect(await say(['out'], 'happy friday herald!')).toBe('hello');
});

it.each(['is Herald any good?', 'does herald actually help us'])('answers for its own worth: %s', async (text) => {
  expect(await say(['out'], text)).toMatch(/^\/inquiries in Discord shows/);
});
