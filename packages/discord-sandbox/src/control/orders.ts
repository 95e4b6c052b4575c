/** What another process can order of the stand-in itself, as the in-process `Admin` does. */
import { HeraldError } from '@herald/protocol/herald-error';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Admin, PermissionName } from './admin.ts';

const permissions = Type.Optional(Type.Array(Type.String()));
const which = {
  method: Type.Optional(Type.String()),
  path: Type.Optional(Type.String()),
  times: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
};
const Fault = Type.Union([
  Type.Object({
    ...which,
    kind: Type.Literal('rate-limit'),
    retryAfterSeconds: Type.Number({ minimum: 0, maximum: 3600 }),
    scope: Type.Optional(Type.Union([Type.Literal('user'), Type.Literal('global'), Type.Literal('shared')])),
  }),
  Type.Object({
    ...which,
    kind: Type.Literal('status'),
    status: Type.Union([Type.Literal(500), Type.Literal(502), Type.Literal(503), Type.Literal(504)]),
  }),
  Type.Object({ ...which, kind: Type.Literal('delay'), delayMs: Type.Integer({ minimum: 0, maximum: 60_000 }) }),
  Type.Object({ ...which, kind: Type.Literal('reset') }),
  Type.Object({ ...which, kind: Type.Literal('lost-answer') }),
]);
const Order = Type.Union([
  Type.Object({
    do: Type.Literal('dropGateway'),
    how: Type.Optional(Type.Union([Type.Literal('close'), Type.Literal('reconnect'), Type.Literal('invalid-session')])),
    resume: Type.Optional(Type.Union([Type.Literal('allowed'), Type.Literal('refused')])),
  }),
  Type.Object({ do: Type.Literal('revokeToken'), token: Type.String() }),
  Type.Object({ do: Type.Literal('addToken'), token: Type.String() }),
  Type.Object({ do: Type.Literal('deleteChannel'), channel: Type.String() }),
  Type.Object({
    do: Type.Literal('setPermissions'),
    channel: Type.String(),
    of: Type.String(),
    allow: permissions,
    deny: permissions,
  }),
  Type.Object({ do: Type.Literal('setRole'), person: Type.String(), role: Type.String(), carried: Type.Boolean() }),
  Type.Object({
    do: Type.Literal('allowIntents'),
    messageContent: Type.Optional(Type.Boolean()),
    guildMembers: Type.Optional(Type.Boolean()),
    presences: Type.Optional(Type.Boolean()),
  }),
  Type.Object({ do: Type.Literal('failRequests'), fault: Fault }),
  Type.Object({ do: Type.Literal('clearFaults') }),
]);
const orderCheck = Compile(Order);

/** Carries out one order. Throws `sandbox/bad-request` for what it cannot read. */
export function runOrder(admin: Admin, body: unknown): void {
  if (!orderCheck.Check(body)) {
    const known = Order.anyOf.map((one) => one.properties.do.const).join(', ');
    throw new HeraldError('sandbox/bad-request', {
      message: 'The sandbox cannot read that order.',
      next: `Send { "do": ... } with one of ${known}, and its fields as in packages/discord-sandbox/src/control/orders.ts.`,
    });
  }
  switch (body.do) {
    case 'dropGateway':
      admin.dropGateway({ how: body.how ?? 'close', resume: body.resume ?? 'allowed' });
      return;
    case 'revokeToken':
      admin.revokeToken(body.token);
      return;
    case 'addToken':
      admin.addToken(body.token);
      return;
    case 'deleteChannel':
      admin.deleteChannel(body.channel);
      return;
    case 'setPermissions':
      admin.setPermissions(body.channel, {
        of: body.of,
        allow: permissionNames(body.allow),
        deny: permissionNames(body.deny),
      });
      return;
    case 'setRole':
      admin.setRole(body.person, body.role, { carried: body.carried });
      return;
    case 'allowIntents': {
      const { do: _order, ...intents } = body;
      admin.allowIntents(intents);
      return;
    }
    case 'failRequests':
      admin.failRequests(body.fault);
      return;
    case 'clearFaults':
      admin.clearFaults();
      return;
    default:
      body satisfies never;
  }
}

function permissionNames(names: readonly string[] = []): PermissionName[] {
  return names.map((name) => {
    if (isPermissionName(name)) return name;
    throw new HeraldError('sandbox/bad-request', {
      message: `Discord has no permission "${name}".`,
      next: 'Write it as discord.js does, such as ViewChannel or SendMessages.',
    });
  });
}

function isPermissionName(name: string): name is PermissionName {
  return Object.hasOwn(PermissionFlagsBits, name);
}
