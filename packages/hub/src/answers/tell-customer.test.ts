/** "What do I tell customers?": of what goes on, of what is over, of a plan, and where all is well. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { aQuestion, serviceTarget } from '../testing/a-question.ts';
import { minutesAgo, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime, aHealth } from '../testing/builders.ts';
import { said, told } from '../testing/told.ts';
import type { ReadModel } from './read-model.ts';
import { tellCustomer } from './tell-customer.ts';

const hour = 60;

function ask(names: readonly string[], readModel: ReadModel, text = '', more: Partial<Question> = {}) {
  const question = aQuestion({ intent: 'customer', targets: names.map(serviceTarget), ...more }, text);
  return tellCustomer({
    question,
    names,
    services: [],
    text,
    readModel,
    asks: (turn) => question.turns.includes(turn),
  });
}

describe('what to tell customers', () => {
  const normal = 'The shop is working normally as far as we can see.';
  const again = (minutes: number, time: string) =>
    `The shop is working again since ${time}. It was unavailable for ${minutes} minutes. We apologise for the inconvenience.`;
  const down = { ...aHealth('down') };

  it.each<[what: string, names: string[], incidents: readonly Incident[], text: string, line: string, range?: string]>([
    ['all is well', ['shop'], [], '', normal],
    ['of everything', [], [], '', 'All services are working normally as far as we can see.'],
    ['just over', ['shop'], [trouble('shop', 70, 59)], '', again(11, '08:01')],
    ['over for an hour', ['shop'], [trouble('shop', 70, 60)], '', normal],
    [
      'of everything only where it was asked',
      [],
      [trouble('shop', 70, 59)],
      '',
      'All services are working normally as far as we can see.',
    ],
    ['it was', [], [trouble('shop', 70, 59)], 'what happened?', again(11, '08:01')],
    [
      'of a time that is past',
      ['shop'],
      [trouble('shop', 25 * hour, 25 * hour - 20)],
      '',
      again(20, '1 Mar 08:20'),
      'yesterday',
    ],
    ['no plan', ['shop'], [], 'any maintenance?', normal],
  ])('%s', async (_, names, incidents, text, line, range) => {
    const target = names[0] ?? '*';
    expect(told(await ask(names, await troubled(incidents), text, range === undefined ? {} : { range }))).toEqual([
      line,
      `[customer-text ${target}] [ask-engineers]`,
    ]);
  });

  it('a plan, by the day, within a sentence', async () => {
    const model = await troubled([], { downtimes: [aDowntime({ services: ['shop'] })] });
    expect(said(await ask(['shop'], model, 'of the maintenance'))).toEqual([
      'We have scheduled maintenance of the shop on 3 Mar 09:00 at 3 Mar 09:00, for 90 minutes. Orders cannot be placed for up to 90 minutes.',
    ]);
    expect(said(await ask(['shop'], model))).toEqual([normal]);
  });

  it('no end of one thing while another goes on, and none that nobody can see', async () => {
    const over = [trouble('shop', 30, 20)];
    const isolated = await troubled(over, { connectivity: { kind: 'isolated', sinceMs: minutesAgo(2) } });
    expect(said(await ask(['shop'], isolated))).toEqual([
      "We can't see at the moment how the shop is working. We're checking.",
    ]);
    const { fleet } = await troubled(over);
    const stillDown = fleet.services().map((view) => ({ ...view, health: down }));
    expect(said(await ask(['shop'], await troubled(over, { services: stillDown })))).toEqual([
      "We're aware that the shop is unavailable.",
    ]);
  });
});
