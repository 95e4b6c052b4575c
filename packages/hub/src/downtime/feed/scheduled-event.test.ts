import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Downtime, DowntimeState } from '../../domain/downtime.ts';
import { aDowntime, aRegistry } from '../testing/planned-fleet.ts';
import { mirroredAfter, scheduledEventBody, scheduledEventStep } from './scheduled-event.ts';

type Schema = { safeParse(body: unknown): { success: boolean } };
// The package has no types for its zod entry; the specifier is a variable so that none are looked for.
const specifier: string = 'discord-api-spec/zod';
const schemas: Record<string, Schema> = await import(specifier);
const isAccepted = (schemaName: string, body: unknown) => {
  const schema = schemas[schemaName];
  if (!schema) throw new Error(`discord-api-spec has no ${schemaName}`);
  return schema.safeParse(body).success;
};

const registry = aRegistry();
const starts = Date.UTC(2026, 2, 28, 21);
const before = starts - 86_400_000;

it('is a body that Discord accepts, whatever the window is called', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 700 });
  fc.assert(
    fc.property(words, words, fc.array(words, { maxLength: 8 }), (title, customers, hosts) => {
      const body = scheduledEventBody(aDowntime({ title, customers, hosts }), registry);
      expect(isAccepted('ExternalScheduledEventCreateRequestSchema', body)).toBe(true);
      expect(body.name.length).toBeLessThanOrEqual(100);
      expect(body.description.length).toBeLessThanOrEqual(1_000);
      expect(body.entity_metadata.location.length).toBeLessThanOrEqual(100);
      expect(body.entity_metadata.location.length).toBeGreaterThan(0);
      expect(body.scheduled_end_time > body.scheduled_start_time).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('would be refused without a place: the check above can fail', () => {
  const { entity_metadata: _place, ...body } = scheduledEventBody(aDowntime(), registry);
  expect(isAccepted('ExternalScheduledEventCreateRequestSchema', body)).toBe(false);
});

it('creates an event only for a window that is still to come', () => {
  expect(scheduledEventStep(aDowntime(), undefined, registry, before).kind).toBe('create');
  expect(scheduledEventStep(aDowntime(), undefined, registry, starts - 1_000).kind).toBe('nothing');
  expect(scheduledEventStep(aDowntime({ state: 'running' }), undefined, registry, starts).kind).toBe('nothing');
  expect(scheduledEventStep(aDowntime({ state: 'cancelled' }), undefined, registry, before).kind).toBe('nothing');
});

it('sends an end that changed together with the beginning, once', () => {
  const planned = aDowntime();
  const running = aDowntime({ state: 'running', endsAtMs: planned.endsAtMs + 1_800_000 });
  const steps: string[] = [];
  let mirrored: Downtime = planned;
  for (let look = 0; look < 3; look += 1) {
    const step = scheduledEventStep(running, mirrored, registry, starts);
    steps.push(step.kind);
    mirrored = mirroredAfter(step, running, mirrored);
  }
  expect(steps).toEqual(['begin', 'extend', 'nothing']);
});

it('follows a window through its life with bodies that Discord accepts', () => {
  const life: [DowntimeState, Partial<Downtime>, string][] = [
    ['planned', { startsAtMs: starts + 3_600_000, endsAtMs: starts + 9_000_000 }, 'change'],
    ['running', {}, 'begin'],
    ['running', { endsAtMs: starts + 12_000_000 }, 'extend'],
    ['over-running', { endsAtMs: starts + 12_000_000 }, 'nothing'],
    ['finished', { endsAtMs: starts + 12_000_000 }, 'end'],
    ['finished', { endsAtMs: starts + 12_000_000 }, 'nothing'],
  ];
  let mirrored = aDowntime();
  for (const [state, change, expected] of life) {
    const now = { ...mirrored, ...change, state };
    const step = scheduledEventStep(now, mirrored, registry, starts);
    expect(step.kind).toBe(expected);
    if (step.kind !== 'nothing') {
      expect(isAccepted('ExternalScheduledEventPatchRequestPartialSchema', step.body)).toBe(true);
    }
    mirrored = now;
  }
});

it('cancels the event of a window that is cancelled or was over before it began in Discord', () => {
  expect(scheduledEventStep(aDowntime({ state: 'cancelled' }), aDowntime(), registry, before)).toEqual({
    kind: 'end',
    body: { status: 4 },
  });
  expect(scheduledEventStep(aDowntime({ state: 'finished' }), aDowntime(), registry, starts)).toEqual({
    kind: 'end',
    body: { status: 4 },
  });
});
