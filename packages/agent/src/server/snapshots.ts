/** The latest report and everything that is served of it. */
import { hostname } from 'node:os';
import type { Problem } from '@herald/protocol/problems';
import type { Report } from '@herald/protocol/report';
import { reportVersion } from '@herald/protocol/report-version';
import { pairOf } from '../imds/identity-document.ts';
import type { ImdsView } from '../imds/start-imds-watcher.ts';
import type { Sample } from '../sampler/sample.ts';
import { renderPrometheus } from './prometheus.ts';
import { createRepresentation, jsonRepresentation, type Representation } from './representation.ts';

export type View = 'report' | 'metadata' | 'metrics' | 'identity' | 'prometheus';

export type SnapshotSources = {
  sample: Sample;
  imds: ImdsView;
  replacedInstanceId: string | undefined;
  problems: readonly Problem[];
};

export type Snapshot = { report: Report; identity: IdentityView; represent(view: View): Representation };

/** Why there is no pair of document and signature, where there is none. */
export type IdentityView = { kind: 'whole' } | { kind: 'missing'; what: 'metadata' | 'document' | 'signature' };

export type About = { version: string; startedAtMs: number; hostName?: string };

const prometheusType = 'text/plain; version=0.0.4; charset=utf-8';

/** Each view is made on first use and kept until the next snapshot. */
export function createSnapshot(about: About, sources: SnapshotSources): Snapshot {
  const { sample, imds } = sources;
  const report: Report = {
    version: reportVersion,
    host: about.hostName ?? hostname(),
    agentVersion: about.version,
    agentStartedAt: new Date(about.startedAtMs).toISOString(),
    sampledAt: new Date(sample.sampledAtMs).toISOString(),
    instance: imds.instance ?? null,
    ...(sources.replacedInstanceId !== undefined && { replacedInstanceId: sources.replacedInstanceId }),
    metrics: sample.metrics,
    notices: [...imds.notices],
    problems: [...(imds.problem ? [imds.problem] : []), ...sample.problems, ...sources.problems].slice(0, 32),
  };
  const made = new Map<View, Representation>();
  const identity = pairOf(imds.papers);
  return { report, identity: identity ? { kind: 'whole' } : { kind: 'missing', what: missingPaper(imds) }, represent };

  function represent(view: View): Representation {
    const known = made.get(view);
    if (known) return known;
    const fresh = make(view);
    made.set(view, fresh);
    return fresh;
  }

  function make(view: View): Representation {
    switch (view) {
      case 'report':
        return jsonRepresentation(report);
      case 'metrics': {
        const { host, sampledAt, metrics } = report;
        return jsonRepresentation({ host, sampledAt, metrics });
      }
      case 'metadata': {
        const { host, agentVersion, instance, replacedInstanceId, notices, problems } = report;
        return jsonRepresentation({ host, agentVersion, instance, replacedInstanceId, notices, problems });
      }
      case 'identity':
        return jsonRepresentation(identity ?? null);
      case 'prometheus':
        return createRepresentation(prometheusType, renderPrometheus(report, sample));
      default:
        return view satisfies never;
    }
  }
}

function missingPaper({ instance, papers }: ImdsView): 'metadata' | 'document' | 'signature' {
  if (instance === undefined) return 'metadata';
  return papers.document === undefined ? 'document' : 'signature';
}
