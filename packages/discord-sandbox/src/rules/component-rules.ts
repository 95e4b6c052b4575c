/** What Discord's documentation asks of buttons, selects and layouts beyond the schema (components/reference). */
import type { FormProblem } from './discord-fault.ts';

type Path = (string | number)[];
/** A component after the schema check: fields are there when their type says so. */
type Component = {
  type?: unknown;
  custom_id?: unknown;
  style?: unknown;
  url?: unknown;
  label?: unknown;
  emoji?: unknown;
  min_values?: unknown;
  max_values?: unknown;
  options?: unknown;
  components?: unknown;
  component?: unknown;
  accessory?: unknown;
  content?: unknown;
};

const row = 1;
const button = 2;
const stringSelect = 3;
const selects = [3, 5, 6, 7, 8];
const linkStyle = 5;
const premiumStyle = 6;
const maxComponents = 40;
const maxV2Text = 4000;

/** Faults of the `components` of a message. Without the v2 flag only action rows are taken, five at most. */
export function componentProblems(components: readonly object[], { v2 }: { v2: boolean }): FormProblem[] {
  const problems: FormProblem[] = [];
  if (!v2) problems.push(...legacyLayoutProblems(components));
  const seen = new Set<string>();
  let count = 0;
  let textLength = 0;
  walk(components, ['components'], (component, path) => {
    count += 1;
    if (typeof component.content === 'string') textLength += component.content.length;
    problems.push(...duplicateProblems(component, path, seen));
    if (component.type === button) problems.push(...buttonProblems(component, path));
    if (typeof component.type === 'number' && selects.includes(component.type))
      problems.push(...selectProblems(component, path));
    if (component.type === row) problems.push(...widthProblems(component, path));
  });
  if (count > maxComponents) {
    problems.push({
      path: ['components'],
      code: 'COMPONENT_MAX_COUNT_EXCEEDED',
      message: `The maximum number of components is ${maxComponents}`,
    });
  }
  if (textLength > maxV2Text) {
    problems.push({
      path: ['components'],
      code: 'COMPONENT_MAX_TEXT_LENGTH_EXCEEDED',
      message: `The maximum text length is ${maxV2Text}`,
    });
  }
  return problems;
}

/** Faults of the `components` of a modal: at most five rows or labels, and no field twice. */
export function modalComponentProblems(components: readonly object[]): FormProblem[] {
  const path = ['data', 'components'];
  const problems: FormProblem[] = [];
  if (components.length > 5) {
    problems.push({ path, code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 1 and 5 in length.' });
  }
  const seen = new Set<string>();
  walk(components, path, (component, at) => {
    problems.push(...duplicateProblems(component, at, seen));
    if (component.type === stringSelect) problems.push(...selectProblems(component, at));
  });
  return problems;
}

function legacyLayoutProblems(components: readonly Component[]): FormProblem[] {
  const problems: FormProblem[] = [];
  if (components.length > 5) {
    problems.push({
      path: ['components'],
      code: 'BASE_TYPE_BAD_LENGTH',
      message: 'Must be between 1 and 5 in length.',
    });
  }
  components.forEach((component, index) => {
    if (component.type === row) return;
    const message = 'Value of field "type" must be one of (1,).';
    problems.push({ path: ['components', index], code: 'UNION_TYPE_CHOICES', message });
  });
  return problems;
}

function duplicateProblems({ custom_id }: Component, path: Path, seen: Set<string>): FormProblem[] {
  if (typeof custom_id !== 'string') return [];
  const isKnown = seen.has(custom_id);
  seen.add(custom_id);
  const message = 'Component custom id cannot be duplicated';
  return isKnown ? [{ path: [...path, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }] : [];
}

function buttonProblems(component: Component, path: Path): FormProblem[] {
  const { style, custom_id, url, label, emoji } = component;
  const required = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  const problems: FormProblem[] = [];
  if (style === linkStyle) {
    if (!url) problems.push({ path: [...path, 'url'], ...required });
    if (custom_id) {
      const message = 'A custom id and url cannot both be specified';
      problems.push({
        path: [...path, 'custom_id'],
        code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        message,
      });
    }
  } else if (style !== premiumStyle) {
    if (!custom_id)
      problems.push({
        path: [...path, 'custom_id'],
        code: 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
        message: 'A custom id is required',
      });
    if (url)
      problems.push({
        path: [...path, 'url'],
        code: 'BUTTON_COMPONENT_URL_INVALID',
        message: 'Only link buttons can have a url',
      });
  }
  if (!label && !emoji && style !== premiumStyle) problems.push({ path: [...path, 'label'], ...required });
  return problems;
}

function selectProblems(component: Component, path: Path): FormProblem[] {
  const minValues = typeof component.min_values === 'number' ? component.min_values : 1;
  const maxValues = typeof component.max_values === 'number' ? component.max_values : 1;
  const problems: FormProblem[] = [];
  if (minValues > maxValues) {
    problems.push({
      path: [...path, 'min_values'],
      code: 'SELECT_COMPONENT_MIN_VALUES_INVALID',
      message: 'min_values must not be greater than max_values',
    });
  }
  if (component.type !== stringSelect) return problems;
  const options = Array.isArray(component.options) ? component.options : [];
  if (maxValues > options.length) {
    problems.push({
      path: [...path, 'max_values'],
      code: 'SELECT_COMPONENT_MAX_VALUES_INVALID',
      message: `max_values must not be greater than the ${options.length} options`,
    });
  }
  const values = new Set<unknown>();
  options.forEach((option, index) => {
    const value: unknown = typeof option === 'object' && option !== null ? Reflect.get(option, 'value') : undefined;
    if (values.has(value)) {
      const message = 'The specified option value is already used';
      problems.push({
        path: [...path, 'options', index, 'value'],
        code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        message,
      });
    }
    values.add(value);
  });
  return problems;
}

/** A row is five wide: a select fills it, a button takes one. */
function widthProblems(component: Component, path: Path): FormProblem[] {
  const children = childrenOf(component);
  const width = children.reduce((sum, child) => sum + (child.type === button ? 1 : 5), 0);
  if (width <= 5) return [];
  const message = 'The specified component exceeds the maximum width';
  return [{ path: [...path, 'components'], code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message }];
}

function walk(components: readonly object[], path: Path, visit: (component: Component, path: Path) => void): void {
  components.forEach((component, index) => {
    const at = [...path, index];
    const fields: Component = component;
    visit(fields, at);
    walk(childrenOf(fields), [...at, 'components'], visit);
    for (const key of ['component', 'accessory'] as const) {
      const child = fields[key];
      if (typeof child === 'object' && child !== null) {
        visit(child, [...at, key]);
      }
    }
  });
}

function childrenOf({ components }: Component): Component[] {
  return Array.isArray(components) ? components.filter((one) => typeof one === 'object' && one !== null) : [];
}
