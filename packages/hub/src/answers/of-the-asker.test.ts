/** What is told to people about themselves: their own figures, where it is known who they are. */
import type { Question } from '@herald/understanding/question';
import { turnsIn } from '@herald/understanding/turns';
import { describe, expect, it } from 'vitest';
import { say } from '../format/text.ts';
import { serviceTarget } from '../testing/a-question.ts';
import { trouble, troubled } from '../testing/a-trouble.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aReadModel, aServiceView } from '../testing/builders.ts';
import { said, told } from '../testing/told.ts';
import { inquiryWishOf, tellSubscriptions } from './of-the-asker.ts';
import type { PeopleDirectory } from './people-directory.ts';

const to = { kind: 'person' as const, id: '7' };
const people: PeopleDirectory = {
  keptOf: async (id) =>
    id === '7' ? { questions: 12, texts: 0, missed: 1, incidentLines: 0, subscriptions: 2, plans: 0 } : undefined,
  subscriptionsOf: (id) =>
    id === '7'
      ? [
          {
            to,
            target: { kind: 'service', name: 'billing' },
            kinds: ['incident'],
            delivery: 'at-once',
            createdAtMs: 0,
          },
          { to, target: { kind: 'all', name: '*' }, kinds: ['downtime'], delivery: 'weekly', createdAtMs: 0 },
        ]
      : id === '8'
        ? []
        : undefined,
  inquiries: async () => ({ headline: say`24 questions a day reached engineers.`, lines: [] }),
};

async function ask(question: Partial<Question>, personId = '7', text = '') {
  return answerTo(question, aReadModel(), text, { asker: { personId, people } });
}

it('tells whoever asks what is stored about them, with the button that deletes it', async () => {
  const { said, actions } = await ask({ intent: 'privacy' });
  expect(said).toMatch(
    /^What I store about you: 12 questions that you asked about servers: .* 1 question that I could not answer, or from which I learn .* 2 subscriptions, with your Discord id/,
  );
  expect(actions).toEqual([{ kind: 'forget-me' }]);
});

it('asked to forget, it offers the press that does', async () => {
  const { said, actions } = await ask({ intent: 'privacy', wish: 'delete' });
  expect(said).toMatch(
    /^One press in Discord deletes what I store about you: the button here, or \/privacy\. 12 questions/,
  );
  expect(actions).toEqual([{ kind: 'forget-me' }]);
});

it('tells what somebody is subscribed to, and that it is nothing', async () => {
  expect((await ask({ intent: 'subscriptions' })).said).toBe(
    "You're subscribed to billing and everything. I'll message you at once when billing goes down or recovers. I'll message you when maintenance is scheduled for anything on Monday mornings. /subscriptions stops them.",
  );
  expect((await ask({ intent: 'subscriptions' }, '8')).said).toMatch(
    /^You have no subscriptions: I message you about nothing\./,
  );
});

