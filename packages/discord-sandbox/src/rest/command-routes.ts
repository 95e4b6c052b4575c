/** Registration of commands, global and of the guild: list, create or replace by name, replace all, edit, delete. */
import type { APIApplicationCommand, RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { FastifyRequest } from 'fastify';
import { commandListProblems, commandProblems } from '../rules/command-rules.ts';
import { faults, invalidForm } from '../rules/discord-fault.ts';
import { parseBody } from '../rules/schema-check.ts';
import { readBody } from './read-body.ts';
import { param, type Rest, requireBot } from './server.ts';

type Fields = Partial<RESTPostAPIApplicationCommandsJSONBody>;
const mostCommands = 130;

export function addCommandRoutes(rest: Rest): void {
  const { app, world } = rest;
  for (const base of [
    '/applications/:applicationId/commands',
    '/applications/:applicationId/guilds/:guildId/commands',
  ]) {
    app.get(base, async (request) => [...scopeOf(request).values()]);

    app.put(base, async (request) => {
      const scope = scopeOf(request);
      const { json } = await readBody(request);
      const list: unknown[] = Array.isArray(json) ? json : [];
      if (list.length > mostCommands) {
        throw invalidForm([
          { path: [], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${mostCommands} or fewer in length.` },
        ]);
      }
      const bodies = await Promise.all(list.map((one) => parseBody('ApplicationCommandUpdateRequestSchema', one)));
      const problems = commandListProblems(bodies);
      if (problems.length > 0) throw invalidForm(problems);
      const kept = [...scope.values()];
      scope.clear();
      const commands = bodies.map((body) =>
        store(
          scope,
          request,
          body,
          kept.find((one) => sameName(one, body)),
        ),
      );
      world.emit({ kind: 'commands' });
      return commands;
    });

    app.post(base, async (request, reply) => {
      const scope = scopeOf(request);
      const { json } = await readBody(request);
      const body = await parseBody('ApplicationCommandCreateRequestSchema', json, (checked) =>
        commandProblems(checked),
      );
      const known = [...scope.values()].find((one) => sameName(one, body));
      const command = store(scope, request, body, known);
      const problems = commandListProblems([...scope.values()]);
      if (problems.length > 0) {
        scope.delete(command.id);
        throw invalidForm(problems);
      }
      world.emit({ kind: 'commands' });
      return reply.status(known ? 200 : 201).send(command);
    });

    app.get(`${base}/:commandId`, async (request) => requireCommand(request));

    app.patch(`${base}/:commandId`, async (request) => {
      const known = requireCommand(request);
      const { json } = await readBody(request);
      const rules = (checked: Fields) => commandProblems({ ...checked, type: known.type });
      const body = await parseBody('ApplicationCommandPatchRequestPartialSchema', json, rules);
      const command = store(scopeOf(request), request, { ...known, ...body } as Fields, known);
      world.emit({ kind: 'commands' });
      return command;
    });

    app.delete(`${base}/:commandId`, async (request, reply) => {
      scopeOf(request).delete(requireCommand(request).id);
      world.emit({ kind: 'commands' });
      return reply.status(204).send();
    });
  }

  function scopeOf(request: FastifyRequest): Map<string, APIApplicationCommand> {
    requireBot(rest, request);
    if (param(request, 'applicationId') !== world.application.id) throw faults.missingAccess();
    const guildId = param(request, 'guildId');
    if (guildId && guildId !== world.guild.id) throw faults.missingAccess();
    const key = guildId || 'global';
    const scope = world.commands.get(key) ?? new Map<string, APIApplicationCommand>();
    world.commands.set(key, scope);
    return scope;
  }

  function requireCommand(request: FastifyRequest): APIApplicationCommand {
    const command = scopeOf(request).get(param(request, 'commandId'));
    if (!command) throw faults.unknownCommand();
    return command;
  }

  /** A command of the same name and kind keeps its id and gets a new version. */
  function store(
    scope: Map<string, APIApplicationCommand>,
    request: FastifyRequest,
    body: Fields,
    known: APIApplicationCommand | undefined,
  ): APIApplicationCommand {
    const id = known?.id ?? world.newId();
    const guildId = param(request, 'guildId');
    const { integration_types, contexts, default_member_permissions, name_localizations, description_localizations } =
      body;
    const command = {
      id,
      application_id: world.application.id,
      version: world.newId(),
      type: body.type ?? 1,
      name: body.name ?? '',
      name_localizations: name_localizations ?? null,
      description: ('description' in body ? body.description : '') ?? '',
      description_localizations: description_localizations ?? null,
      ...('options' in body && body.options && body.options.length > 0 ? { options: body.options } : {}),
      default_member_permissions: default_member_permissions ?? null,
      nsfw: false,
      ...(guildId
        ? { guild_id: guildId }
        : {
            dm_permission: contexts ? contexts.includes(1) : (body.dm_permission ?? true),
            integration_types: integration_types ?? [0],
            contexts: contexts ?? null,
          }),
    } as APIApplicationCommand;
    scope.set(id, command);
    return command;
  }
}

function sameName(command: APIApplicationCommand, body: Fields): boolean {
  return command.name === body.name && command.type === (body.type ?? 1);
}
