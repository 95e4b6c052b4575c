import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostileMessages } from './eval/timing.ts';
import { ask } from './testing/clinic-fleet.ts';
import { hear } from './testing/small-fleet.ts';

const billing = [{ kind: 'service', name: 'billing' }];

it('answers a plain status question that nobody addressed to it', () => {
  expect(hear('is billing down??')).toMatchObject({
    intent: 'health',
    targets: billing,
    reply: 'answer',
    addressed: false,
  });
});

it('leaves a statement alone in a channel, and takes it as a question when addressed', () => {
  expect(hear('billing is down').reply).toBe('silent');
  expect(hear('billing is down', { place: 'mention' })).toMatchObject({
    intent: 'health',
    targets: billing,
    reply: 'answer',
  });
});

it.each([
  'I will checkout the branch',
  'the billing address is wrong',
  'can someone restart api-1?',
  '```is billing down?```',
  '> is billing down?',
  'he wrote "is billing down?" three times',
  'https://example.com/is-billing-down?',
])('leaves alone: %s', (text) => {
  const question = hear(text);
  expect(question).toMatchObject({ intent: 'none', targets: [], reply: 'silent' });
  expect(question.reading).not.toEqual([]);
});

it('leaves other bots and replies to people alone', () => {
  expect(hear('is billing down?', { fromBot: true }).reply).toBe('silent');
  expect(hear('is billing down?', { fromBot: true, place: 'mention' }).reply).toBe('silent');
  expect(hear('is billing down?', { isReplyToPerson: true }).reply).toBe('silent');
});

it('answers a person for another only where how a named thing is was asked directly, and else offers', () => {
  for (const text of ['is billing down?', 'dana: is billing down?'])
    expect(hear(text, { personMentioned: true }), text).toMatchObject({ reply: 'answer', targets: billing });
  expect(hear('Dana, have you seen the billing problem?').reply).not.toBe('answer');
  expect(hear('billing problems again, can you look into it?', { personMentioned: true }).reply).not.toBe('answer');
  expect(hear('is billing down?', { personMentioned: true, listens: 'always' }).reply).toBe('silent');
});

it('reads what a person is asked without their name, and offers what is told beside a question', () => {
  expect(hear('dana: billing is unresponsive. Maintenance, or?', { personMentioned: true })).toMatchObject({
    reply: 'suggest',
    targets: billing,
  });
});

it('offers its answer to what was put to engineers', () => {
  expect(hear('is billing down?', { engineersMentioned: true }).reply).toBe('offer');
  expect(hear('lunch?', { engineersMentioned: true }).reply).toBe('silent');
});

it.each([
  ['is exports down?', 'The Irish one, for the offsite.', 'silent'],
  ['is exports down?', 'For Berlin, please.', 'silent'],
  ['is exports down?', 'Who is it that always leaves the window open?', 'silent'],
  ['is exports down?', 'All good with everybody?', 'silent'],
  ['is exports down?', 'Has anyone found out why?', 'offer'],
  ['is exports down?', 'Since what time exactly, and has a human being looked at it?', 'offer'],
  ['is exports down?', 'exports still broken', 'offer'],
  ['is exports down?', 'is anything else down?', 'offer'],
] as const)('where engineers are asked, after "%s": "%s" %s', (before, text, reply) => {
  expect(ask(text, { place: 'channel', engineersMentioned: true }, before).reply).toBe(reply);
});

it.each([
  ['If I hang up now, when should I ring the customer again?', 'answer'],
  ['What was that 10.0.0.0 number you put there?', 'answer'],
  ['Why do you say intake is slow when I can open it in one second?', 'answer'],
  ['Can you explain to my customer why intake is slow?', 'answer'],
  ['What was the number of that restaurant you liked?', 'silent'],
  ['Anna, how sure are you about that?', 'silent'],
] as const)('where it always listens, after its answer: "%s" %s', (text, reply) => {
  expect(ask(text, { place: 'channel', listens: 'always' }, 'is intake up?').reply).toBe(reply);
});

it('always answers when addressed, also what it does not understand', () => {
  for (const place of ['dm', 'mention', 'command'] as const) {
    expect(hear('what is the meaning of life', { place })).toMatchObject({
      intent: 'none',
      reply: 'answer',
      addressed: true,
    });
  }
  expect(hear('and now?', { isReplyToHerald: true })).toMatchObject({ reply: 'answer', addressed: true });
});

it('needs no answer to thanks', () => {
  expect(hear('thank you!', { place: 'dm' }).reply).toBe('silent');
});

it('greets on "hello world" in any case and punctuation, and among people offers to', () => {
  for (const text of ['hello world', 'Hello, World!', 'HELLO   WORLD...', '"hello world"']) {
    for (const heard of [{ place: 'mention' }, { place: 'dm' }, { listens: 'always' }] as const)
      expect(hear(text, heard)).toMatchObject({ intent: 'greeting', reply: 'answer' });
    expect(hear(text)).toMatchObject({ intent: 'greeting', reply: 'suggest' });
  }
  expect(hear('hello wonderful world').reply).toBe('silent');
});

it('takes "my server" for what the channel is bound to, else for all', () => {
  const boundTo = [{ kind: 'host', name: 'web-2' } as const];
  expect(hear('Tell me about my server!', { boundTo })).toMatchObject({ intent: 'describe', targets: boundTo });
  expect(hear('Tell me about my server!')).toMatchObject({ intent: 'describe', targets: [], allTargets: true });
  for (const said of ['Tell me about my server!', 'tell me about our servers', 'Tell me about all servers'])
    expect(hear(said)).toMatchObject({ reply: 'answer', allTargets: true });
});

