/** Finds hosts on a schedule, keeps what was last found when a source fails, and merges it with what is declared. */
import { isDeepStrictEqual } from 'node:util';
import { type Clock, systemClock } from '@herald/protocol/clock';
import type { Registry } from '../../domain/registry.ts';
import type { DiscoveredHost, DiscoveryProblem } from './discovered-host.ts';
import type { Ec2Findings } from './ec2/ec2-instance.ts';
import { createEc2Reader, type Ec2Reader } from './ec2/ec2-reader.ts';
import { startEc2Search } from './ec2/start-ec2-search.ts';
import { createTargetReader } from './file-sd/read-targets.ts';
import { type GivenNames, rememberNames } from './given-names.ts';
import { type MergedHosts, mergeHosts } from './merge-hosts.ts';

export type DiscoveryOptions = {
  registry: Registry;
  /** The whole fleet, at the start and whenever something differs. */
  onHosts(merged: MergedHosts): void;
  /** EC2's own view by instance id, after each round of a region. */
  onEc2Views(findings: ReadonlyMap<string, Ec2Findings>): void;
  /** When a source begins to fail (once for each reason), and with nothing when it is well again. */
  onProblem(place: string, problem: DiscoveryProblem | undefined): void;
  /** Instances that agents said they are: EC2 is asked about them too, where their region is searched. */
  knownInstances?(): readonly { instanceId: string; region: string }[];
  /** Names that were given before this start. */
  names?: GivenNames;
  /** When somebody has another name than before, or is new: to be kept over a restart. */
  onNames?(names: GivenNames): void;
  createReader?(region: string): Promise<Ec2Reader>;
  clock?: Clock;
  signal?: AbortSignal;
};

export type RunningDiscovery = AsyncDisposable & {
  /** Takes a reloaded registry; sources go on undisturbed unless their own settings changed. */
  update(registry: Registry): void;
  problems(): readonly DiscoveryProblem[];
};

type Ids = { missing: readonly string[]; present: readonly string[] };
type Found = { hosts: readonly DiscoveredHost[]; ids: Ids; signature: string };

const noIds: Ids = { missing: [], present: [] };
const readFilesEverySeconds = 5;

export function startDiscovery(options: DiscoveryOptions): RunningDiscovery {
  const { onHosts, onEc2Views, onProblem, clock = systemClock, createReader = createEc2Reader } = options;
  const stopping = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stopping.signal]) : stopping.signal;
  const found = new Map<string, Found>();
  const problems = new Map<string, DiscoveryProblem>();
  let registry = options.registry;
  let names: GivenNames = options.names ?? new Map();
  let sources = startSources();
  const ended: Promise<unknown>[] = [];
  say();

  return {
    update,
    problems: () => [...problems.values()],
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await Promise.all([...ended, sources.end()]);
    },
  };

  function update(fresh: Registry): void {
    const isSame = isDeepStrictEqual(fresh.discovery, registry.discovery);
    registry = fresh;
    if (!isSame) {
      ended.push(sources.end());
      sources = startSources();
    }
    say();
  }

  function say(): void {
    const hosts = [...found.values()].flatMap((source) => source.hosts);
    const merged = mergeHosts(registry, hosts, { gone: goneInstances(), names, reserved: reservedNames() });
    const fresh = rememberNames(names, merged.names);
    const isSame = isDeepStrictEqual(
      [...merged.names],
      [...merged.names.keys()].map((key) => [key, names.get(key)]),
    );
    names = fresh;
    if (!isSame) options.onNames?.(names);
    onHosts(merged);
  }

  /** Right after a start a region has not answered yet: what it holds is not free for a neighbour. */
  function reservedNames(): Set<string> {
    const unheard = new Set(
      registry.discovery.ec2.flatMap(({ regions }, index) =>
        regions.filter((region) => !found.has(`ec2 ${index} ${region}`)),
      ),
    );
    return new Set(
      [...names.values()].filter(({ region }) => region !== undefined && unheard.has(region)).map(({ name }) => name),
    );
  }

  /** Only what every region that was searched does not have is gone; before all have answered nothing is. */
  function goneInstances(): Set<string> {
    const regions = registry.discovery.ec2.reduce((sum, search) => sum + search.regions.length, 0);
    const answers = [...found].filter(([key]) => key !== 'files').map(([, { ids }]) => ids);
    if (answers.length < regions) return new Set();
    const present = new Set(answers.flatMap((ids) => ids.present));
    return new Set(answers.flatMap((ids) => ids.missing).filter((id) => !present.has(id)));
  }

  function startSources() {
    const stop = new AbortController();
    const each = AbortSignal.any([signal, stop.signal]);
    const { ec2, files } = registry.discovery;
    const keys = new Set<string>(files.length > 0 ? ['files'] : []);
    const running: Promise<void>[] = files.length > 0 ? [followFiles(each)] : [];
    for (const [index, search] of ec2.entries()) {
      for (const region of search.regions) {
        const key = `ec2 ${index} ${region}`;
        keys.add(key);
        running.push(
          startEc2Search({
            search,
            region,
            clock,
            signal: each,
            createReader,
            instanceIds: () => knownInstanceIds(region),
            onFound: (hosts, ids) => take(key, hosts, ids, each),
            onFindings: (findings) => each.aborted || onEc2Views(findings),
            onProblem: (problem) => each.aborted || report(key, problem),
          }),
        );
      }
    }
    // What a source that is no longer asked once found is no longer known.
    for (const key of found.keys()) if (!keys.has(key)) found.delete(key);
    for (const key of problems.keys()) if (!keys.has(key.split('\n')[0] ?? '')) report(key, undefined);
    return {
      async end() {
        stop.abort();
        await Promise.all(running);
      },
    };
  }

  function take(key: string, hosts: readonly DiscoveredHost[], ids: Ids, from: AbortSignal): void {
    if (from.aborted) return;
    // Merging ten thousand hosts takes a while: a round that found the same again costs only this comparison.
    const signature = JSON.stringify([hosts, ids]);
    if (found.get(key)?.signature === signature) return;
    found.set(key, { hosts, ids, signature });
    say();
  }

  function report(key: string, problem: DiscoveryProblem | undefined): void {
    const known = problems.get(key);
    if (known?.message === problem?.message) return;
    if (problem) problems.set(key, problem);
    else problems.delete(key);
    onProblem(problem?.place ?? known?.place ?? key, problem);
  }

  async function followFiles(each: AbortSignal): Promise<void> {
    const readTargets = createTargetReader();
    while (!each.aborted) {
      const { hosts, problems: now } = await readTargets(registry.discovery.files);
      if (each.aborted) return;
      take('files', hosts, noIds, each);
      const broken = new Set(now.map(({ place }) => `files\n${place}`));
      for (const problem of now) report(`files\n${problem.place}`, problem);
      for (const key of [...problems.keys()]) if (key.startsWith('files\n') && !broken.has(key)) report(key, undefined);
      await clock.sleep(readFilesEverySeconds * 1000, each);
    }
  }

  function knownInstanceIds(region: string): string[] {
    const declared = [...registry.hosts.values()].filter((host) => host.instanceId !== undefined);
    const here = declared.filter((host) => host.region === undefined || host.region === region);
    const reported = (options.knownInstances?.() ?? []).filter((instance) => instance.region === region);
    return [...here, ...reported].map(({ instanceId }) => instanceId).filter((id) => id !== undefined);
  }
}
