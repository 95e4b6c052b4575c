/** Trouble that nobody has judged yet: the last reading failed, or the hub itself is isolated. It is told by every answer about now. */
import { hostDoubt, serviceDoubt } from '../domain/doubt.ts';
import type { Period } from '../domain/history.ts';
import { asPlain, type Text } from '../format/text.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { hostVerdict } from './host-verdict.ts';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { serviceVerdict } from './service-verdict.ts';
import { maintenanceSpokenOf } from './topic.ts';

export type UnjudgedTrouble = { kind: 'service' | 'host'; name: string; verdict: Text; lines: readonly Text[] };

/** `names` empty: of everything. Services first; a server is left out where its service is named for it. */
export function unjudgedTrouble(names: readonly string[], readModel: ReadModel): UnjudgedTrouble[] {
  const { fleet, nowMs, registry } = readModel;
  if (fleet.connectivity().kind === 'isolated') return isolatedOf(names, readModel);
  const asked = new Set(names.flatMap((name) => [name, ...(registry.services.get(name)?.hosts ?? [])]));
  const isAsked = (name: string) => names.length === 0 || asked.has(name);
  const services = fleet
    .services()
    .filter((view) => isAsked(view.service.name) && !isPlanned(view) && serviceDoubt(view, nowMs) !== undefined);
  const covered = new Set(services.flatMap(({ service }) => service.hosts));
  const hosts = fleet
    .hosts()
    .filter(
      (view) =>
        isAsked(view.host.name) &&
        !covered.has(view.host.name) &&
        !isPlanned(view) &&
        hostDoubt(view, nowMs) !== undefined,
    );
  return [
    ...services.map((view) => ({
      kind: 'service' as const,
      name: view.service.name,
      ...wordsOf(serviceVerdict(view, readModel)),
    })),
    ...hosts.map((view) => ({ kind: 'host' as const, name: view.host.name, ...wordsOf(hostVerdict(view, readModel)) })),
  ];
}

/** Broken as far as is recorded, or doubted since the last reading. */
export function isInTrouble(name: string, readModel: ReadModel): boolean {
  return openTroubles([name], readModel).length > 0 || unjudgedTrouble([name], readModel).length > 0;
}

/** Beside maintenance that is over, or none, what is in trouble now is told; and before it, where the maintenance was not asked about. */
export function withTroubleOfNow(told: Answer, { question, names, hosts, services, readModel }: Asked): Answer {
  const [only, ...others] = [...services, ...hosts];
  if (told.status !== 'none' || !only || others.length > 0) return told;
  const isOver = maintenanceSpokenOf({ ...question, topic: told.topic ?? noTopic }, readModel).every(
    ({ state }) => state === 'finished',
  );
  if (!isOver || openTroubles(names, readModel).every(({ isPlanned }) => isPlanned)) return told;
  const now = 'service' in only ? serviceVerdict(only, readModel) : hostVerdict(only, readModel);
  const isAsked = question.turns.includes('plans') || (question.ofMaintenance ?? []).length > 0;
  return isAsked
    ? { ...told, lines: [...[now.verdict, ...now.lines.slice(0, 1)].map(asPlain), ...told.lines] }
    : { ...told, status: now.status, verdict: now.verdict, lines: [...now.lines, asPlain(told.verdict)] };
}

const noTopic = { kind: 'maintenance', ids: [] } as const;

/** What failed a moment ago is in no record of "this week" yet: it is said before a calm, and beside what was. */
export function withDoubt(told: Answer, { fromMs, toMs }: Period, readModel: ReadModel): Answer {
  const { nowMs, fleet } = readModel;
  if (fromMs > nowMs || toMs < nowMs || fleet.connectivity().kind === 'isolated') return told;
  const names = told.targets.filter((name) => name !== '*');
  const [doubt] = unjudgedTrouble(names, readModel);
  if (!doubt) return told;
  return told.groups.length > 0
    ? { ...told, lines: [...told.lines, asPlain(doubt.verdict)] }
    : { ...told, verdict: doubt.verdict, lines: [asPlain(told.verdict), ...told.lines] };
}

function isolatedOf([first]: readonly string[], readModel: ReadModel): UnjudgedTrouble[] {
  const { fleet } = readModel;
  const service = first === undefined ? fleet.services()[0] : fleet.service(first);
  const host = service ? undefined : first === undefined ? fleet.hosts()[0] : fleet.host(first);
  if (service) return [{ kind: 'service', name: service.service.name, ...wordsOf(serviceVerdict(service, readModel)) }];
  return host ? [{ kind: 'host', name: host.host.name, ...wordsOf(hostVerdict(host, readModel)) }] : [];
}

function isPlanned({ health }: { health: { planned?: unknown } }): boolean {
  return health.planned !== undefined;
}

function wordsOf({ verdict, lines }: { verdict: Text; lines: readonly Text[] }) {
  return { verdict, lines };
}
