/** Trouble that the board shows already and the records do not have yet: it counts in "this week" from its first second. */
import type { Health } from '../domain/health.ts';
import type { Incident } from '../domain/incident.ts';
import type { ReadModel } from './read-model.ts';

/** The same, with incidents of all that is down or degraded now and stands in none that is open. Needs `open`. */
export function withUnwrittenTrouble(readModel: ReadModel): ReadModel {
  const begun = unwritten(readModel);
  if (begun.length === 0) return readModel;
  return {
    ...readModel,
    async incidents(period, names) {
      const written = await readModel.incidents(period, names);
      const isAsked = ({ target, startedAtMs }: Incident) =>
        startedAtMs < period.toMs &&
        readModel.nowMs > period.fromMs &&
        (names === undefined || names.includes(target.name));
      // It may have been written since.
      const isNew = ({ target }: Incident) =>
        !written.some(
          (one) => one.endedAtMs === undefined && one.target.kind === target.kind && one.target.name === target.name,
        );
      return [...written, ...begun.filter((one) => isAsked(one) && isNew(one))];
    },
  };
}

function unwritten({ fleet, nowMs, open }: ReadModel): Incident[] {
  if (fleet.connectivity().kind === 'isolated') return [];
  const of = (kind: 'service' | 'host', name: string, { status, ...health }: Health): Incident[] =>
    (status !== 'down' && status !== 'degraded') || health.planned || open?.has(`${kind}/${name}`)
      ? []
      : [
          {
            id: `unwritten/${kind}/${name}`,
            target: { kind, name },
            startedAtMs: Math.min(health.sinceMs, nowMs),
            worst: status,
            cause: health.reasons[0]?.text ?? '',
            isPlanned: false,
            timeline: [{ atMs: Math.min(health.sinceMs, nowMs), kind: 'opened', text: '', status }],
          },
        ];
  return [
    ...fleet.services().flatMap((view) => of('service', view.service.name, view.health)),
    ...fleet.hosts().flatMap((view) => of('host', view.host.name, view.health)),
  ];
}
