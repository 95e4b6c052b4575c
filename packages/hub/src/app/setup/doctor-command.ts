/** `herald doctor`: looks at everything a hub needs, one line each with what to do. */

import { safeLine } from '../../interfaces/terminal/terminal-text.ts';
import { type Command, exitCodes } from '../commands/command.ts';
import { readOptions } from '../commands/options.ts';
import { checkAgents } from './doctor/check-agents.ts';
import { checkDiscord } from './doctor/check-discord.ts';
import { checkDiscovery } from './doctor/check-discovery.ts';
import { checkKeys } from './doctor/check-keys.ts';
import { checkModel } from './doctor/check-model.ts';
import { checkPlace } from './doctor/check-place.ts';
import { checkRegistry } from './doctor/check-registry.ts';
import { checkSettings } from './doctor/check-settings.ts';
import type { Finding } from './doctor/finding.ts';

const usage = 'doctor [--file FILE] [--json]';

/** Exit code 1 where something is broken. Warnings do not count. */
export const doctorCommand: Command = {
  name: 'doctor',
  usage,
  summary:
    'checks settings, token, intents, permissions, registry, discovery, agents, clocks, database, disk and language model',
  async run(context) {
    const { values, file } = readOptions(context, {
      usage,
      options: { json: { type: 'boolean' } },
      names: { least: 0, most: 0 },
    });
    const findings: Finding[] = [];
    const tell = (found: readonly Finding[]) => {
      findings.push(...found);
      if (values.json) return;
      for (const { state, about, message, next } of found) {
        context.print(safeLine(`${state.padEnd(4)}  ${about.padEnd(12)}  ${message}${next ? ` ${next}` : ''}`));
      }
    };
    tell(checkSettings(context.env, context.settingsFile));
    const { findings: aboutRegistry, registry } = await checkRegistry(file);
    tell(aboutRegistry);
    tell(await checkDiscord(registry, context));
    if (registry) {
      const discovered = await checkDiscovery(registry, context.signal);
      tell(discovered.findings);
      tell(await checkAgents([...discovered.registry.hosts.values()], context));
    }
    tell(await checkKeys(context));
    tell(await checkPlace(context));
    tell(await checkModel(context));
    if (values.json) context.print(JSON.stringify(findings));
    return findings.some(({ state }) => state === 'fail') ? exitCodes.wrong : exitCodes.done;
  },
};
