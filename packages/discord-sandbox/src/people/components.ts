/** Buttons, selects and modal fields as a person finds them: by label, placeholder or custom id. */
import { HeraldError } from '@herald/protocol/herald-error';

const labelType = 18;

export type FoundComponent = {
  type: number;
  id?: number;
  custom_id?: string;
  label?: string;
  /** Below the label of a field. */
  description?: string;
  placeholder?: string;
  disabled?: boolean;
  style?: number;
  value?: string;
  required?: boolean;
  min_length?: number;
  max_length?: number;
  min_values?: number;
  max_values?: number;
  options?: { label: string; value: string; default?: boolean }[];
};

type Labelled = Pick<FoundComponent, 'label' | 'description'>;

/** Every component below, in the order of reading; a label's texts are given to the field inside it. */
export function allComponents(components: readonly unknown[], above: Labelled = {}): FoundComponent[] {
  return components.flatMap((component) => {
    if (!isComponent(component)) return [];
    const inner: unknown[] = ['components', 'component', 'accessory'].flatMap(
      (key) => Reflect.get(component, key) ?? [],
    );
    if (component.type === labelType) {
      const { label, description } = component;
      return [component, ...allComponents(inner, { ...(label && { label }), ...(description && { description }) })];
    }
    return [{ ...above, ...component }, ...allComponents(inner)];
  });
}

/** What is to be read in them: buttons and menus have labels and no text of their own. */
export function textsIn(components: readonly unknown[]): string[] {
  return allComponents(components).flatMap((one) => {
    const content: unknown = Reflect.get(one, 'content');
    return typeof content === 'string' ? [content] : [];
  });
}

/** The one component that `wanted` names. Throws when there is none, or when it is greyed out. */
export function getComponent(components: readonly unknown[], wanted: string, types: readonly number[]): FoundComponent {
  const all = allComponents(components).filter((one) => types.includes(one.type));
  const found =
    all.find((one) => one.custom_id === wanted) ??
    all.find((one) => one.label === wanted || one.placeholder === wanted) ??
    all.find((one) => one.label?.toLowerCase().includes(wanted.toLowerCase()));
  if (!found) {
    const names = all.map((one) => one.label ?? one.placeholder ?? one.custom_id);
    throw new HeraldError('sandbox/unknown-component', {
      message: `The message shows nothing called "${wanted}".`,
      next: names.length > 0 ? `It shows ${names.join(', ')}.` : 'It shows no such component at all.',
    });
  }
  if (found.disabled) {
    throw new HeraldError('sandbox/cannot-do', {
      message: `"${wanted}" is disabled.`,
      next: 'A person cannot press it either.',
    });
  }
  return found;
}

/** The menu of one choice that offers it, where no button is called so. */
export function menuWith(components: readonly unknown[], wanted: string): FoundComponent | undefined {
  const all = allComponents(components);
  if (all.some(({ type, label, custom_id }) => type === 2 && (label === wanted || custom_id === wanted)))
    return undefined;
  return all.find(({ type, options }) => type === 3 && options?.some(({ label }) => label === wanted));
}

function isComponent(value: unknown): value is FoundComponent {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'number';
}
