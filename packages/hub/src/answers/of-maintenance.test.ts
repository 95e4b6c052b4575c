/** Asked in few words of the maintenance that was told of, or of what is under maintenance: never of an outage that there was not. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

it.each<[matter: Matter, said: string, of: RegExp]>([
  [
    'maintenance-soon',
    'has it kicked off?',
    /^Not yet\. The maintenance on billing is planned for \S+ to \S+ \(in 5 minutes\)\./,
  ],
  ['maintenance', 'has it kicked off?', /^Yes: it began at \S+\. billing is under maintenance until .* On schedule\./],
  [
    'maintenance',
    'billing done?',
    /^Not yet: billing is under maintenance until \S+ \(5 minutes left\)\. On schedule\./,
  ],
  ['maintenance', 'still running?', /^Yes: billing is under maintenance until/],
  ['maintenance-over', 'all done now?', /^The maintenance on billing is over\. It was planned from/],
  ['maintenance', 'new end?', /^The maintenance ends at \S+ \(5 minutes left\)\. On schedule\./],
  [
    'maintenance-extended',
    'new finish time pls',
    /^The maintenance ends at .* It was extended: first it was to end at/,
  ],
  ['maintenance-over', 'when did it stop exactly', /^It ended at \S+ .*finished on time/],
  ['maintenance-soon', 'how long will it be gone', /^10 minutes: \S+ to \S+\. Invoices cannot be sent\./],
  ['maintenance-over-late', 'how long was it in the end', /^The maintenance on billing lasted 14 minutes:/],
  [
    'maintenance',
    'did it get longer',
    /^The maintenance on billing is on schedule: it ends at \S+, as announced, and was not extended\./,
  ],
  [
    'maintenance-extended',
    'did it get longer',
    /^The maintenance on billing was extended by 4 minutes: it ends at \S+ instead of \S+\./,
  ],
  [
    'maintenance-over-early',
    'was it longer than announced? by how much?',
    /^The maintenance on billing finished early, .* It lasted 4 minutes; 10 minutes were announced\./,
  ],
  ['maintenance', 'does it finish at 10:05 as announced?', /^Yes: it ends at/],
  ['maintenance-extended', 'still done by 10:01?', /^No: it ends at \S+ .* first it was to end at/],
  [
    'maintenance',
    "who's behind it",
    /^Erin planned it: Database patching\. billing is owned by the Payments team\. billing is under maintenance until/,
  ],
  ['maintenance', 'why tho', /^It's planned maintenance: Database patching\. Erin planned it\./],
  ['maintenance', 'can you push it back 10 min?', /^I can't move it\. Erin planned it and can change it\./],
  [
    'maintenance-soon',
    'can they still send them right now',
    /^Yes, until the maintenance begins at \S+\. Then, until \S+: Invoices cannot be sent\./,
  ],
  [
    'maintenance',
    'can my customers send invoices now?',
    /^Not while the maintenance runs until \S+ \(5 minutes left\): Invoices cannot be sent\./,
  ],
  ['maintenance-over', 'can they send again?', /^Yes: it works again\. The maintenance on billing is over\./],
  [
    'maintenance',
    'anything lost?',
    /^What customers were told: Invoices cannot be sent\. More about it isn't recorded\./,
  ],
])('with %s: "%s"', async (matter, said, of) => {
  expect(await say([matter], 'is there maintenance of billing?', said)).toMatch(of);
});

it.each<[matter: Matter, said: string, of: RegExp]>([
  ['maintenance', 'is someone still busy with it', /^Yes: billing is under maintenance until/],
  ['maintenance', 'any delay?', /^The maintenance on billing is on schedule:/],
  ['maintenance', 'so 10:05 is still right?', /^Yes: it ends at/],
  ['maintenance', "who's responsible for the work", /^Erin planned it:/],
  ['maintenance-extended', "what's the holdup", /^It's planned maintenance:/],
  ['maintenance-over-late', 'from when to when was that', /^The maintenance on billing lasted 14 minutes:/],
  ['maintenance-over-early', 'were they faster than planned', /^The maintenance on billing finished early,/],
  ['maintenance-soon', 'is it gonna affect people already paying', /^Invoices cannot be sent\. (?!.*checkout)/],
  [
    'maintenance-soon',
    'For how many customers does the maintenance stop the payments?',
    /^The maintenance affects Invoices/,
  ],
  ['maintenance-over', 'sum it up for my customer', /^Invoices are working again since/],
  ['maintenance-soon', 'From which hour till which hour?', /^10 minutes: /],
  ['maintenance-soon', 'May my customer upload his invoices before it?', /^Yes, until the maintenance begins/],
  [
    'maintenance-soon',
    'Kindly formulate an information for my customers.',
    /^We have scheduled maintenance of Invoices/,
  ],
  ['maintenance-over', 'a short message for my customers that all is good again', /^Invoices are working again since/],
  ['maintenance-soon', 'can it wait till tonight', /^I can't move it\./],
  ['maintenance-extended', 'wait, wasnt it 10:01', /^No: it ends at/],
  [
    'maintenance-extended',
    'how many more minutes than planned',
    /^The maintenance on billing was extended by 4 minutes:/,
  ],
  ['maintenance-soon', 'roughly how many minutes', /^10 minutes: /],
  ['maintenance-soon', 'can we have it another day', /^I can't move it\./],
  ['maintenance-soon', 'if a customer pays right this second does it go through', /^Yes, until the maintenance begins/],
  ['maintenance', 'is this cos of the database', /^It's planned maintenance: Database patching\./],
  [
    'maintenance-over',
    'was that longer than the 10 min you told us',
    /finished on time, .* 10 minutes were announced\./,
  ],
  ['maintenance-over', 'did they need the full time', /finished on time/],
])('words that mean something else alone, with %s: "%s"', async (matter, said, of) => {
  expect(await say([matter], 'is there maintenance of billing?', said)).toMatch(of);
});

it('each part of several sentences is told, none is refused and none repeated', async () => {
  const said = '#billing Has the maintenance started? Can my customers send invoices now?';
  expect(await say(['maintenance'], said)).toMatch(
    /^Yes: it began at .* Not while the maintenance runs (?!.*I can't answer)/,
  );
  const over = 'is it over? anything lost? and when exactly did it end';
  expect(await say(['maintenance-over-late'], 'is billing under maintenance?', over)).toMatch(
    /^The maintenance on billing is over\. .* It ended at /,
  );
});

it('another day than that of the window told of is of that day', async () => {
  const matters = ['maintenance-soon', 'planned-later'] as const;
  expect(
    await say(matters, 'anything planned for checkout?', 'customer asks about wednesday. what does he lose'),
  ).toMatch(/^What customers were told: New products are missing\./);
});

it.each<[said: string, of: RegExp]>([
  ['no i mean is it up', /^billing is under maintenance until/],
  ['will you tell me when its over or do i have to ask', /^Yes: I write when maintenance ends/],
])('"%s" is heard as it is put', async (said, of) => {
  expect(await say(['maintenance'], 'is there maintenance of billing?', said)).toMatch(of);
});

it('what was cancelled is said to be, and so is its text', async () => {
  const said = ['is the invoicing work tomorrow still happening', 'customer wording for that pls'];
  expect(await say(['maintenance-cancelled'], ...said.slice(0, 1))).toMatch(
    /^The maintenance on billing was cancelled\./,
  );
  expect(await say(['maintenance-cancelled'], ...said)).toMatch(/^The maintenance of Invoices on .* was cancelled/);
});

it('whether something is possible until a time says that it is up, beside what comes then', async () => {
  const said = 'my customers ask if they can pay. is billing working until 10:08?';
  expect(await say(['maintenance-soon'], said)).toMatch(
    /^At that time maintenance of billing is planned: .* billing is up until then\./,
  );
});

it('several questions get several answers, in their order', async () => {
  const said = 'whos doing it, is it on time, can you push it back 10 min?';
  expect(await say(['maintenance'], 'is billing under maintenance?', said)).toMatch(
    /^Erin planned it: .* is on schedule: .* I can't move it\./,
  );
});

it.each<[matter: Matter, said: string, of: RegExp]>([
  ['maintenance', "who's on billing?", /^Erin planned it: Database patching\./],
  ['maintenance', 'why is billing gone?', /^It's planned maintenance: Database patching\./],
  ['maintenance-over', 'why was billing gone?', /^It was planned maintenance: Database patching\./],
  [
    'maintenance-soon',
    'how long will billing be gone, can they pay before?',
    /^10 minutes: .* Yes, until the maintenance begins/,
  ],
  ['maintenance-over', 'is billing back up?', /billing\) are up\. .* Its maintenance is over since/],
])('by what runs, is just over or begins soon, without a word before it, with %s: "%s"', async (matter, said, of) => {
  expect(await say([matter], said)).toMatch(of);
});

it('what follows within one message is of the maintenance, not of what was spoken of before', async () => {
  const said = 'Anything planned for billing today? How long, and will customers lose anything?';
  const told = await say(['maintenance-soon'], 'is exports ok?', said);
  expect(told).toMatch(/^Next maintenance for billing/);
  expect(told).not.toMatch(/exports|as before/);
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  ['why is exports down?', /None of its servers/, 'out', 'maintenance'],
  ["who's on exports?", /nobody has acknowledged/, 'out', 'maintenance'],
  ['who owns it?', /^billing is owned by the Payments team\./, 'maintenance'],
  ['I am done for today', /^$/, 'maintenance'],
  ['#status is the meeting over?', /^$/, 'maintenance'],
  ["#status who's in the kitchen?", /^$/, 'maintenance'],
  ['#status done with my report finally', /^(?!.*under maintenance)/, 'maintenance'],
  ['is search done?', /search/, 'maintenance'],
])('something else stays something else: "%s"', async (said, of, ...matters) => {
  const where = said.startsWith('#status') ? '#status ' : '';
  const told = await say(matters, `${where}is billing under maintenance?`, said);
  expect(told).toMatch(of);
  expect(told).not.toMatch(/patching/);
});
