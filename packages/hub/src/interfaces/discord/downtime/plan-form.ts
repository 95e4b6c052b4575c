/** The form of `/downtime plan`: five fields, filled with what was typed before where there is something to mend. */
import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import type { TypedPlan } from '../../../downtime/plan-draft.ts';

type Field = {
  key: Exclude<keyof TypedPlan, 'acceptsDoubt' | 'typedAtMs'>;
  label: string;
  description: string;
  hint: string;
} & {
  length: number;
  isRequired: boolean;
  isLong?: true;
};

const fields: readonly Field[] = [
  {
    key: 'title',
    label: 'What are you doing?',
    description: 'A few words; the status page shows them to customers',
    hint: 'Database patching',
    length: 100,
    isRequired: true,
  },
  {
    key: 'when',
    label: 'When',
    description: 'Day, start and end; a zone where it is not the usual one',
    hint: 'Saturday 22:00-23:30 Berlin',
    length: 100,
    isRequired: true,
  },
  {
    key: 'repeats',
    label: 'Repeats',
    description: 'Empty for a single window',
    hint: 'every last Saturday of the month',
    length: 90,
    isRequired: false,
  },
  {
    key: 'affects',
    label: 'Services and servers',
    description: 'Their names, with commas',
    hint: 'billing, api-1',
    length: 1000,
    isRequired: true,
  },
  {
    key: 'customers',
    label: 'What customers will notice',
    description: 'As you would say it to them',
    hint: 'Card payments fail for a few minutes.',
    length: 500,
    isRequired: false,
    isLong: true,
  },
];

export function planForm(customId: string, typed: Partial<TypedPlan> = {}): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title: 'Plan downtime',
    components: fields.map(({ key, label, description, hint, length, isRequired, isLong }) => ({
      type: ComponentType.Label,
      label,
      description,
      component: {
        type: ComponentType.TextInput,
        custom_id: key,
        style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
        placeholder: hint,
        max_length: length,
        required: isRequired,
        ...(typed[key] ? { value: typed[key].slice(0, length) } : {}),
      },
    })),
  };
}

export function typedIn({ fields: given }: ModalSubmitInteraction, typedAtMs: number): TypedPlan {
  const value = (key: Field['key']) => given.getTextInputValue(key).trim();
  return {
    title: value('title'),
    when: value('when'),
    repeats: value('repeats'),
    affects: value('affects'),
    customers: value('customers'),
    typedAtMs,
  };
}
