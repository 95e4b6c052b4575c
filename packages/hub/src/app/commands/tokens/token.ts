/** `herald token`: tokens of the API, one a person or pipeline: made, listed, revoked. */
import { HeraldError } from '@herald/protocol/herald-error';
import { pino } from 'pino';
import { renderTable } from '../../../format/table.ts';
import { openDatabase } from '../../../store/open-store.ts';
import type { Database } from '../../../store/query.ts';
import {
  type ApiToken,
  keepApiToken,
  longestTokenName,
  makeTokenText,
  readApiTokens,
  revokeApiToken,
  type TokenScope,
  tokenScopes,
} from '../../../store/tokens/api-tokens.ts';
import { type Command, type CommandContext, exitCodes } from '../command.ts';
import { readOptions, usageError } from '../options.ts';
import { storeMustExist, storeOfEnv } from '../store/store-of-env.ts';

const newUsage = 'token new NAME [--may downtime,read,metrics] [--for SERVICE,…] [--days N] [--discord USER_ID]';
const listUsage = 'token list [--json]';
const revokeUsage = 'token revoke NAME';
const dayMs = 86_400_000;

export const tokenNewCommand: Command = {
  name: 'token new',
  usage: newUsage,
  summary:
    'makes a token of the API for one person or pipeline, and prints it once; downtime is what it may do if not told',
  async run(context) {
    const { values, names } = readOptions(context, {
      usage: newUsage,
      options: {
        may: { type: 'string', default: 'downtime' },
        for: { type: 'string', default: '' },
        days: { type: 'string' },
        discord: { type: 'string' },
      },
      names: { least: 1, most: 1 },
    });
    const [name = ''] = names;
    if (!new RegExp(`^[a-z0-9][a-z0-9._-]{0,${longestTokenName - 1}}$`).test(name))
      throw usageError(newUsage, new Error(`NAME is up to ${longestTokenName} small letters, digits, dots and dashes`));
    const days = values.days === undefined ? undefined : Number(values.days);
    if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= 3_660))
      throw usageError(newUsage, new Error('--days is a whole number from 1 to 3660'));
    if (values.discord !== undefined && !/^[0-9]{15,21}$/.test(values.discord))
      throw usageError(newUsage, new Error('--discord is the id of a person in Discord, 17 to 20 digits'));
    const nowMs = context.clock.now();
    const token: ApiToken = {
      name,
      scopes: scopesOf(values.may),
      names: listOf(values.for),
      ...(values.discord === undefined ? {} : { personId: values.discord }),
      createdAtMs: nowMs,
      ...(days === undefined ? {} : { endsAtMs: nowMs + days * dayMs }),
    };
    return withDatabase(context, async ({ query }) => {
      if ((await readApiTokens(query)).some((one) => one.name === name)) {
        throw new HeraldError('token/name-taken', {
          message: `There is a token ${name} already.`,
          next: `Take another name, or revoke it first: herald token revoke ${name}`,
        });
      }
      const text = makeTokenText();
      await context.guardOutput?.();
      await keepApiToken(query, text, token, nowMs);
      context.print(text);
      context.note(`It is shown this once, and may: ${wordsOf(token)}. Take it back with: herald token revoke ${name}`);
      return exitCodes.done;
    });
  },
};

export const tokenListCommand: Command = {
  name: 'token list',
  usage: listUsage,
  summary: 'lists the tokens of the API: whose, what each may do, until when, and when it was last used',
  async run(context) {
    const { values } = readOptions(context, {
      usage: listUsage,
      options: { json: { type: 'boolean' } },
      names: { least: 0, most: 0 },
    });
    return withDatabase(context, async ({ query }) => {
      const tokens = await readApiTokens(query);
      if (values.json) {
        context.print(JSON.stringify(tokens));
        return exitCodes.done;
      }
      const nowMs = context.clock.now();
      const rows = tokens.map((token) => [
        token.name,
        wordsOf(token),
        token.endsAtMs === undefined
          ? 'no end'
          : `${token.endsAtMs <= nowMs ? 'ended' : 'until'} ${dayOf(token.endsAtMs)}`,
        token.usedAtMs === undefined ? 'never used' : `used ${dayOf(token.usedAtMs)}`,
      ]);
      for (const line of renderTable([['NAME', 'MAY', 'ENDS', 'LAST'], ...rows])) context.print(line);
      if (tokens.length === 0) context.note(`There is none. Make one with: herald ${newUsage}`);
      return exitCodes.done;
    });
  },
};

export const tokenRevokeCommand: Command = {
  name: 'token revoke',
  usage: revokeUsage,
  summary: 'takes a token back: from this moment no hub takes it',
  async run(context) {
    const { names } = readOptions(context, { usage: revokeUsage, options: {}, names: { least: 1, most: 1 } });
    const [name = ''] = names;
    return withDatabase(context, async ({ query }) => {
      const wasThere = await revokeApiToken(query, name);
      context.print(wasThere ? `The token ${name} is revoked.` : `There is no token ${name}. See: herald token list`);
      return wasThere ? exitCodes.done : exitCodes.wrong;
    });
  },
};

async function withDatabase<Result>(
  context: CommandContext,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  const options = storeOfEnv(context);
  await storeMustExist(options);
  await using database = await openDatabase(options, { log: pino({ level: 'silent' }) });
  return await use(database);
}

/** Throws `command/usage`. */
function scopesOf(typed: string): TokenScope[] {
  const wanted = listOf(typed);
  const stranger = wanted.find((word) => !tokenScopes.some((scope) => scope === word));
  if (wanted.length === 0 || stranger !== undefined)
    throw usageError(
      newUsage,
      new Error(`--may takes ${tokenScopes.join(', ')}${stranger ? `, not ${stranger}` : ''}`),
    );
  return tokenScopes.filter((scope) => wanted.includes(scope));
}

function listOf(typed: string): string[] {
  return [...new Set(typed.split(',').map((word) => word.trim()))].filter((word) => word !== '');
}

function wordsOf({ scopes, names }: ApiToken): string {
  return `${scopes.join(', ')}${names.length > 0 ? ` for ${names.join(', ')}` : ''}`;
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
