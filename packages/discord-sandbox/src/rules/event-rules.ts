/** What Discord's documentation asks of guild scheduled events beyond the schema (resources/guild-scheduled-event). */
import type { FormProblem } from './discord-fault.ts';

export type EventLike = {
  entity_type?: number | null;
  scheduled_start_time?: string | null;
  scheduled_end_time?: string | null;
  channel_id?: string | null;
  entity_metadata?: { location?: string | null } | null;
  name?: string;
};

const external = 3;

/** Checks an event as it would be after the request. `startIsNew` is false when an edit leaves the start alone. */
export function eventProblems(
  event: EventLike,
  { nowMs, startIsNew }: { nowMs: number; startIsNew: boolean },
): FormProblem[] {
  const problems: FormProblem[] = [];
  const required = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  const startMs = Date.parse(event.scheduled_start_time ?? '');
  const endMs = event.scheduled_end_time ? Date.parse(event.scheduled_end_time) : undefined;
  if (event.name !== undefined && event.name.trim() === '') problems.push({ path: ['name'], ...required });
  if (event.entity_type === external) {
    if (endMs === undefined) problems.push({ path: ['scheduled_end_time'], ...required });
    if (!event.entity_metadata?.location?.trim()) problems.push({ path: ['entity_metadata', 'location'], ...required });
    if (event.channel_id) {
      const message = 'External events cannot have a channel';
      problems.push({ path: ['channel_id'], code: 'GUILD_SCHEDULED_EVENT_CHANNEL_NOT_ALLOWED', message });
    }
  } else if (!event.channel_id) {
    problems.push({ path: ['channel_id'], ...required });
  }
  if (startIsNew && startMs <= nowMs) {
    const message = 'Cannot schedule event in the past.';
    problems.push({ path: ['scheduled_start_time'], code: 'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST', message });
  }
  if (endMs !== undefined && endMs <= startMs) {
    const message = 'End time must be after start time.';
    problems.push({ path: ['scheduled_end_time'], code: 'GUILD_SCHEDULED_EVENT_END_BEFORE_START', message });
  }
  return problems;
}
