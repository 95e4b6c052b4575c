/** What a question means beside its words: of the plans, of all there is, of the day that comes, of how it is. */
import type { Question, Target } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import { aQuestion, serviceTarget } from '../testing/a-question.ts';
import { trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime, aHostView, aServiceView, testNowMs } from '../testing/builders.ts';
import { asMeant } from './as-meant.ts';
import { isToldBy, ofThePlan } from './second-question.ts';

const dayMs = 86_400_000;
const shop = serviceTarget('shop');
const mail = serviceTarget('mail');
const planned = (name: string, inDays: number, more: Parameters<typeof aDowntime>[0] = {}) =>
  aDowntime({ id: `${name}-${inDays}`, services: [name], startsAtMs: testNowMs + inDays * dayMs, ...more });
const calm = await troubled([]);
const shopIsDown = await troubled([trouble('shop', 10)]);
/** Its last reading failed: nobody has judged that yet. */
const silent = aHostView({
  name: 'files-1',
  lastOutcome: { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 3_000 },
});
const files = serviceTarget('files');
const filesAreSilent = await troubled([], { services: [aServiceView({ name: 'files', hosts: [silent] })] });
const meant = (question: Partial<Question>, world = calm) => asMeant(aQuestion(question), world);

describe('"shop?", after something else', () => {
  const alone: Partial<Question> = { named: 'alone', targets: [shop], range: 'today', measure: 'outages' };

  it.each(['history', 'metric', 'cause', 'downtime', 'count'] as const)(
    'is of how it is while it is down, not of the %s asked before',
    (intent) => {
      const found = meant({ ...alone, intent, metric: 'cpu' }, shopIsDown);
      expect(found).toMatchObject({ intent: 'health', targets: [shop] });
      for (const gone of ['metric', 'range', 'measure']) expect(found).not.toHaveProperty(gone);
      expect(meant({ ...alone, intent }, calm).intent).toBe(intent);
    },
  );

  it('also where it failed a moment ago', () => {
    expect(meant({ ...alone, targets: [files], intent: 'history' }, filesAreSilent).intent).toBe('health');
  });

  it.each<Partial<Question>>([
    { named: 'added' },
    { targets: [mail] },
    { targets: [shop, mail] },
    { targets: [] },
    { intent: 'who' },
  ])('but not with %j', (more) => {
    expect(meant({ ...alone, intent: 'history', ...more }, shopIsDown)).toMatchObject({
      intent: 'history',
      range: 'today',
      ...more,
    });
  });
});

describe('the text for customers "before the maintenance"', () => {
  const text: Partial<Question> = { intent: 'customer', turns: ['plans'], usedContext: true, targets: [mail] };
  const ahead = async (...downtimes: ReturnType<typeof planned>[]) => troubled([], { downtimes });

  it('is of what is planned next, not of what was spoken of', async () => {
    const world = await ahead(planned('search', 0.5, { state: 'cancelled' }), planned('shop', 1), planned('mail', 2));
    const found = meant({ ...text, targets: [mail] }, world);
    expect(found).toMatchObject({ targets: [shop], allTargets: false });
    expect(found).not.toHaveProperty('usedContext');
    expect(meant({ intent: 'customer', turns: ['plans'] }, world).targets).toEqual([shop]);
  });

  it.each<[why: string, more: Partial<Question>]>([
    ['that is named', { usedContext: undefined }],
    ['of no plans', { turns: [] }],
    ['of a maintenance that was told of', { topic: { kind: 'maintenance', ids: [] } }],
    ['that is no text', { intent: 'impact' }],
  ])('stays of what it is of: %s', async (_, more) => {
    const { usedContext, ...rest } = { ...text, ...more };
    const found = meant(
      { ...rest, ...(usedContext && { usedContext }), targets: [mail] },
      await ahead(planned('shop', 1)),
    );
    expect(found.targets).toEqual([mail]);
  });

  it.each(['cancelled', 'finished'] as const)('what is %s is not to come', async (state) => {
    expect(meant({ ...text, targets: [mail] }, await ahead(planned('shop', 1, { state }))).targets).toEqual([mail]);
  });

  it('looks a year ahead', async () => {
    expect(meant({ ...text, targets: [mail] }, await ahead(planned('shop', 365))).targets).toEqual([shop]);
    expect(meant({ ...text, targets: [mail] }, await ahead(planned('shop', 367))).targets).toEqual([mail]);
  });
});