it('reads several questions of one message together', () => {
  expect(hear('is web-1 up? and web-2?').targets.map(({ name }) => name)).toEqual(['web-1', 'web-2']);
  expect(hear('is web-1, 2 and 11 up?').targets.map(({ name }) => name)).toEqual(['web-1', 'web-2', 'web-11']);
});

it('names the filter of a question about many', () => {
  expect(hear('show all servers in eu-west-1')).toMatchObject({
    intent: 'fleet',
    allTargets: true,
    filter: { region: 'eu-west-1' },
  });
  expect(hear('which web servers are struggling?')).toMatchObject({
    filter: { label: { key: 'role', value: 'web' }, struggling: true },
  });
});

it('says in words how it read a message', () => {
  expect(hear('is billing down?').reading).toEqual([
    'It reads "is billing down": it asks how something is.',
    expect.stringMatching(/^It is surely a status question \((?:9\d|100) %\)\.$/),
    'Understood: health of billing.',
  ]);
});

it('sees through full-width letters, zero-width and direction marks', () => {
  expect(hear('ｉｓ ｗｅｂ－１ ｕｐ？').targets.map(({ name }) => name)).toEqual(['web-1']);
  expect(hear('is we\u200bb-1\u202e up?').targets.map(({ name }) => name)).toEqual(['web-1']);
});

it('bears hostile messages of the greatest length in any place', () => {
  for (const text of hostileMessages()) {
    for (const place of ['channel', 'dm'] as const) {
      const question = hear(text, { place });
      expect(question.targets.length).toBeLessThanOrEqual(20);
      expect(question.unknownNames.length).toBeLessThanOrEqual(5);
      for (const { candidates } of question.unsure) expect(candidates.length).toBeLessThanOrEqual(5);
    }
  }
});

it('never throws, whatever is typed', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'is',
      'web-1',
      'billing',
      'down',
      '?',
      'and',
      'last',
      '2',
      'hours',
      '`',
      '"',
      '<@1>',
      'my',
      'server',
      ',',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), fc.constantFrom('channel', 'dm', 'mention'), (words, place) => {
      expect(['answer', 'offer', 'suggest', 'silent']).toContain(hear(words.join(' '), { place }).reply);
    }),
  );
});

it('reads the same message the same way each time', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(hear(text)).toEqual(hear(text));
    }),
  );
});

it.each(['purple monkey dishwasher', 'my toddler licked the envelope again'])(
  'takes talk of other things for no question about what was asked before: %s',
  (text) => {
    const before = {
      intent: 'metric',
      metric: 'disk',
      targets: [{ kind: 'host', name: 'web-1' }],
      allTargets: false,
    } as const;
    expect(hear(text, { place: 'dm' }, before).targets).toEqual([]);
    expect(hear(text, { boundTo: [{ kind: 'service', name: 'billing' }], listens: 'always' }).reply).toBe('silent');
  },
);

it('asks for the worst of all there is, whatever was spoken of before', () => {
  const before = { intent: 'health', targets: [{ kind: 'service', name: 'billing' }], allTargets: false } as const;
  expect(hear("what was the longest outage we've had?", { place: 'dm' }, before).targets).toEqual([]);
  expect(hear('and which of them is the worst?', { place: 'dm' }, before).reply).toBe('answer');
});

it.each([
  ['pls cpu + ram of web-1', ['cpu', 'memory']],
  ['What is the IP address of web-1, please, and in which region does it stand?', ['ip', 'region']],
  ['cpu, memory and disk of web-1?', ['cpu', 'memory', 'disk']],
  ['what is the load on the cpu of web-1?', ['cpu']],
  ['network address of web-1?', ['ip']],
] as const)('reads every figure that is asked for: %s', (text, metrics) => {
  const { also = [], ...first } = hear(text, { place: 'dm' });
  expect([first, ...also].map(({ metric }) => metric)).toEqual(metrics);
});

it('reads the second time too, unless both are the ends of one', () => {
  const ranges = (text: string) => {
    const { also = [], ...first } = hear(text, { place: 'dm' });
    return [first, ...also].map(({ range }) => range);
  };
  expect(ranges('is any maintenance planned for checkout this week or the next one?')).toEqual([
    'this-week',
    'next-week',
  ]);
  expect(ranges('is any maintenance planned for checkout today or tomorrow?')).toEqual(['today', 'tomorrow']);
  expect(ranges('was checkout down between Monday and Friday?')).toHaveLength(1);
  expect(hear('compare this week with last week', { place: 'dm' }).also?.[0] ?? {}).not.toMatchObject({
    intent: 'none',
  });
});

it.each([
  ["what's the ip of web-1? and how much memory does it have", 'metric', ['metric']],
  ['can i still send invoices with billing at quarter to one?', 'impact|health|downtime', []],
  ['what can I tell the customer now that billing works again?', 'customer', []],
])('"%s" asks %s', (text, intent, beside) => {
  const question = hear(text, { place: 'dm' });
  expect(question.intent).toMatch(new RegExp(`^(?:${intent})$`));
  expect((question.also ?? []).map((other) => other.intent)).toEqual(beside);
});

it('leaves no alternative open: "or did someone fix it?"', () => {
  const question = hear('did billing recover on its own, or did someone fix it?', { place: 'dm' });
  expect(question.left ?? []).toEqual([]);
});
