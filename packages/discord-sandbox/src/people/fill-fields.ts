/** What a person chooses in menus and types into forms, as Discord's client would send it. */
import { channelJson, partialMemberJson, roleJson } from '../world/guild-json.ts';
import { channelPermissions } from '../world/permissions.ts';
import { userJson } from '../world/user-json.ts';
import type { World } from '../world/world.ts';
import { cannot } from './cannot.ts';
import type { FoundComponent } from './components.ts';
import { getChannelNamed, getPerson } from './find.ts';

/** Who acts, and where. */
type Actor = { world: World; me: { id: string } };

/** Options of a menu by value or label; users, roles and channels by name. */
export function choose(
  { world, me }: Actor,
  component: FoundComponent,
  wanted: string[],
): { values: string[]; resolved?: Record<string, Record<string, object>> } {
  const least = component.min_values ?? 1;
  const most = component.max_values ?? 1;
  if (wanted.length < least || wanted.length > most) throw cannot(`That menu takes ${least} to ${most} choices`);
  const resolved: Record<string, Record<string, object>> = {};
  const values = wanted.map((one) => chosenValue({ world, me }, component, one, resolved));
  return Object.keys(resolved).length > 0 ? { values, resolved } : { values };
}

function chosenValue(
  { world, me }: Actor,
  component: FoundComponent,
  wanted: string,
  resolved: Record<string, Record<string, object>>,
): string {
  const put = (kind: string, id: string, value: object) => {
    resolved[kind] = { ...resolved[kind], [id]: value };
    return id;
  };
  if (component.type === 3) {
    const option = component.options?.find((one) => one.value === wanted || one.label === wanted);
    if (!option) throw cannot(`The menu has no option "${wanted}"`);
    return option.value;
  }
  if (component.type === 8) {
    const channel = getChannelNamed(world, wanted);
    const permissions = channelPermissions(world, me.id, channel).toString();
    return put('channels', channel.id, { ...channelJson(world, channel), permissions });
  }
  const role = [...world.roles.values()].find((one) => one.name === wanted || one.id === wanted);
  if (role && component.type !== 5) return put('roles', role.id, roleJson(role));
  const user = getPerson(world, wanted);
  const member = world.members.get(user.id);
  if (member) put('members', user.id, { ...partialMemberJson(member), permissions: '0' });
  return put('users', user.id, userJson(user));
}

/** One component of a form, filled with what was typed by label or custom id; what was chosen is put into `resolved`. */
export function submitted(
  actor: Actor,
  component: unknown,
  fields: FoundComponent[],
  values: Record<string, string | string[]>,
  resolved: Record<string, Record<string, object>>,
): object {
  const fill = (raw: unknown): object => {
    const customId: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'custom_id') : undefined;
    const field = fields.find((one) => one.custom_id === customId);
    if (!field) return {};
    const given = values[field.custom_id ?? ''] ?? values[field.label ?? ''];
    const base = { type: field.type, custom_id: field.custom_id, id: field.id ?? 1 };
    if (field.type !== 4) {
      const wanted = given === undefined ? [] : [given].flat();
      return { ...base, values: wanted.map((one) => chosenValue(actor, field, one, resolved)) };
    }
    const value = given === undefined ? (field.value ?? '') : String(given);
    if ((field.required ?? true) && value === '')
      throw cannot(`The field "${field.label ?? field.custom_id}" is required`);
    if (value.length > (field.max_length ?? 4000))
      throw cannot(`"${field.label}" takes at most ${field.max_length} characters`);
    if (value !== '' && value.length < (field.min_length ?? 0))
      throw cannot(`"${field.label}" needs at least ${field.min_length} characters`);
    return { ...base, value };
  };
  const of = (key: string): unknown =>
    typeof component === 'object' && component !== null ? Reflect.get(component, key) : undefined;
  const rows = of('components');
  if (Array.isArray(rows)) return { type: 1, id: of('id') ?? 1, components: rows.map(fill) };
  if (of('component')) return { type: 18, id: of('id') ?? 1, component: fill(of('component')) };
  return { type: of('type'), id: of('id') ?? 1 };
}
