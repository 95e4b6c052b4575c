/** What is said where downtime cannot be planned or changed as it was asked. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { PlanReading } from '../../../downtime/plan-draft.ts';

export function unclear(
  reading: Exclude<PlanReading, { kind: 'ready' }> | { kind: 'unclear'; question: string },
): HeraldError {
  const choices = reading.kind === 'asks' ? reading.choices : [];
  return new HeraldError('downtime/unclear', {
    message: reading.question,
    next:
      choices.length === 0
        ? 'Nothing was announced: say it more exactly.'
        : `Nothing was announced. Give as the time one of: ${choices.map(({ text, acceptsDoubt }) => `"${text}"${acceptsDoubt ? ' with acceptsDoubt' : ''}`).join(', ')}.`,
  });
}

export function unknownWindow(kind: 'unknown' | 'several'): HeraldError {
  return new HeraldError('downtime/unknown-window', {
    message:
      kind === 'several' ? 'Several windows have that title.' : 'There is no such window that could still change.',
    next: 'Give the id of one: `herald downtime list`, or GET /api/v1/downtimes.',
  });
}
