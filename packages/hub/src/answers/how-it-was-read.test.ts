/** What is said beside an answer of how its question was read, what is asked back, and what one message's questions have of each other. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import type { Incident } from '../domain/incident.ts';
import { aQuestion, hostTarget, serviceTarget } from '../testing/a-question.ts';
import { minutesAgo, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { answerQuestion } from './answer-question.ts';
import { operator, type Viewer } from './viewer.ts';

const shop = serviceTarget('shop');
const mail = serviceTarget('mail');
const soon = aDowntime({
  id: 'soon',
  title: 'Soon',
  services: ['shop'],
  startsAtMs: minutesAgo(-30),
  customers: 'Orders wait.',
});
type World = { incidents?: readonly Incident[]; downtimes?: readonly Downtime[]; text?: string; viewer?: Viewer };

async function answer(
  question: Partial<Question>,
  { incidents = [], downtimes = [], text = '', viewer = operator }: World = {},
) {
  const nearest = (typed: string) => (typed === 'shp' ? ['shop'] : []);
  return answerQuestion(aQuestion(question), await troubled(incidents, { downtimes }), { viewer, text, nearest });
}
const ask = async (...given: Parameters<typeof answer>) => told(await answer(...given));
const first = async (...given: Parameters<typeof answer>) => (await ask(...given))[0];
const up = 'The shop (shop) is up.';

describe('how it was read is said after the answer', () => {
  const health: Partial<Question> = { intent: 'health', targets: [shop] };

  it.each<[more: Partial<Question>, note: string]>([
    [{ typos: [{ typed: 'shopp', target: shop }] }, 'I took "shopp" to mean shop.'],
    [{ rangeReadAs: { typed: 'Oktober', readAs: 'October' } }, 'I read "Oktober" as October.'],
    [{ usedContext: true }, 'For shop, as before.'],
    [{ usedContext: true, targets: [shop, mail] }, 'For shop and mail, as before.'],
    [{ filter: { without: [mail] } }, 'I left out mail.'],
    [{ range: '2026-03-01~2026-03-04' }, 'This is of now, not'],
  ])('%j', async (more, note) => {
    expect((await ask({ ...health, ...more })).join('\n')).toContain(note);
    expect((await ask(health)).join('\n')).not.toContain(note);
  });

  it('but not what is plain', async () => {
    expect((await ask({ ...health, usedContext: true, named: 'added' })).join()).not.toMatch(/as before/);
    expect((await ask({ intent: 'fleet', usedContext: true })).join()).not.toMatch(/as before/);
    expect((await ask({ intent: 'fleet', filter: { without: [mail] } })).join()).not.toMatch(/left out/);
    expect((await ask({ ...health, range: 'today' })).join()).not.toMatch(/This is of now/);
    expect((await ask({ intent: 'history', targets: [shop], range: '14:00-15:00' })).join()).not.toMatch(
      /This is of now/,
    );
  });

  it('hours that were asked of several days, and a time of day of some', async () => {
    const history: Partial<Question> = { intent: 'history', targets: [shop], range: '7d' };
    expect(await ask({ ...history, hours: '14:00-15:00' })).toContain(
      "I can't pick 14:00 to 15:00 out of several days: this is of all their hours.",
    );
    expect((await ask({ ...history, hours: '14:00' })).join()).toMatch(/pick 14:00 to now out of/);
    const days: Partial<Question> = { ...history, range: '2026-02-20~2026-02-22' };
    expect((await ask({ ...days, clock: '12:00' })).join()).toMatch(/That is of whole days, /);
    expect((await ask(days)).join()).not.toMatch(/whole days/);
    expect((await ask({ ...history, clock: '12:00' })).join()).not.toMatch(/whole days/);
  });

  it('what is not known is said first', async () => {
    expect(await first({ ...health, unknownNames: ['web-9'] })).toBe(`I don't know "web-9". ${up}`);
  });
});

describe('what looks like a name and is none that is known', () => {
  const unknown = (typed: string) => new RegExp(`^I don't know "${typed}"`);

  it.each<[intent: Question['intent'], typed: string, text: string, isAsked: boolean]>([
    ['health', 'shp', '', true],
    ['fleet', 'QBR', 'which should worry me before the QBR?', false],
    ['superlative', 'QBR', '', false],
    ['count', 'QBR', '', false],
    ['history', 'QBR', '', false],
    ['history', 'Legacy', '', true],
    ['history', 'QBRQBR', '', true],
    ['health', 'QBR', '', true],
    ['who', 'Lea', 'is Lea on it?', false],
    ['who', 'Lea', 'is lea on it?', false],
    ['eta', 'Tom', 'has Tom given a time?', false],
    ['who', 'Lea', 'who is on Lea?', true],
    ['who', 'web-9', 'is web-9 on it?', true],
    ['cause', 'Lea', 'was Lea down?', true],
    ['customer', 'Hartmann', '', false],
    ['customer', 'web-9', '', true],
    ...(['inquiries', 'privacy', 'about', 'meaning', 'remark'] as const).map(
      (intent): [Question['intent'], string, string, boolean] => [intent, 'CSV-1', '', false],
    ),
  ])('%s of "%s" (%s): asked back %s', async (intent, typed, text, isAsked) => {
    const line = await first({ intent, unknownNames: [typed] }, { text });
    if (isAsked) expect(line).toMatch(unknown(typed));
    else expect(line).not.toMatch(unknown(typed));
  });

  it('the nearest are offered', async () => {
    expect((await ask({ intent: 'health', unknownNames: ['shp'] })).at(-1)).toBe('[choose shop] [ask-engineers]');
  });

  it('of Herald itself no service was meant by a slip', async () => {
    const typos = [{ typed: 'shopp', target: shop }];
    expect((await ask({ intent: 'about', typos })).join()).not.toMatch(/I took/);
    expect((await ask({ intent: 'who', targets: [shop], typos })).join()).toMatch(/I took/);
  });
});

describe('what needs a name', () => {
  it.each(['describe', 'health', 'metric', 'compare'] as const)('%s of nothing asks which', async (intent) => {
    const nothing: Partial<Question> = { intent, targets: [], allTargets: false };
    expect(await first(nothing)).toBe('Which service do you mean?');
    expect(await first({ ...nothing, allTargets: true })).not.toBe('Which service do you mean?');
  });

  it('"has anybody acknowledged it?" is of whatever is in trouble; who and when need none', async () => {
    const asked: Partial<Question> = { intent: 'health', allTargets: false, turns: ['who-works'] };
    expect(await first(asked)).toMatch(/^There is no open incident/);
    expect(await first({ intent: 'who', allTargets: false })).toMatch(/^There is no open incident/);
  });

  it('a time that does not exist is asked back before anything else', async () => {
    const asked: Partial<Question> = { intent: 'history', targets: [shop], impossibleTime: '31 February' };
    expect(await ask(asked)).toEqual(['"31 February" doesn\'t exist. Which day did you mean?']);
  });
});

describe('several questions of one message', () => {
  const planned: Partial<Question> = { intent: 'downtime', targets: [shop] };
  const also = (...others: Partial<Question>[]) => ({ also: others.map((other) => aQuestion(other)) });

  it('are answered in their order, each once', async () => {
    const lines = await ask({ intent: 'health', targets: [shop], ...also({ intent: 'who', targets: [mail] }) });
    expect(lines[0]).toBe(up);
    expect(lines).toContain('mail is owned by the Storefront team.');
  });

  it('what follows a maintenance that was told is of it', async () => {
    const length: Partial<Question> = { intent: 'history', ofMaintenance: ['length'] };
    const world = { downtimes: [soon] };
    expect((await ask({ ...planned, ...also(length) }, world)).join()).toMatch(/90 minutes: 09:30 to 11:00/);
    expect((await ask({ ...planned, ...also({ ...length, targets: [shop] }) }, world)).join()).toMatch(
      /90 minutes: 09:30/,
    );
    expect((await ask({ ...planned, ...also({ ...length, targets: [mail] }) }, world)).join()).not.toMatch(
      /90 minutes: 09:30/,
    );
    expect((await ask({ intent: 'health', targets: [shop], ...also(length) }, world)).join()).not.toMatch(
      /90 minutes: 09:30/,
    );
  });

  it.each(['customer', 'subscribe'] as const)('but a %s stays one', async (intent) => {
    const lines = await ask(
      { ...planned, ...also({ intent, ofMaintenance: ['end'], targets: [shop] }) },
      { downtimes: [soon] },
    );
    expect(lines.join()).toMatch(intent === 'customer' ? /We have scheduled maintenance/ : /Want a message/);
  });

  it('a part that was not understood is named, unless it was of the maintenance that is told', async () => {
    const left = ['how long does it take'];
    const asked: Partial<Question> = { ...planned, ofMaintenance: ['length'], turns: ['plans'], left };
    const world = { downtimes: [{ ...soon, state: 'running' as const, startsAtMs: minutesAgo(5) }] };
    expect((await ask({ ...asked, topic: { kind: 'maintenance', ids: ['soon'] } }, world)).join()).not.toMatch(
      /can't answer/,
    );
    expect(
      (await ask({ ...asked, ofMaintenance: ['move'], topic: { kind: 'maintenance', ids: ['soon'] } }, world)).join(),
    ).toMatch(/can't answer "how long does it take/);
    expect((await ask({ intent: 'health', targets: [shop], left })).join()).toMatch(
      /can't answer "how long does it take/,
    );
  });

  it('of several it is not known which one the words turn, unless they are of the whole message', async () => {
    const asked: Partial<Question> = { intent: 'health', targets: [shop], turns: ['recovered'] };
    const other = also({ intent: 'who', targets: [mail] });
    const world = { incidents: [trouble('shop', 50, 40)] };
    expect(await first(asked, world)).toMatch(/^It is over\./);
    expect(await first({ ...asked, ...other }, world)).toBe(up);
    expect(await first({ ...asked, ...other, turnsOfMessage: ['recovered'] }, world)).toMatch(/^It is over\./);
  });
});

describe('what depends on the place', () => {
  it('what is in trouble leads on, but no engineer is asked from a direct message', async () => {
    const asked: Partial<Question> = { intent: 'who', targets: [shop] };
    const world = { incidents: [trouble('shop', 10)] };
    expect((await ask(asked, world)).at(-1)).toBe('[tell-back shop] [customer-text shop] [ask-engineers]');
    const direct = { ...operator, isDirect: true } as const;
    expect((await ask(asked, { ...world, viewer: direct })).at(-1)).toBe('[tell-back shop] [customer-text shop]');
  });

  it('a picture is drawn for whoever asks how something develops', async () => {
    const cpu: Partial<Question> = { intent: 'metric', metric: 'cpu', targets: [hostTarget('web-1')] };
    expect(await answer({ ...cpu, turns: ['development'] })).toHaveProperty('chart');
    expect(await answer(cpu)).not.toHaveProperty('chart');
  });
});
