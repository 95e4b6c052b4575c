/** What Discord's documentation asks of application commands beyond the schema (interactions/application-commands). */
import type { FormProblem } from './discord-fault.ts';

type Path = (string | number)[];
type OptionLike = {
  name: string;
  type: number;
  required?: boolean | null;
  autocomplete?: boolean | null;
  choices?: readonly { name: string; value: unknown }[] | null;
  options?: readonly OptionLike[] | null;
};
export type CommandLike = {
  name?: string;
  description?: string | null;
  type?: number | null;
  options?: readonly unknown[] | null;
};

const chatInput = 1;
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Faults of one command. `path` leads to it in a list. */
export function commandProblems(command: CommandLike, path: Path = []): FormProblem[] {
  const type = command.type ?? chatInput;
  const problems: FormProblem[] = [];
  if (type === chatInput) {
    if (command.name !== undefined) problems.push(...nameProblems(command.name, [...path, 'name']));
    if (command.name !== undefined && !command.description) {
      problems.push({ path: [...path, 'description'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
    }
    problems.push(...optionProblems((command.options ?? []).filter(isOption), [...path, 'options']));
  } else {
    if (command.description) {
      const message = 'Context menu commands cannot have description';
      problems.push({
        path: [...path, 'description'],
        code: 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID',
        message,
      });
    }
    if ((command.options ?? []).length > 0) {
      const message = 'Context menu commands cannot have options';
      problems.push({ path: [...path, 'options'], code: 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_INVALID', message });
    }
  }
  return problems;
}

/** Faults of a whole list: each command's own, two of one name and kind, and more than Discord keeps of a kind. */
export function commandListProblems(commands: readonly CommandLike[]): FormProblem[] {
  const problems = commands.flatMap((command, index) => commandProblems(command, [index]));
  const seen = new Set<string>();
  commands.forEach((command, index) => {
    const key = `${command.type ?? chatInput} ${command.name}`;
    if (seen.has(key)) {
      const message = 'Application command names must be unique';
      problems.push({ path: [index, 'name'], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message });
    }
    seen.add(key);
  });
  // 100 chat commands; 15 each of the user and message menus, since 2026 (5 before).
  for (const [kind, most] of [
    [1, 100],
    [2, 15],
    [3, 15],
  ] as const) {
    if (commands.filter((one) => (one.type ?? chatInput) === kind).length <= most) continue;
    problems.push({ path: [], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${most} or fewer in length.` });
  }
  return problems;
}

function nameProblems(name: string, path: Path): FormProblem[] {
  if (namePattern.test(name) && name === name.toLowerCase()) return [];
  const message = 'Command name is invalid';
  return [{ path, code: 'APPLICATION_COMMAND_INVALID_NAME', message }];
}

function optionProblems(options: readonly OptionLike[], path: Path): FormProblem[] {
  const problems: FormProblem[] = [];
  const names = new Set<string>();
  let optionalSeen = false;
  options.forEach((option, index) => {
    const at = [...path, index];
    problems.push(...nameProblems(option.name, [...at, 'name']));
    if (names.has(option.name)) {
      const message = 'Option names must be unique';
      problems.push({ path: [...at, 'name'], code: 'APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE', message });
    }
    names.add(option.name);
    if (option.required && optionalSeen) {
      const message = 'Required options must be placed before non-required options';
      problems.push({ path: at, code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message });
    }
    if (!option.required && option.type > 2) optionalSeen = true;
    if (option.autocomplete && (option.choices ?? []).length > 0) {
      const message = 'Autocomplete cannot be set when choices are present';
      problems.push({
        path: [...at, 'autocomplete'],
        code: 'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES',
        message,
      });
    }
    problems.push(...choiceProblems(option, at), ...optionProblems(option.options ?? [], [...at, 'options']));
  });
  const kinds = new Set(options.map((one) => one.type > 2));
  if (kinds.size > 1) {
    const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
    problems.push({ path, code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message });
  }
  return problems;
}

function choiceProblems(option: OptionLike, path: Path): FormProblem[] {
  const names = new Set<string>();
  return (option.choices ?? []).flatMap((choice, index) => {
    const isKnown = names.has(choice.name);
    names.add(choice.name);
    const at = [...path, 'choices', index];
    const problems: FormProblem[] = [];
    if (isKnown)
      problems.push({
        path: at,
        code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS',
        message: 'Option choice name already exists',
      });
    if (typeof choice.value === 'string' && choice.value.length > 100) {
      problems.push({
        path: [...at, 'value'],
        code: 'BASE_TYPE_MAX_LENGTH',
        message: 'Must be 100 or fewer in length.',
      });
    }
    return problems;
  });
}

function isOption(value: unknown): value is OptionLike {
  return typeof value === 'object' && value !== null && 'name' in value && 'type' in value;
}