describe('a word that only may mean something, beside a maintenance that was told of', () => {
  const typos = [{ typed: 'payments', target: mail }];
  const guessed: Partial<Question> = {
    intent: 'impact',
    turns: ['plans'],
    targets: [mail],
    typos,
    topic: { kind: 'maintenance', ids: ['shop-1'] },
  };
  const ask = async (more: Partial<Question> = {}) => {
    const question = { ...guessed, ...more };
    return meant(question, await troubled([], { downtimes: [planned('shop', 1), planned('mail', 3)] }));
  };

  it('means what the maintenance touches', async () => {
    expect(await ask()).toMatchObject({ targets: [shop], typos: [] });
  });

  it.each<[why: string, more: Partial<Question>]>([
    ['it was written so', { typos: [] }],
    ['only one of two was guessed', { targets: [mail, serviceTarget('search')] }],
    ['an incident was told of', { topic: { kind: 'incident', ids: ['shop-1'] } }],
    ['nothing was told of', { topic: undefined }],
    ['it asks of no plans', { turns: [] }],
    ['one of those told of touches it', { topic: { kind: 'maintenance', ids: ['shop-1', 'mail-3'] } }],
    ['the maintenance is not known any more', { topic: { kind: 'maintenance', ids: ['gone'] } }],
  ])('but stays where %s', async (_, more) => {
    expect((await ask(more)).targets).toEqual(more.targets ?? [mail]);
  });
});

describe('"Wednesday?"', () => {
  // It is Monday.
  const ask = (more: Partial<Question>) => meant({ intent: 'history', range: 'wednesday', ...more }).intent;

  it('is of the day that comes, where it is nearer, after something that is not of the past', () => {
    expect(ask({ usedContext: true, targets: [mail] })).toBe('downtime');
    expect(ask({ topic: { kind: 'maintenance', ids: [] } })).toBe('downtime');
    expect(ask({ usedContext: true, targets: [mail], range: 'thursday' })).toBe('downtime');
  });

  it.each<Partial<Question>>([
    {},
    { usedContext: true, turns: ['was'] },
    { usedContext: true, range: 'friday' },
    { usedContext: true, range: 'monday' },
    { usedContext: true, range: 'yesterday' },
    { usedContext: true, range: undefined },
    { topic: { kind: 'incident', ids: [] } },
  ])('is of the day that was with %j', (more) => {
    expect(ask({ targets: [mail], ...more })).toBe('history');
  });

  it('asks of nothing else than what happened', () => {
    expect(ask({ intent: 'impact', usedContext: true })).toBe('impact');
  });
});

describe('what is ranked or summed up', () => {
  const asked = (more: Partial<Question>) =>
    meant({ intent: 'superlative', usedContext: true, targets: [mail], ...more });

  it('is of all there is, not of the one that was spoken of', () => {
    for (const more of [{}, { intent: 'count', turns: ['planned-sum'] }] satisfies Partial<Question>[]) {
      expect(asked(more)).toMatchObject({ targets: [], allTargets: true });
      expect(asked(more)).not.toHaveProperty('usedContext');
    }
  });

  it.each<[why: string, more: Partial<Question>]>([
    ['which of its outages was the longest', { turns: ['longest'] }],
    ['which of its outages was the longest', { measure: 'longest-outage' }],
    ['which of its outages was the last', { turns: ['last'] }],
    ['on which day it was worst', { turns: ['which-day'] }],
    ['in which week it was worst', { turns: ['which-week'] }],
    ['in which month it was worst', { turns: ['which-month'] }],
    ['what is no ranking', { intent: 'history' }],
    ['the sum of its maintenance', { intent: 'count', turns: ['planned-sum', 'that'] }],
    ['the sum of what was added', { intent: 'count', turns: ['planned-sum'], named: 'added' }],
  ])('but of the one: %s', (_, more) => {
    expect(asked(more).targets).toEqual([mail]);
  });

  it('and of those that are named, or of several', () => {
    expect(meant({ intent: 'superlative', targets: [mail] }).targets).toEqual([mail]);
    expect(meant({ intent: 'count', turns: ['planned-sum'], targets: [mail] }).targets).toEqual([mail]);
    expect(asked({ targets: [mail, shop] }).targets).toEqual([mail, shop]);
  });
});

