/** "Still down?", "any news?", after something that is well: which questions are of whatever is in trouble, and of what exactly. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import { aQuestion, hostTarget, serviceTarget } from '../testing/a-question.ts';
import { mail, shop, trouble, troubled } from '../testing/a-trouble.ts';
import { aHostView, aServiceView, testNowMs } from '../testing/builders.ts';
import { ofWhatGoesOn } from './what-goes-on.ts';

const ofMail: Partial<Question> = { usedContext: true, targets: [serviceTarget('mail')] };
const shopIsDown = await troubled([trouble('shop', 10)]);
const meant = (question: Partial<Question>, world = shopIsDown) => ofWhatGoesOn(aQuestion(question), world);
const named = (question: Partial<Question>, world = shopIsDown) =>
  meant(question, world).targets.map(({ name }) => name);

const presuming: readonly Partial<Question>[] = [
  ...(['who', 'eta', 'cause', 'health', 'fleet'] as const).flatMap((intent) =>
    (['news', 'over', 'still', 'known', 'nth', 'last-time', 'same'] as const).map((turn) => ({
      intent,
      turns: [turn],
    })),
  ),
  { intent: 'customer' },
  { intent: 'who', turns: ['who-works'] },
  { intent: 'eta', clock: '11:00' },
  { intent: 'subscribe', turns: ['return'] },
  ...(['so-far', 'now'] as const).map((turn) => ({ intent: 'history' as const, turns: ['how-long' as const, turn] })),
  ...(['outages', 'downtime'] as const).map((measure) => ({
    intent: 'history' as const,
    turns: ['how-long' as const, 'now' as const],
    measure,
  })),
  { intent: 'count', turns: ['nth'] },
  { intent: 'count', turns: ['how-often'], range: 'today' },
  { intent: 'predict', turns: ['this-trouble'] },
];

describe('while the shop is down, and mail was spoken of', () => {
  it.each(presuming)('%j is of the shop', (question) => {
    const found = meant({ ...ofMail, ...question });
    expect(found).toMatchObject({ targets: [serviceTarget('shop')], allTargets: false, unknownNames: [] });
    expect(found).not.toHaveProperty('usedContext');
    expect(found.intent).toBe(question.intent === 'fleet' ? 'health' : question.intent);
  });

  it.each<Partial<Question>>([
    { intent: 'customer', range: 'yesterday' },
    { intent: 'who' },
    { intent: 'eta' },
    { intent: 'cause' },
    { intent: 'health' },
    { intent: 'fleet' },
    { intent: 'describe', turns: ['still'] },
    { intent: 'subscribe' },
    { intent: 'subscribe', turns: ['return', 'any'] },
    { intent: 'history', turns: ['how-long', 'so-far'], range: 'today' },
    { intent: 'history', turns: ['how-long', 'so-far'], measure: 'uptime' },
    { intent: 'history', turns: ['how-long'] },
    { intent: 'history', turns: ['so-far'] },
    { intent: 'count', turns: ['how-often'] },
    { intent: 'count', range: 'today' },
    { intent: 'predict' },
  ])('%j says nothing of trouble, and stays of mail', (question) => {
    expect(named({ ...ofMail, ...question })).toEqual(['mail']);
  });

  it.each<Partial<Question>>([
    { turns: ['still', 'plans'] },
    { topic: { kind: 'maintenance', ids: [] } },
    { named: 'added' },
    { unsure: [{ typed: 'ma', candidates: [] }] },
    { unknownNames: ['Lea'] },
    { intent: 'who', turns: ['still'], unknownNames: ['Lea'] },
    { intent: 'eta', turns: ['known'], unknownNames: ['Lea'] },
  ])('%j means something of its own', (more) => {
    expect(named({ intent: 'health', turns: ['still'], ...ofMail, ...more })).toEqual(['mail']);
  });

  it('what is named is meant, and an incident that was spoken of is no maintenance', () => {
    expect(named({ intent: 'health', turns: ['still'], targets: [serviceTarget('mail')] })).toEqual(['mail']);
    expect(named({ intent: 'predict', turns: ['this-trouble'], targets: [serviceTarget('mail')] })).toEqual(['mail']);
    expect(named({ ...ofMail, intent: 'cause', turns: ['same'], topic: { kind: 'incident', ids: ['1'] } })).toEqual([
      'shop',
    ]);
  });

  it.each(['known', 'news'] as const)('"is Lea aware?" (%s) names a person', (turn) => {
    expect(named({ ...ofMail, intent: 'who', turns: [turn], unknownNames: ['Lea'] })).toEqual(['shop']);
  });
});

describe('where nothing was spoken of', () => {
  it.each<Partial<Question>>([
    { intent: 'who', turns: ['news'] },
    { intent: 'who', turns: ['known'] },
    { intent: 'health', turns: ['still'] },
    { intent: 'eta', clock: '11:00' },
    { intent: 'count', turns: ['nth'] },
  ])('%j is of the shop', (question) => {
    expect(named(question)).toEqual(['shop']);
  });

  it.each<Partial<Question>>([
    { intent: 'customer' },
    { intent: 'who', turns: ['still'] },
    { intent: 'who', turns: ['who-works'] },
    { intent: 'eta', turns: ['still'] },
    { intent: 'cause', turns: ['same'] },
    { intent: 'predict', turns: ['this-trouble'] },
  ])('%j is of everything, which tells of the shop anyway', (question) => {
    expect(meant(question)).toMatchObject({ targets: [], allTargets: true });
  });
});

describe('what "it" is', () => {
  const still: Partial<Question> = { ...ofMail, intent: 'health', turns: ['still'] };
  const both: Partial<Question> = { ...still, targets: [serviceTarget('mail'), serviceTarget('shop')] };

  it('of several that were spoken of, those in trouble', () => {
    expect(named(both)).toEqual(['shop']);
    expect(meant(both)).toHaveProperty('usedContext');
  });

  it('what was spoken of, where all of it has or just had trouble', async () => {
    const world = await troubled([trouble('shop', 10), trouble('mail', 30, 20)]);
    expect(named(both, world)).toEqual(['mail', 'shop']);
    expect(named(still, world)).toEqual(['mail']);
  });

  it('all that is in trouble, but one wish is for one thing', async () => {
    const world = await troubled([trouble('shop', 10), trouble('mail-1', 5)]);
    const ofNothing = { ...still, targets: [], allTargets: true };
    expect(named(ofNothing, world)).toEqual(['shop', 'mail-1']);
    expect(named({ ...ofNothing, intent: 'subscribe', turns: ['return'] }, world)).toEqual([]);
  });

  it('what is only just over, where nothing goes on', async () => {
    expect(named(still, await troubled([trouble('shop', 30, 20)]))).toEqual(['shop']);
    expect(named(still, await troubled([trouble('shop', 90, 70)]))).toEqual(['mail']);
    const ofNothing = { ...still, targets: [] };
    expect(named(ofNothing, await troubled([trouble('shop', 30, 20), trouble('web-9', 10)]))).toEqual(['web-9']);
  });

  it('also what failed a moment ago, named once', async () => {
    const silent = aHostView({
      name: 'files-1',
      lastOutcome: { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 3_000 },
    });
    const files = aServiceView({ name: 'files', hosts: [silent] });
    const services = [shop, mail, files];
    expect(named(still, await troubled([], { services }))).toEqual(['files']);
    const both = [serviceTarget('mail'), serviceTarget('files')];
    expect(named({ ...still, targets: both }, await troubled([], { services }))).toEqual(['files']);
    expect(named(still, await troubled([trouble('shop', 10)], { services }))).toEqual(['shop', 'files']);
    expect(named(still, await troubled([trouble('files', 1)], { services }))).toEqual(['files']);
    const spare = await troubled([trouble('shop', 10)], { services: [shop, mail], hosts: [...shop.hosts, silent] });
    expect(meant(still, spare).targets).toEqual([serviceTarget('shop'), hostTarget('files-1')]);
  });
});
