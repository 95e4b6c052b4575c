import { describe, expect, it } from 'vitest';
import type { Health } from '../../domain/health.ts';
import type { Incident } from '../../domain/incident.ts';
import { aHealth, anIncident, aReason, testNowMs } from '../../testing/builders.ts';
import { applyChange, causeOf, close, decideChange, type OpenIncident } from './incident-change.ts';

const target = { kind: 'host' as const, name: 'web-1' };
const planned = { downtimeId: 'd', title: 'Patching', startsAtMs: 0, endsAtMs: testNowMs + 60_000 };
const because = (text: string, status: Health['status'] = 'down', sinceMs = testNowMs - 60_000) =>
  aHealth(status, { reasons: [aReason({ text, sinceMs })] });
const open = (
  override: Partial<Incident> = {},
  status: OpenIncident['status'] = override.worst ?? 'down',
): OpenIncident => {
  const incident = anIncident({ target, endedAtMs: undefined, cause: 'A.', ...override });
  return { incident, status, cause: incident.cause };
};
const decide = (health: Health, before?: OpenIncident) =>
  decideChange({ target, open: before, health, nowMs: testNowMs }, () => 'new');

describe('an incident opens', () => {
  it('with the worst it is, why, and since its first failure', () => {
    expect(decide(because('A.'))).toEqual({
      kind: 'open',
      incident: {
        id: 'new',
        target,
        startedAtMs: testNowMs - 60_000,
        worst: 'down',
        cause: 'A.',
        isPlanned: false,
        timeline: [{ atMs: testNowMs, kind: 'opened', text: 'A.', status: 'down' }],
      },
    });
    expect(decide(because('A.', 'down', testNowMs + 5_000))).toMatchObject({ incident: { startedAtMs: testNowMs } });
    const unknown = decide(aHealth('down', { reasons: [] }));
    expect(unknown).toMatchObject({
      incident: { startedAtMs: testNowMs, cause: causeOf(aHealth('down', { reasons: [] })) },
    });
  });

  it('of what is slow when it was held to be slow: until then it was told to be well', () => {
    const reasons = [aReason({ weight: 'degraded', sinceMs: testNowMs - 300_000 })];
    const slow = aHealth('degraded', { sinceMs: testNowMs - 5_000, reasons });
    expect(decide(slow)).toMatchObject({ incident: { startedAtMs: testNowMs - 5_000 } });
  });

  it('as planned under a downtime, and says which', () => {
    expect(decide(aHealth('down', { planned }))).toMatchObject({
      incident: { isPlanned: true, timeline: [{ kind: 'opened' }, { kind: 'planned', text: 'Planned: Patching.' }] },
    });
  });

  it('not while all is well, which closes what is open', () => {
    expect(decide(aHealth('up'))).toBeUndefined();
    expect(decide(aHealth('up'), open())).toEqual({
      kind: 'close',
      id: 'incident-1',
      event: { atMs: testNowMs, kind: 'closed', text: expect.any(String) },
    });
  });
});

describe('an open incident', () => {
  it('stays as it is while nothing changes, nor where only figures do', () => {
    expect(decide(because('A.'), open())).toBeUndefined();
    expect(decide(because('CPU 97.5 % for 1,200 s.'), open({ cause: 'CPU 91 % for 300 s.' }))).toBeUndefined();
  });

  it('has a new cause where the sentence is another', () => {
    expect(decide(because('B.'), open())).toMatchObject({
      kind: 'change',
      change: { cause: 'B.' },
      event: { kind: 'reason', text: 'B.' },
    });
  });

  it.each<
    [worst: Incident['worst'], before: OpenIncident['status'], now: Health['status'], kind: string, change: object]
  >([
    ['degraded', 'degraded', 'down', 'worsened', { worst: 'down', cause: 'A.' }],
    ['unknown', 'unknown', 'degraded', 'eased', { worst: 'degraded', cause: 'A.' }],
    ['unknown', 'unknown', 'down', 'worsened', { worst: 'down', cause: 'A.' }],
    ['down', 'degraded', 'unknown', 'worsened', {}],
    ['degraded', 'degraded', 'unknown', 'worsened', {}],
    ['down', 'down', 'degraded', 'eased', {}],
    ['down', 'down', 'unknown', 'eased', {}],
    ['down', undefined, 'degraded', 'eased', {}],
  ])('that was at worst %s, is %s and becomes %s has %s', (worst, before, now, kind, change) => {
    const known = { ...open({ worst }), status: before };
    expect(decide(because('A.', now), known)).toEqual({
      kind: 'change',
      id: 'incident-1',
      change,
      // What got worse did so when its health did; what eased does as it is seen.
      event: { atMs: kind === 'worsened' ? testNowMs - 18 * 60_000 : testNowMs, kind, text: 'A.', status: now },
    });
  });

  it('keeps the cause of what it was at worst, whatever is the reason of what followed', () => {
    const slow = { ...open({ worst: 'degraded', cause: 'The CPU is busy.' }), status: 'unknown' as const };
    expect(decide(because('It is silent.', 'unknown'), slow)).toMatchObject({
      change: {},
      event: { kind: 'reason', text: 'It is silent.' },
    });
    expect(decide(because('The disk is slow.', 'degraded'), slow)).toMatchObject({
      change: { cause: 'The disk is slow.' },
      event: { kind: 'eased' },
    });
    const eased = { ...open({ worst: 'down' }), status: 'degraded' as const };
    expect(decide(because('B.', 'degraded'), eased)).not.toHaveProperty('change.cause');
  });

  it('becomes planned before anything else of it is said, and unplanned again', () => {
    expect(decide(aHealth('degraded', { planned }), open())).toMatchObject({
      change: { isPlanned: true },
      event: { kind: 'planned', text: 'Planned: Patching.' },
    });
    expect(decide(because('B.'), open({ isPlanned: true }))).toMatchObject({
      change: { isPlanned: false },
      event: { kind: 'planned', text: expect.stringContaining('over') },
    });
    expect(
      decide(aHealth('down', { planned }), open({ isPlanned: true, cause: 'It does not answer.' })),
    ).toBeUndefined();
  });
});

it('a change is added to the timeline; a close ends the incident', () => {
  const incident = anIncident({ endedAtMs: undefined });
  const event = { atMs: testNowMs, kind: 'worsened' as const, text: 'B.' };
  const changed = applyChange(incident, { kind: 'change', id: incident.id, change: { cause: 'B.' }, event });
  expect(changed).toMatchObject({ cause: 'B.', timeline: [...incident.timeline, event] });
  const closing = close({ incident, status: 'down', cause: '' }, testNowMs, 'Well again.');
  expect(closing.kind === 'close' && applyChange(incident, closing)).toMatchObject({
    endedAtMs: testNowMs,
    timeline: [{ kind: 'opened' }, { kind: 'closed', text: 'Well again.' }],
  });
});

it('what got worse did so with its first failure, and not before what was written last', () => {
  const slow = open({ worst: 'degraded', startedAtMs: testNowMs - 900_000, timeline: [] });
  const down = aHealth('down', { sinceMs: testNowMs - 45_000 });
  expect(decide(down, slow)).toMatchObject({ event: { kind: 'worsened', atMs: testNowMs - 45_000 } });
  const turned = open({
    worst: 'degraded',
    timeline: [{ atMs: testNowMs - 10_000, kind: 'opened', text: 'A.', status: 'degraded' }],
  });
  expect(decide(down, turned)).toMatchObject({ event: { kind: 'worsened', atMs: testNowMs - 10_000 } });
});
