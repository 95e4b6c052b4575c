/** Windows of the shop around Monday, 09:00, and what a question about maintenance is told. */
import type { Question } from '@herald/understanding/question';
import type { Downtime } from '../../domain/downtime.ts';
import type { Incident } from '../../domain/incident.ts';
import { aQuestion, serviceTarget } from '../../testing/a-question.ts';
import { minutesAgo, troubled } from '../../testing/a-trouble.ts';
import { aDowntime } from '../../testing/builders.ts';
import type { Answer } from '../answer.ts';
import { lookUp } from '../asked.ts';
import { tellOfMaintenance } from '../of-maintenance.ts';
import { operator } from '../viewer.ts';

export const hour = 60;
export const day = 24 * hour;
export const window = (id: string, from: number, to: number, more: Partial<Downtime> = {}) =>
  aDowntime({
    id,
    title: id,
    services: ['shop'],
    takesDown: ['shop'],
    startsAtMs: minutesAgo(-from),
    endsAtMs: minutesAgo(-to),
    customers: 'Orders wait.',
    ...more,
  });
export const over = window('over', -40, -10, { state: 'finished' });
export const runs = window('runs', -5, 5, { state: 'running' });
export const soon = window('soon', 30, 90);
export const tomorrow = window('tomorrow', day, day + hour);
export const wednesday = window('wednesday', 2 * day, 2 * day + hour);
export const shop = { targets: [serviceTarget('shop')] };
export const mail = { targets: [serviceTarget('mail')] };
export const spoken = (...windows: Downtime[]) => ({
  topic: { kind: 'maintenance' as const, ids: windows.map(({ id }) => id) },
});

/** Undefined where it is of no maintenance. */
export async function tell(
  question: Partial<Question>,
  windows: readonly Downtime[],
  incidents: readonly Incident[] = [],
): Promise<Answer | undefined> {
  const readModel = await troubled(incidents, { downtimes: [...windows] });
  const context = { viewer: operator, text: '', nearest: () => [], isOnly: true };
  return tellOfMaintenance(lookUp(aQuestion(question), readModel, context));
}
/** The ids of the windows that it is of. */
export const of = async (...given: Parameters<typeof tell>) => (await tell(...given))?.topic?.ids.join(' ') ?? 'none';
