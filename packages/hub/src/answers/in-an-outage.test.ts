/** What people ask while something is down, or just was, in few words and mostly without a name. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  ['any news?', /^Emil, \S+: back by 10:20 Expected back by .* exports has been down since/, 'out-back-by'],
  ['any progress on it', /^Emil, \S+: back by 10:20/, 'out-back-by'],
  ['what is Emil doing?', /^Emil, \S+: back by 10:20/, 'out-back-by'],
  ['what have they found so far', /^Emil, \S+: back by 10:20/, 'out-back-by'],
  ['latest?', /^No update yet: nobody has acknowledged it\. exports has been down since/, 'out'],
  ['any luck', /^Resolved: exports is back up .*Emil, \S+: a broken disk$/, 'was-out-told'],
  ['any news?', /^exports: no update yet; .* storefront: no update yet;/, 'out', 'slow'],
  ['any news?', /^All 5 services are up|^All 7 servers are up/],
  ['who fixed it?', /^Nobody acknowledged exports before it was over\. exports is back up/, 'was-out'],
  ["what's Emil up to", /^Emil, \S+: back by 10:20/, 'out-back-by'],
  ['status update pls', /^No update yet: nobody has acknowledged it\./, 'out'],
  ['how is it going there', /^Emil, \S+: back by 10:20/, 'out-back-by'],
  ['any word from the engineers?', /^Emil, \S+: back by 10:20/, 'out-back-by'],
  ['does emil reckon it will take long', /^exports is expected back by/, 'out-back-by'],
  ['have you told anybody', /^Not yet: nobody has acknowledged exports\./, 'out'],
  ['did Emil notice it already', /^Not yet: nobody has acknowledged exports\./, 'out'],
  ['is Emil aware', /^Not yet: nobody has acknowledged exports\./, 'out'],
  ['is emil still on that', /^exports: nobody has acknowledged it yet\./, 'out'],
  ['can i promise my customer it will be up by 10:30', /^exports is expected back by/, 'out-back-by'],
  ['does Emil know the eta', /^exports is expected back by/, 'out-back-by'],
  ['has she said how long it takes', /^There is no estimate yet\./, 'out'],
])('what an engineer wrote is the news: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  ['still down?', /^Yes, still: exports is down/, 'out'],
  ['ok is it over now', /^Not yet: exports is down/, 'out'],
  ['ok is it over now', /^Yes: exports is back up since .* \(down 3 minutes\)\./, 'was-out'],
  ['did it recover?', /^Yes: exports is back up/, 'was-out'],
  ['fixed yet?', /^exports is down; storefront is slow/, 'out', 'slow'],
  ["she says it's fine again, correct?", /^Not yet: exports is down/, 'out'],
  ['how many minutes has it lasted until now?', /^exports has been down since .* \(3 minutes\)/, 'out'],
  ['phew. over?', /^Yes: exports is back up/, 'was-out'],
])('without a name it is of what is, or just was, in trouble: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
  // Whatever that is well was spoken of before.
  expect(await say(matters, 'is search ok?', said)).toMatch(of);
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  ['does the problem with exports affect also the invoices?', /^No: billing is up; only exports is down\./, 'out'],
  ['is search hit by this too?', /^No: search is up; only exports is down\./, 'out'],
  ['does the shop problem also affect exports?', /^Yes: both have trouble\./, 'out', 'slow'],
  ['can i say we know about it?', /^Not yet: nobody has acknowledged exports\./, 'out'],
  ["may I tell the client that you're aware", /^Not yet: nobody has acknowledged exports\./, 'out'],
])('yes or no goes to what was asked: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'exports down again?',
    /^Yes, again: exports is down .* It's the 2nd outage today; the last was \S+ to \S+ \(Emil: a broken disk\)\./,
    'out',
    'was-out-told',
  ],
  ['exports down again?', /^exports is down .* It's the first outage today\./, 'out'],
  ['again?', /^Yes: it's the 2nd outage of exports today\. Before: /, 'out', 'was-out'],
  ['third time??', /^No: it's the 2nd outage of exports today\./, 'out', 'was-out'],
  ['what happened with exports last time?', /^exports: a broken disk/, 'out', 'was-out-told'],
  ['what did they do about it last time', /^exports: a broken disk/, 'out', 'was-out-told'],
])('how often today: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it.each([
  ['copy that for cust pls'],
  ['does Emil like it'],
  ['numbers about exports please'],
  ['could they do the other thing'],
])('what asks or wishes is never met with silence: "%s"', async (said) => {
  expect(await say(['out'], said)).not.toBe('');
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  ['hellooo?', /^I'm here\. exports has been down since/, 'out'],
  ['hello?', /^I'm here\. My readings are 3 seconds old\./],
  ['ty!!', /^$/, 'out'],
])('who waits is told that Herald is there, who thanks is let be: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, 'exports ok?', said)).toMatch(of);
});

it.each<[before: string, said: string, of: RegExp]>([
  ['how much memory does billing-1 use', 'exports?', /^exports is down since .*(?<!as before\.)$/],
  ['how much memory does billing-1 use', 'and exports?', /^I can't measure exports-1 right now/],
  ['is only checkout hit or exports too', 'still down?', /^Yes, still: exports is down/],
])('after "%s" "%s" is of what is named last', async (before, said, of) => {
  expect(await say(['out'], before, said)).toMatch(of);
});

it('since when is of each that was asked about', async () => {
  expect(await say([], 'checkout ok? search ok? since when')).toMatch(
    /checkout is up, and has had .* search is up, and/,
  );
});

it.each<[said: string, of: RegExp]>([
  ['what happened last time and how long did it take', /^exports: a broken disk That was .* 3 minutes\./],
  ['how often was it today', /^exports was down twice today/],
])('after "exports down again?" "%s"', async (said, of) => {
  expect(await say(['out', 'was-out-told'], 'exports down again?', said)).toMatch(of);
});

it.each([
  'Could you please tell me when it will be repaired approximately, and are the other services touched also by this problem?',
  'Excuse me, I was asking for the approximate time of repair and if the other services are also touched.',
  'tell me when it will be back approximately',
  'can you tell me when it will be back?',
])('"%s" asks for the estimate, and is no wish to be told', async (said) => {
  expect(await say(['out-back-by'], 'exports?', said)).toMatch(/^exports is expected back by/);
});

it.each<[said: string, ...matters: Matter[]]>([
  ['is exports back?', 'was-out-back-by'],
  ['how was exports today?', 'was-out-back-by'],
  ['why was exports down?', 'was-out-back-by'],
  ['exports again?', 'was-out-back-by'],
  ['is it the second outage of exports today?', 'was-out-back-by', 'out'],
])('"%s" tells what was written of the outage that is over, without its estimate', async (said, ...matters) => {
  const told = await say(matters, said);
  expect(told).toContain('The disk failed, moving to a spare');
  expect(told).not.toMatch(/10:20|\.\.|\.\)/);
});

it('what answers again is not said to be silent in the same breath', async () => {
  const told = await say(['out-rising'], 'is exports back?');
  expect(told).toMatch(/^It looks so: exports-1 is responding again; .* exports is down since/);
  expect(told).not.toContain('It does not answer.');
});

it.each([
  '#status Which of my customers are using the exports, is there any list?',
  '#status which customers use exports?',
])('"%s" is no question of plans', async (said) => {
  const told = await say(['maintenance'], '#status anything planned for billing?', said);
  expect(told).toBe("I don't know which customers use what, so I can't name them.");
});

it.each([
  'how are things?',
  'how is everything going?',
  'are others affected?',
  'is the rest fine?',
  'how are we doing?',
])('of everything, with no name: %s', async (said) => {
  expect(await say(['out'], said)).toMatch(/exports is down; the other 4 services are up\./);
  expect(await say(['out'], said)).not.toMatch(/can't answer|don't know/);
});

it('a word from whoever is on it is news', async () => {
  expect(await say(['out'], 'any word from Esra since?')).toMatch(/^No update yet/);
});

it('whether work keeps its time is of the work, also where its planner is named', async () => {
  for (const said of ['is it on time?', 'is Erin on schedule?', 'is everything as planned?'])
    expect(await say(['maintenance'], said)).toMatch(
      /^(?:The maintenance on billing is on schedule|billing is under maintenance until)/,
    );
});

it('a text for those who were hit is of what they were hit by, and what nobody knows is said once', async () => {
  expect(await say(['was-out-told'], 'what do I tell the customer who was hit?')).toMatch(
    /^CSV exports are working again since /,
  );
  expect(await say(['was-out-told'], 'will it happen again?')).toBe(
    "I can't predict what isn't planned. I can tell you how it is now, and which maintenance is scheduled.",
  );
});

it('two sentences to send are a text for customers, no report', async () => {
  expect(await say(['out'], 'when will exports work again?', 'please write me two sentences I can send them')).toMatch(
    /^We're aware that CSV exports have been unavailable since /,
  );
});

it('whether trouble has to do with work that is planned is not whether both are well', async () => {
  expect(
    await say(
      ['out', 'maintenance-soon'],
      'does the exports trouble have anything to do with the billing work that is coming up?',
    ),
  ).toMatch(/^I can't tell whether one led to the other/);
});

it('what somebody will be able to do while the work goes on is told by the work', async () => {
  expect(
    await say(['maintenance-soon'], 'Will Fjordbank be able to pull invoices while the billing work goes on?'),
  ).toMatch(/^The maintenance affects Invoices \(billing\)/);
});
