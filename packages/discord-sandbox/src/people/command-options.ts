/** What a person fills into a slash command, checked as Discord's text box checks it, and written as the bot gets it. */
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { channelJson, partialMemberJson, roleJson } from '../world/guild-json.ts';
import { channelPermissions } from '../world/permissions.ts';
import type { Channel } from '../world/things.ts';
import { userJson } from '../world/user-json.ts';
import type { World } from '../world/world.ts';
import { cannot } from './cannot.ts';
import { getChannelNamed, getPerson } from './find.ts';

export type OptionValues = Record<string, string | number | boolean>;

type Option = {
  type: number;
  name: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: string | number }[];
  options?: Option[];
  min_length?: number;
  max_length?: number;
  min_value?: number;
  max_value?: number;
};
type Filled = { type: number; name: string; value?: string | number | boolean; focused?: true; options?: Filled[] };
export type FilledCommand = { options: Filled[]; resolved?: Record<string, Record<string, object>> };

type Context = {
  world: World;
  channel: Channel;
  command: APIApplicationCommand;
  path: string[];
  values: OptionValues;
  focused?: string;
};

/** `path` are the sub-command names after the command's own. With `focused` nothing is required yet. */
export function fillCommand(context: Context): FilledCommand {
  const { command, path } = context;
  const resolved: Record<string, Record<string, object>> = {};
  const all = ('options' in command ? command.options : undefined) as Option[] | undefined;
  const options = fillLevel(context, all ?? [], path, resolved);
  return { options, ...(Object.keys(resolved).length > 0 ? { resolved } : {}) };
}

function fillLevel(
  context: Context,
  options: Option[],
  path: string[],
  resolved: Record<string, Record<string, object>>,
): Filled[] {
  const [name, ...rest] = path;
  const subcommands = options.filter((option) => option.type <= 2);
  if (subcommands.length > 0) {
    const chosen = subcommands.find((option) => option.name === name);
    if (!chosen)
      throw cannot(`"/${context.command.name}" needs one of ${subcommands.map((one) => one.name).join(', ')}`);
    return [
      { type: chosen.type, name: chosen.name, options: fillLevel(context, chosen.options ?? [], rest, resolved) },
    ];
  }
  const unknown = Object.keys(context.values).find((key) => !options.some((option) => option.name === key));
  if (unknown) throw cannot(`"/${context.command.name}" has no option "${unknown}"`);
  return options.flatMap((option) => {
    const value = context.values[option.name];
    if (value === undefined) {
      if (option.required && context.focused === undefined)
        throw cannot(`"/${context.command.name}" needs the option "${option.name}"`);
      return context.focused === option.name
        ? [{ type: option.type, name: option.name, value: '', focused: true as const }]
        : [];
    }
    const isFocused = context.focused === option.name;
    const read = isFocused ? value : readValue(context, option, value, resolved);
    return [{ type: option.type, name: option.name, value: read, ...(isFocused ? { focused: true as const } : {}) }];
  });
}

function readValue(
  { world, channel }: Context,
  option: Option,
  value: string | number | boolean,
  resolved: Record<string, Record<string, object>>,
): string | number | boolean {
  const put = (kind: string, id: string, json: object) => {
    resolved[kind] = { ...resolved[kind], [id]: json };
  };
  switch (option.type) {
    case 3: {
      const text = String(value);
      if (option.choices && !option.choices.some((one) => one.value === text))
        throw cannot(`"${text}" is no choice of "${option.name}"`);
      if (text.length > (option.max_length ?? 6000))
        throw cannot(`"${option.name}" takes at most ${option.max_length} characters`);
      if (text.length < (option.min_length ?? 0))
        throw cannot(`"${option.name}" needs at least ${option.min_length} characters`);
      return text;
    }
    case 4:
    case 10: {
      const number = Number(value);
      if (Number.isNaN(number) || (option.type === 4 && !Number.isInteger(number)))
        throw cannot(`"${option.name}" takes a number`);
      if (number < (option.min_value ?? -Infinity) || number > (option.max_value ?? Infinity))
        throw cannot(`"${option.name}" is out of its range`);
      if (option.choices && !option.choices.some((one) => one.value === number))
        throw cannot(`${number} is no choice of "${option.name}"`);
      return number;
    }
    case 5:
      return value === true || value === 'true';
    case 7: {
      const chosen = getChannelNamed(world, String(value));
      put('channels', chosen.id, {
        ...channelJson(world, chosen),
        permissions: channelPermissions(world, world.application.botId, channel).toString(),
      });
      return chosen.id;
    }
    case 8:
      return putRole(String(value));
    case 9:
      return [...world.roles.values()].some((role) => role.name === value || role.id === value)
        ? putRole(String(value))
        : putUser(String(value));
    case 6:
      return putUser(String(value));
    default:
      throw cannot(`The sandbox's people cannot fill an option of type ${option.type}`);
  }

  function putUser(name: string): string {
    const user = getPerson(world, name);
    put('users', user.id, userJson(user));
    const member = world.members.get(user.id);
    if (member)
      put('members', user.id, {
        ...partialMemberJson(member),
        permissions: channelPermissions(world, user.id, channel).toString(),
      });
    return user.id;
  }

  function putRole(name: string): string {
    const role = [...world.roles.values()].find((one) => one.name === name || one.id === name);
    if (!role) throw cannot(`The guild has no role "${name}"`);
    put('roles', role.id, roleJson(role));
    return role.id;
  }
}