describe('the second question of a message', () => {
  const told = (first: Partial<Question>, other: Partial<Question>, world = shopIsDown) =>
    isToldBy([aQuestion({ targets: [shop], ...first })], aQuestion({ targets: [shop], ...other }), world);

  it.each(['downtime', 'impact'] as const)(
    'when it is over is told with the %s, unless something is down',
    (intent) => {
      expect(told({ intent }, { intent: 'eta' }, calm)).toBe(true);
      expect(told({ intent }, { intent: 'eta' }, shopIsDown)).toBe(false);
      expect(told({ intent }, { intent: 'eta', ofMaintenance: ['changed'] }, calm)).toBe(false);
      expect(told({ intent: 'health' }, { intent: 'eta' }, calm)).toBe(false);
    },
  );

  it.each(['health', 'describe'] as const)('how long it is so already is told with how it is (%s)', (intent) => {
    for (const turn of ['so-far', 'now'] as const) {
      const other: Partial<Question> = { intent: 'history', turns: ['how-long', turn] };
      expect(told({ intent }, other)).toBe(true);
      expect(told({ intent }, other, calm)).toBe(false);
      expect(told({ intent, targets: [mail] }, other)).toBe(false);
      expect(told({ intent: 'who' }, other)).toBe(false);
      expect(told({ intent }, { ...other, intent: 'cause' })).toBe(false);
    }
    expect(told({ intent }, { intent: 'history', turns: ['how-long'] })).toBe(false);
    expect(told({ intent }, { intent: 'history', turns: ['so-far'] })).toBe(false);
    const both: Target[] = [shop, mail];
    expect(told({ intent, targets: both }, { intent: 'history', turns: ['how-long', 'now'], targets: both })).toBe(
      false,
    );
  });

  it('which time today it is is told once', () => {
    const nth: Partial<Question> = { intent: 'count', turns: ['nth'] };
    expect(told({ intent: 'health', turns: ['nth'] }, nth)).toBe(true);
    expect(told({ intent: 'health' }, nth)).toBe(false);
    expect(told({ intent: 'health', turns: ['nth'] }, { intent: 'count' })).toBe(false);
    expect(told({ intent: 'health', turns: ['nth'] }, { intent: 'who', turns: ['nth'] })).toBe(false);
    const ofFiles = { ...nth, targets: [files] };
    for (const intent of ['health', 'describe', 'history', 'cause'] as const)
      expect(told({ intent }, ofFiles, filesAreSilent)).toBe(true);
    expect(told({ intent: 'who' }, ofFiles, filesAreSilent)).toBe(false);
    expect(told({ intent: 'health' }, nth, calm)).toBe(false);
  });

  it('is told by any of those before it', () => {
    const before = [aQuestion({ intent: 'who' }), aQuestion({ intent: 'health', targets: [shop], turns: ['nth'] })];
    const isTold = (question: Partial<Question>) =>
      isToldBy(before, aQuestion({ targets: [shop], ...question }), shopIsDown);
    expect(isTold({ intent: 'count', turns: ['nth'] })).toBe(true);
    expect(isTold({ intent: 'history', turns: ['how-long', 'now'] })).toBe(true);
  });
});

describe('"any maintenance this month, and how long did it take?"', () => {
  const other: Partial<Question> = { intent: 'history', turns: ['how-long', 'that'], targets: [mail] };
  const of = (first: Partial<Question>, more: Partial<Question> = {}) =>
    ofThePlan(aQuestion({ intent: 'downtime', targets: [shop], ...first }), aQuestion({ ...other, ...more }));

  it('is of the maintenance, and of what that is of', () => {
    expect(of({})).toMatchObject({ intent: 'downtime', targets: [shop], allTargets: false });
    expect(of({ targets: [] })).toMatchObject({ intent: 'downtime', targets: [], allTargets: true });
  });

  it('what was spoken of before is not what it goes on with, unless the first does so too', () => {
    const who: Partial<Question> = { intent: 'who', usedContext: true };
    expect(of({}, who)).toMatchObject({ intent: 'who', targets: [shop] });
    expect(of({}, who)).not.toHaveProperty('usedContext');
    expect(of({ usedContext: true }, who)).toMatchObject({ targets: [mail], usedContext: true });
    expect(of({ intent: 'health' }, who)).toMatchObject({ targets: [mail], usedContext: true });
  });

  it.each<[first: Partial<Question>, more: Partial<Question>]>([
    [{ intent: 'health' }, {}],
    [{}, { intent: 'cause' }],
    [{}, { turns: ['how-long'] }],
    [{}, { turns: ['that'] }],
  ])('but something of its own after %j with %j', (first, more) => {
    expect(of(first, more)).toMatchObject({ intent: more.intent ?? 'history', targets: [mail] });
    expect(of(first, more)).not.toHaveProperty('usedContext');
  });
});
