/** The fields of a plan as typed, on the page and on their way through it. */
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { TypedPlan } from '../../../downtime/plan-draft.ts';
import { type Html, html, nothing } from '../html.ts';

export type PlanForm = Pick<TypedPlan, 'title' | 'when' | 'repeats' | 'affects' | 'customers'>;

const line = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const formCheck = Compile(
  Type.Object({
    title: line(100),
    when: line(200),
    repeats: line(100),
    affects: line(500),
    customers: line(500),
    typedAtMs: line(20),
    acceptsDoubt: line(3),
    draftId: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{36}$' })),
    announce: line(3),
  }),
);
const longestMs = 86_400_000;

export type ReadForm = { typed: TypedPlan; draftId?: string; isConfirmed: boolean };

/** Undefined where it is no form of ours. A form that lay open for a day is read as of now. */
export function readPlanForm(body: unknown, nowMs: number): ReadForm | undefined {
  if (!formCheck.Check(body)) return undefined;
  const { title = '', when = '', repeats = '', affects = '', customers = '', draftId } = body;
  const typedAtMs = Number(body.typedAtMs ?? nowMs);
  const isRecent = typedAtMs <= nowMs && nowMs - typedAtMs < longestMs;
  return {
    typed: {
      title: title.trim(),
      when: when.trim(),
      repeats: repeats.trim(),
      affects: affects.trim(),
      customers: customers.trim(),
      typedAtMs: isRecent ? typedAtMs : nowMs,
      ...(body.acceptsDoubt === 'yes' ? { acceptsDoubt: true } : {}),
    },
    ...(draftId === undefined ? {} : { draftId }),
    isConfirmed: body.announce === 'yes' && isRecent && draftId !== undefined,
  };
}

type Field = { key: keyof PlanForm; label: string; note?: string; hint: string; length: number; isRequired?: true };
const fields: readonly Field[] = [
  {
    key: 'title',
    label: 'What are you doing?',
    note: 'the status page shows it to customers',
    hint: 'Database patching',
    length: 100,
    isRequired: true,
  },
  { key: 'when', label: 'When', hint: 'Saturday 22:00-23:30 Berlin', length: 200, isRequired: true },
  { key: 'repeats', label: 'Repeats', hint: 'every last Saturday of the month', length: 100 },
  { key: 'affects', label: 'Services and servers', hint: 'billing, exports', length: 500, isRequired: true },
  {
    key: 'customers',
    label: 'What customers will notice',
    hint: "Invoices can't be sent for up to 90 minutes.",
    length: 500,
  },
];

export function planFields(form: PlanForm | undefined): Html {
  return html`${fields.map(
    ({ key, label, note = 'optional', hint, length, isRequired }) =>
      html`<p><label for="plan-${key}">${label}${isRequired && note === 'optional' ? nothing : html` <span class="quiet">(${note})</span>`}</label><input id="plan-${key}" name="${key}" value="${form?.[key] ?? ''}" maxlength="${length}" autocomplete="off" placeholder="${hint}"${isRequired ? html` required` : nothing}></p>`,
  )}`;
}

/** The same again, for a button that confirms or chooses. */
export function hiddenPlan(typed: TypedPlan, more: Readonly<Record<string, string>>): Html {
  const { title, when, repeats, affects, customers, typedAtMs, acceptsDoubt } = typed;
  const all = {
    ...{ title, when, repeats, affects, customers, typedAtMs: String(typedAtMs) },
    ...(acceptsDoubt ? { acceptsDoubt: 'yes' } : {}),
    ...more,
  };
  return html`${Object.entries(all).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}
