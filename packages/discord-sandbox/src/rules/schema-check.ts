/** Checks request bodies with Discord's own published schemas (npm `discord-api-spec`, generated from its OpenAPI description). */
import type {
  RESTPatchAPIApplicationCommandJSONBody,
  RESTPatchAPIChannelJSONBody,
  RESTPatchAPIChannelMessageJSONBody,
  RESTPatchAPIGuildScheduledEventJSONBody,
  RESTPatchAPIInteractionFollowupJSONBody,
  RESTPostAPIApplicationCommandsJSONBody,
  RESTPostAPIChannelMessageJSONBody,
  RESTPostAPIChannelMessagesThreadsJSONBody,
  RESTPostAPIChannelThreadsJSONBody,
  RESTPostAPICurrentUserCreateDMChannelJSONBody,
  RESTPostAPIGuildScheduledEventJSONBody,
  RESTPostAPIInteractionCallbackJSONBody,
  RESTPostAPIInteractionFollowupJSONBody,
} from 'discord-api-types/v10';
import { type FormProblem, invalidForm } from './discord-fault.ts';

/** The schemas in use, each with the type of what passes it. */
export type Bodies = {
  MessageCreateRequestSchema: RESTPostAPIChannelMessageJSONBody;
  MessageEditRequestPartialSchema: RESTPatchAPIChannelMessageJSONBody;
  IncomingWebhookInteractionRequestSchema: RESTPostAPIInteractionFollowupJSONBody;
  IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema: RESTPatchAPIInteractionFollowupJSONBody;
  PongInteractionCallbackRequestSchema: RESTPostAPIInteractionCallbackJSONBody;
  CreateMessageInteractionCallbackRequestSchema: RESTPostAPIInteractionCallbackJSONBody;
  UpdateMessageInteractionCallbackRequestSchema: RESTPostAPIInteractionCallbackJSONBody;
  ApplicationCommandAutocompleteCallbackRequestSchema: RESTPostAPIInteractionCallbackJSONBody;
  ModalInteractionCallbackRequestSchema: RESTPostAPIInteractionCallbackJSONBody;
  ApplicationCommandCreateRequestSchema: RESTPostAPIApplicationCommandsJSONBody;
  ApplicationCommandUpdateRequestSchema: RESTPostAPIApplicationCommandsJSONBody;
  ApplicationCommandPatchRequestPartialSchema: RESTPatchAPIApplicationCommandJSONBody;
  CreatePrivateChannelRequestSchema: RESTPostAPICurrentUserCreateDMChannelJSONBody;
  CreateTextThreadWithMessageRequestSchema: RESTPostAPIChannelMessagesThreadsJSONBody;
  CreateTextThreadWithoutMessageRequestSchema: RESTPostAPIChannelThreadsJSONBody;
  UpdateThreadRequestPartialSchema: RESTPatchAPIChannelJSONBody;
  UpdateGuildChannelRequestPartialSchema: RESTPatchAPIChannelJSONBody;
  ExternalScheduledEventCreateRequestSchema: RESTPostAPIGuildScheduledEventJSONBody;
  VoiceScheduledEventCreateRequestSchema: RESTPostAPIGuildScheduledEventJSONBody;
  StageScheduledEventCreateRequestSchema: RESTPostAPIGuildScheduledEventJSONBody;
  ExternalScheduledEventPatchRequestPartialSchema: RESTPatchAPIGuildScheduledEventJSONBody;
};

type Issue = {
  code: string;
  path: (string | number)[];
  message: string;
  origin?: string;
  minimum?: number;
  maximum?: number;
  expected?: string;
  format?: string;
  values?: unknown[];
  input?: unknown;
  errors?: Issue[][];
};
type Schema = { safeParse(body: unknown): { success: boolean; error?: { issues: Issue[] } } };

/** Loads the schemas at their first use: they take 0.2 s to load, and a process that gets no body needs none. */
function loadSchemas(): Promise<Record<string, unknown>> {
  const specifier: string = 'discord-api-spec/zod';
  return import(specifier);
}

/** Gives `body` its type when the named schema and the rules by hand find no fault; else throws 50035 with all of them. */
export async function parseBody<Name extends keyof Bodies>(
  name: Name,
  body: unknown,
  rules: (body: Bodies[Name]) => FormProblem[] = () => [],
): Promise<Bodies[Name]> {
  const schema = (await loadSchemas())[name];
  if (!isSchema(schema)) throw new Error(`discord-api-spec has no schema ${name}: the installed version differs.`);
  const problems = schemaProblems(schema, body);
  if (problems.length > 0 || !passes<Bodies[Name]>(body, problems)) throw invalidForm(problems);
  const byHand = rules(body);
  if (byHand.length > 0) throw invalidForm(byHand);
  return body;
}

function passes<Body>(_body: unknown, problems: readonly FormProblem[]): _body is Body {
  return problems.length === 0;
}

function schemaProblems(schema: Schema, body: unknown): FormProblem[] {
  const result = schema.safeParse(asDiscordReadsIt(body));
  return result.success ? [] : (result.error?.issues ?? []).flatMap((issue) => translate(issue, [], body));
}

/** Discord takes permissions as text where its description says number; discord.js sends text. */
function asDiscordReadsIt(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('default_member_permissions' in body)) return body;
  const { default_member_permissions: value } = body;
  return typeof value === 'string' && /^\d+$/.test(value)
    ? { ...body, default_member_permissions: Number(value) }
    : body;
}

function translate(issue: Issue, before: (string | number)[], body: unknown): FormProblem[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branch = closestBranch(issue.errors ?? []);
    if (branch) return branch.flatMap((inner) => translate(inner, path, body));
    return [{ path, code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" is not one of those allowed here.' }];
  }
  return [{ path, ...words(issue, path, body) }];
}

/** Of a union's branches the one whose `type` fits, since its faults are what the sender wants to read. */
function closestBranch(branches: Issue[][]): Issue[] | undefined {
  const fitting = branches.filter((issues) => !issues.some((one) => one.path.length === 1 && one.path[0] === 'type'));
  return fitting.toSorted((a, b) => a.length - b.length)[0];
}

function words(issue: Issue, path: readonly (string | number)[], body: unknown): { code: string; message: string } {
  const { origin, minimum, maximum } = issue;
  const isText = origin === 'string';
  switch (issue.code) {
    case 'too_big':
      if (isText) return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${maximum} or fewer in length.` };
      if (origin === 'array')
        return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${maximum} or fewer in length.` };
      return { code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${maximum}.` };
    case 'too_small':
      if (isText || origin === 'array')
        return { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${minimum} or more in length.` };
      return { code: 'NUMBER_TYPE_MIN', message: `int value should be greater than or equal to ${minimum}.` };
    case 'invalid_format':
      if (issue.format === 'url') return { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' };
      if (issue.format === 'datetime')
        return { code: 'DATE_TIME_TYPE_PARSE', message: 'Could not parse. Should be ISO8601.' };
      return { code: 'NUMBER_TYPE_COERCE', message: 'Value is not a snowflake.' };
    case 'invalid_value':
      return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values?.join(', ') ?? ''}}.` };
    default:
      if (valueAt(body, path) === undefined) return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
      return {
        code: 'BASE_TYPE_INVALID',
        message: `Could not be read: ${issue.expected ?? 'another type'} is expected.`,
      };
  }
}

function valueAt(body: unknown, path: readonly (string | number)[]): unknown {
  let value: unknown = body;
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return value;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && 'safeParse' in value;
}
