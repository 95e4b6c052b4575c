/** Slash commands while they are chosen and filled in. */
import { act, isRefusal } from './api.ts';
import {
  type CommandJson,
  channelOf,
  type Draft,
  isDm,
  isThread,
  type OptionShape,
  type PageState,
  type Suggestion,
  text,
} from './state.ts';

const mostSuggestions = 25;

export type Leaf = { command: CommandJson; path: string[]; description: string; options: OptionShape[] };

/** Every command that can be sent, sub-commands as entries of their own. */
function commandLeaves(state: PageState): Leaf[] {
  const all = isDm(channelOf(state)) ? state.server.commands.dm : state.server.commands.guild;
  return all
    .filter((command) => command.type === 1)
    .flatMap((command) => leavesOf(command, [], optionsIn(command), command.description));
}

/** The commands whose name begins with, or holds, what was typed after the slash. */
export function matchingLeaves(state: PageState, typed: string): Leaf[] {
  const wanted = typed.toLowerCase();
  const nameOf = (leaf: Leaf) => [leaf.command.name, ...leaf.path].join(' ');
  const all = commandLeaves(state).filter((leaf) => nameOf(leaf).includes(wanted));
  return all
    .sort((a, b) => Number(nameOf(b).startsWith(wanted)) - Number(nameOf(a).startsWith(wanted)))
    .slice(0, mostSuggestions);
}

export function leafOf(state: PageState, command: CommandJson, path: string[]): Leaf | undefined {
  return commandLeaves(state).find((leaf) => leaf.command.id === command.id && leaf.path.join(' ') === path.join(' '));
}

/** What is offered for one option: fixed choices, the bot's own, or people, roles and channels. */
export async function offers(
  state: PageState,
  draft: Draft,
  name: string,
): Promise<{ label: string; value: string | number | boolean }[]> {
  const option = draft.options.find((one) => one.name === name);
  const typed = draft.entries.get(name)?.text ?? '';
  if (!option) return [];
  const matching = (all: { label: string; value: string | number | boolean }[]) =>
    all.filter((one) => one.label.toLowerCase().includes(typed.toLowerCase())).slice(0, mostSuggestions);
  const people = state.server.users.map((user) => ({ label: user.name, value: user.id }));
  const roles = state.server.roles.map((role) => ({ label: role.name, value: role.id }));
  switch (option.type) {
    case 5:
      return matching([
        { label: 'True', value: true },
        { label: 'False', value: false },
      ]);
    case 6:
      return matching(people);
    case 7:
      return matching(
        state.server.channels
          .filter((channel) => !isDm(channel) && !isThread(channel))
          .map((channel) => ({ label: text(channel, 'name'), value: text(channel, 'id') })),
      );
    case 8:
      return matching(roles);
    case 9:
      return matching([...people, ...roles]);
    default:
      if (!option.autocomplete) return matching(option.choices.map((one) => ({ label: one.name, value: one.value })));
  }
  const others = Object.fromEntries([...valuesOf(draft)].filter(([key]) => key !== name));
  const choices = await act<{ name: string; value: string | number }[]>(state.server.me, 'autocomplete', {
    command: commandText(draft),
    focused: name,
    values: typed === '' ? others : { ...others, [name]: typed },
    channel: state.channelId,
  });
  return isRefusal(choices) ? [] : choices.map((one) => ({ label: one.name, value: one.value }));
}

/** The values to send: what was chosen, else what was typed. */
export function valuesOf(draft: Draft): Map<string, string | number | boolean> {
  const values = new Map<string, string | number | boolean>();
  for (const [name, entry] of draft.entries) {
    if (entry.value !== undefined) values.set(name, entry.value);
    else if (entry.text.trim() !== '') values.set(name, entry.text.trim());
  }
  return values;
}

export function commandText(draft: Draft): string {
  return [draft.command.name, ...draft.path].join(' ');
}

/** People who can be mentioned, for what follows an `@`. */
export function mentionSuggestions(state: PageState, typed: string, pick: (name: string) => void): Suggestion[] {
  const wanted = typed.toLowerCase();
  const users = state.server.users.map((user) => ({ label: user.name, hint: user.bot ? 'App' : '' }));
  const roles = state.server.roles
    .filter((role) => role.id !== state.server.guild.id && role.name !== 'Herald')
    .map((role) => ({ label: role.name, hint: 'Role' }));
  return [...users, ...roles]
    .filter((one) => one.label.toLowerCase().startsWith(wanted))
    .slice(0, 10)
    .map((one) => ({ ...one, pick: () => pick(one.label) }));
}

function leavesOf(command: CommandJson, path: string[], options: object[], description: string): Leaf[] {
  const groups = options.filter((option) => Number(Reflect.get(option, 'type')) <= 2);
  if (groups.length === 0) return [{ command, path, description, options: options.map(shapeOf) }];
  return groups.flatMap((group) =>
    leavesOf(command, [...path, text(group, 'name')], optionsIn(group), text(group, 'description')),
  );
}

function optionsIn(owner: object): object[] {
  const options: unknown = Reflect.get(owner, 'options');
  return Array.isArray(options) ? options.filter((one) => typeof one === 'object' && one !== null) : [];
}

function shapeOf(option: object): OptionShape {
  const choices: unknown = Reflect.get(option, 'choices');
  return {
    name: text(option, 'name'),
    description: text(option, 'description'),
    type: Number(Reflect.get(option, 'type')),
    required: Reflect.get(option, 'required') === true,
    autocomplete: Reflect.get(option, 'autocomplete') === true,
    choices: Array.isArray(choices) ? choices : [],
  };
}
