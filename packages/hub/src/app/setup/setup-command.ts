/** `herald setup`: from nothing to a hub that can start. Asks at a terminal; without one it takes what options and environment give. */
import { access, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { HeraldError } from '@herald/protocol/herald-error';
import { herald, isSource, startHubWords } from '../../format/command-words.ts';
import { inviteLink } from '../../interfaces/discord/invite-link.ts';
import { readApplication } from '../../interfaces/discord/setup/discord-application.ts';
import { changeRegistry } from '../../registry/edit/change-registry.ts';
import { type Command, type CommandContext, exitCodes } from '../commands/command.ts';
import { readOptions } from '../commands/options.ts';
import { hubKeyOf } from './ask-agents.ts';
import { intentFinding } from './doctor/check-discord.ts';
import { closePathToOthers } from './private-file.ts';

const usage = 'setup [--host NAME=ADDRESS] [--env FILE] [--file FILE]';
/** From the sources as it stands in the repository; an installed hub's address stays over upgrades. */
const firstLine = `# yaml-language-server: $schema=${isSource ? 'packages/hub/registry.schema.json' : '/opt/herald/current/lib/hub/registry.schema.json'}\n`;

/** Exit code 1 where something is still missing. What is there already is never overwritten; run it as often as you like. */
export const setupCommand: Command = {
  name: 'setup',
  usage,
  summary: 'leads from nothing to a running hub: Discord token, key, invite link, first host',
  async run(context) {
    const { values, file } = readOptions(context, {
      usage,
      options: {
        host: { type: 'string' }, // Node takes --env-file for itself, wherever it stands.
        env: { type: 'string' },
      },
      names: { least: 0, most: 0 },
    });
    const hasDiscord = await setUpDiscord(context, values.env ?? '.env');
    const { publicKey, from } = await hubKeyOf(context);
    context.print(
      `key       ${from === 'made' ? 'made' : 'there already'}; its public half, for the agents: ${publicKey}`,
    );
    const hasHost = await setUpRegistry(context, file, values.host);
    context.print(`next      ${startHubWords()} starts it; ${herald('doctor')} checks everything`);
    context.print(`          ${herald('install-line')} prints how to put the agent on an instance`);
    return hasDiscord && hasHost ? exitCodes.done : exitCodes.wrong;
  },
};

async function setUpDiscord(context: CommandContext, envFile: string): Promise<boolean> {
  const { env, print, ask, signal } = context;
  const given = env['DISCORD_TOKEN'];
  const token =
    given ||
    (await ask?.('Discord bot token (developer portal, Bot, Reset Token; empty to skip): ', { isSecret: true })) ||
    '';
  if (token === '') {
    print(
      'discord   no token yet: discord.com/developers/applications, New Application, Bot, Reset Token; set DISCORD_TOKEN and run this again',
    );
    return false;
  }
  const application = await readApplication({
    apiUrl: env['DISCORD_API_URL'] || 'https://discord.com/api',
    token,
    signal,
  });
  if (application.kind !== 'application') {
    const why =
      application.kind === 'refused'
        ? 'Discord does not accept that token: reset it in the developer portal'
        : `Discord could not be asked: ${application.reason}`;
    print(`discord   ${why}`);
    return false;
  }
  print(`discord   the token is that of ${application.name}`);
  const { state, message, next } = intentFinding(application.hasMessageContent);
  print(`intent    ${message}${state === 'ok' ? '' : ` ${next}`}`);
  print(`invite    ${inviteLink(application.id, env['DISCORD_APPLICATION_URL'] || undefined)}`);
  if (!given) {
    await keepToken(envFile, token);
    print(`token     kept in ${envFile}`);
  }
  return true;
}

/** Throws `setup/not-kept`. The rest of the file stays as it is. */
async function keepToken(envFile: string, token: string): Promise<void> {
  if (!/^[A-Za-z0-9_.-]{20,200}$/.test(token)) {
    throw new HeraldError('setup/token', {
      message: 'That is no bot token.',
      next: 'Copy it from the developer portal, Bot, Reset Token.',
    });
  }
  try {
    const before = (await isThere(envFile)) ? await readFile(envFile, 'utf8') : '';
    if (await isThere(envFile)) await closePathToOthers(envFile);
    const kept = before.replace(/^DISCORD_TOKEN=.*\n?/m, '');
    const gap = kept === '' || kept.endsWith('\n') ? '' : '\n';
    // Beside it first: a full disk must not cost what stood in the file. A link stays one.
    const path = (await isThere(envFile)) ? await realpath(envFile) : envFile;
    await writeFile(`${path}.new`, `${kept}${gap}DISCORD_TOKEN=${token}\n`, { mode: 0o600, flush: true });
    await rename(`${path}.new`, path);
  } catch (cause) {
    throw new HeraldError('setup/not-kept', {
      message: `The token cannot be kept in ${envFile}.`,
      next: 'Make the file writable, or set DISCORD_TOKEN yourself.',
      cause,
    });
  }
}

async function setUpRegistry(
  { print, ask }: CommandContext,
  file: string,
  given: string | undefined,
): Promise<boolean> {
  if (await isThere(file)) {
    print(`registry  ${file} is there already; ${herald('registry add NAME ADDRESS')} adds a host`);
    return true;
  }
  const words =
    given ?? (await ask?.('First host, as NAME=ADDRESS, for example web-1=10.0.1.23 (empty for none): ')) ?? '';
  const [name = '', address = ''] = words.split('=').map((word) => word.trim());
  const empty = `${firstLine}hosts: {}\n`;
  // Block form, so that the next hosts stand on lines of their own.
  const start = `${firstLine}hosts:\n`;
  const text = name === '' ? empty : changeRegistry(start, { kind: 'add', host: { name, address } }, { file });
  await writeFile(file, text, { flag: 'wx' });
  print(name === '' ? `registry  ${file} made, without hosts yet` : `registry  ${file} made, with ${name}`);
  return name !== '';
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