it('whoever is told nothing of something has nothing to stop', async () => {
  const billing: Partial<Question> = { intent: 'unsubscribe', targets: [{ kind: 'service', name: 'billing' }] };
  expect((await ask(billing, '8')).said).toMatch(/^You aren't subscribed to billing\./);
  expect((await ask({ intent: 'unsubscribe' }, '8')).said).toMatch(/^You aren't subscribed to anything\./);
  for (const personId of ['7', 'terminal'])
    expect((await ask(billing, personId)).said).toMatch(/^Stop notifications about billing in Discord\?$/);
});

it.each(['privacy', 'subscriptions'] as const)(
  'in a terminal nobody is known: %s points to Discord',
  async (intent) => {
    const { said, actions } = await ask({ intent }, 'terminal');
    expect(said).toMatch(new RegExp(`^I can't tell here who you are\\. /${intent} in Discord shows`));
    expect(actions).toEqual([]);
  },
);

it.each<Partial<Question>>([
  { intent: 'inquiries' },
  { intent: 'count', measure: 'questions' },
  { intent: 'superlative', measure: 'questions', order: 'most' },
])('a question about questions gets its figures: $intent', async (question) => {
  expect((await ask(question)).said).toBe(
    '24 questions a day reached engineers. /inquiries draws it; the Inquiries page has all figures.',
  );
});

it.each([
  ['how fast do engineers answer?', 'speed'],
  ['who asks the most questions?', 'people'],
  ['what share of questions do you answer yourself?', 'share'],
  ['which questions still go to engineers?', 'services'],
  ['what do people ask most?', 'services'],
  ['how many people use you?', 'people'],
  ['what percentage did Herald get wrong?', 'wrong'],
  ['are we at our goal of 30 questions a day?', 'goal'],
  ['are questions to engineers going down?', 'trend'],
  ['are engineers being asked less?', 'trend'],
  ['how often are engineers asked?', 'reached'],
  ['is Herald worth the money?', 'worth'],
  ['is it worth keeping Herald?', 'worth'],
  ['is the bot paying for itself?', 'worth'],
  ['what do we get out of Herald?', 'worth'],
  ['which team asks the most?', 'people'],
  ['which of my teams ask the most questions?', 'people'],
  ['how popular are you?', 'people'],
  ['does anybody use this?', 'people'],
  ['when during the day do people ask most?', 'hours'],
  ['do people ask more in the morning?', 'hours'],
  ['top 3 topics people ask about', 'services'],
  ['what is everyone asking about?', 'services'],
  ['top 5 things customers complain about', 'services'],
  ['what part of the questions goes to engineering?', 'share'],
  ['are we asking less than before?', 'trend'],
  ['who is our busiest team?', 'teams'],
  ['has Herald reduced the load on engineering?', 'reached'],
  ['which channel asks the most?', 'channels'],
  ['when do people ask most?', 'hours'],
  ['which hour of the day gets the most questions?', 'hours'],
  ['questions at the weekend vs weekdays?', 'weekdays'],
  ['which could you not answer?', 'unanswered'],
  ['how often did you leave people without an answer?', 'unanswered'],
  ['questions per service this month', 'services'],
  ['which team is asked the most by CSMs?', 'teams'],
  ["what's the average time to an engineer's answer?", 'speed'],
  ['how many waited longer than agreed?', 'late'],
  ['questions week by week', 'weeks'],
  ['why are there more questions?', 'drivers'],
  ['how do you know that it helped?', 'basis'],
  ['do csms or support ask more?', 'people'],
  ['how many questions reached engineers last week?', 'reached'],
])('"%s" is about %s', (text, about) => {
  expect(inquiryWishOf(turnsIn(text), undefined)).toMatchObject({ about });
});

it.each([
  ['how many people use you?', { about: 'people', isOfNumber: true }],
  ['who asks the most?', { about: 'people', isOfNumber: undefined }],
  ['how many questions today?', { about: 'reached', isOfAll: true }],
  ['how many questions reached engineers today?', { about: 'reached', isOfAll: undefined }],
])('"%s" is of how many, of who, of all or of some', (text, wish) => {
  expect({ isOfNumber: undefined, isOfAll: undefined, ...inquiryWishOf(turnsIn(text), undefined) }).toMatchObject(wish);
});

it('a team is asked of by what it owns, whatever its name means besides', async () => {
  const asked: unknown[] = [];
  const told: PeopleDirectory = {
    ...people,
    inquiries: async ({ team, services }) => {
      asked.push([team, services]);
      return { headline: say`told`, lines: [] };
    },
  };
  const services = [aServiceView({ name: 'billing', service: { owner: { team: 'Payments' } } })];
  const of = (text: string) =>
    answerTo({ intent: 'inquiries', targets: [serviceTarget('billing')] }, aReadModel({ services }), text, {
      asker: { personId: '7', people: told },
    });
  await of('how many questions did the payments team get from us?');
  await of('how many questions did we have about payments?');
  expect(asked).toEqual([
    ['Payments', undefined],
    [undefined, ['billing']],
  ]);
});

it('"more than last month?" is of this one, beside that', async () => {
  const asked: unknown[] = [];
  const told: PeopleDirectory = {
    ...people,
    inquiries: async ({ period, against }) => {
      asked.push([period?.words, against?.words]);
      return { headline: say`told`, lines: [] };
    },
  };
  const ask = (range: string, text: string) =>
    answerTo({ intent: 'inquiries', range }, aReadModel(), text, { asker: { personId: '7', people: told } });
  await ask('last-month', 'do engineers respond faster than last month?');
  await ask('last-month', 'how fast did engineers respond last month?');
  await ask('weekend', 'questions at the weekend vs weekdays?');
  await ask('this-week', 'did we ask more this week than last week?');
  expect(asked).toEqual([
    ['this month', 'last month'],
    ['last month', undefined],
    [undefined, undefined],
    ['this week', 'last week'],
  ]);
});

it('hears whether a question is against how it was before', () => {
  expect(inquiryWishOf(turnsIn('are engineers being asked less?'), undefined).isAgainstBefore).toBe(true);
  expect(inquiryWishOf(turnsIn('how many questions reached engineers last week?'), undefined)).toEqual({
    about: 'reached',
    isOfEngineers: true,
  });
});

it.each<[count: number, begins: string, lines: number, button: boolean]>([
  [1, "You're subscribed to s1.", 2, true],
  [2, "You're subscribed to s1 and s2.", 3, false],
  [5, "You're subscribed to s1, s2, s3, s4 and s5.", 6, false],
  [6, "You're subscribed to s1, s2, s3, s4 and 2 others.", 7, false],
  [7, "You're subscribed to s1, s2, s3, s4 and 3 others.", 7, false],
])('of %d subscriptions names five at most, and one can be stopped at once', (count, begins, lines, button) => {
  const own = Array.from({ length: count }, (_, at) => ({
    to,
    target: { kind: 'service' as const, name: `s${at + 1}` },
    kinds: ['incident' as const],
    delivery: 'at-once' as const,
    createdAtMs: 0,
  }));
  const answer = tellSubscriptions({ personId: '7', people: { ...people, subscriptionsOf: () => own } });
  expect(said(answer)[0]).toBe(begins);
  expect(answer.lines).toHaveLength(lines);
  expect(said(answer).includes(`And ${count - 5} more.`)).toBe(count > 5);
  expect(answer.actions).toEqual(button ? [{ kind: 'unsubscribe', target: 's1' }] : []);
});

it('stops a subscription to everything by its own sign', () => {
  const all = {
    to,
    target: { kind: 'all' as const, name: '*' },
    kinds: ['incident' as const],
    delivery: 'daily' as const,
    createdAtMs: 0,
  };
  const answer = tellSubscriptions({ personId: '7', people: { ...people, subscriptionsOf: () => [all] } });
  expect(said(answer)[0]).toBe("You're subscribed to everything.");
  expect(answer.actions).toEqual([{ kind: 'unsubscribe', target: '*' }]);
});

describe('a message wished for', () => {
  const asked = async (
    text: string,
    names: string[],
    down: string[],
    intent: 'subscribe' | 'unsubscribe' = 'subscribe',
  ) => {
    const targets = names.map((name) => ({ kind: 'service' as const, name }));
    const model = await troubled(down.map((name) => trouble(name, 10)));
    return told(await answerTo({ intent, targets }, model, text));
  };
  const back = 'tell me when it is back';

  it.each<[text: string, names: string[], down: string[], lines: string[]]>([
    [back, ['shop'], ['shop'], ['Want a message when shop is back?', '[tell-back shop]']],
    [back, [], ['shop'], ['Want a message when shop is back?', '[tell-back shop]']],
    [back, [], ['shop', 'mail'], ['"it" could be shop or mail. Which one?', '[choose shop] [choose mail]']],
    [back, ['shop'], [], ['Want a message in Discord when shop goes down or comes back?', '[subscribe shop]']],
    [back, [], [], ['Want a message in Discord when anything goes down or comes back?', '[subscribe *]']],
    [
      'subscribe me to it',
      ['shop'],
      ['shop'],
      ['Want a message in Discord when shop goes down or comes back?', '[subscribe shop]'],
    ],
  ])('"%s" of %o, while %o is down', async (text, names, down, lines) => {
    expect(await asked(text, names, down)).toEqual(lines);
  });

  it('or no longer', async () => {
    expect(await asked(back, ['shop'], ['shop'], 'unsubscribe')).toEqual([
      'Stop notifications about shop in Discord?',
      '[unsubscribe shop]',
    ]);
    expect(await asked(back, [], ['shop'], 'unsubscribe')).toEqual([
      'Stop all notifications in Discord?',
      '[unsubscribe *]',
    ]);
  });
});
