/** What a person reads when Herald is up: what is real, what is simulated, where to look, what to type, how to stop. */
import type { StartPlan } from './plan.ts';

export type Started = {
  plan: StartPlan;
  pageUrl?: string | undefined;
  webUrl?: string | undefined;
  inviteLink?: string | undefined;
  registryFile: string;
  signInLink?: string | undefined;
  /** The server that can be stopped by a line. */
  canStop?: string;
};

export function startLines({
  plan,
  pageUrl,
  webUrl,
  inviteLink,
  registryFile,
  signInLink,
  canStop,
}: Started): string[] {
  const rows: [string, string][] = [
    [
      'Discord',
      plan.discord === 'real' ? 'real (DISCORD_TOKEN)' : 'simulated (set DISCORD_TOKEN in .env for the real one)',
    ],
    [
      'Servers',
      plan.fleet === 'registry'
        ? `real: those in ${registryFile}`
        : 'real: this machine, as web-1 (write registry.yaml for your own)',
    ],
  ];
  if (plan.demo === 'shown')
    rows.push(['', 'simulated: six more with four services, so that there is something to break']);
  if (plan.fleet === 'this-machine')
    rows.push([
      'EC2 metadata',
      { real: 'real', simulated: 'simulated: region, zone, instance and IP are made up', off: 'switched off' }[
        plan.ec2Metadata
      ],
    ]);
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    '',
    'Herald is up.',
    ...rows.map(([name, what]) => `  ${name.padEnd(width)}  ${what}`),
    '',
    ...(pageUrl
      ? [`Open ${pageUrl} and type: Tell me about my server!`]
      : ['In Discord, type: Tell me about my server!']),
    ...(inviteLink && plan.discord === 'real' ? [`Invite the bot: ${inviteLink}`] : []),
    ...(webUrl ? [`Status pages: ${webUrl}`] : []),
    ...(signInLink
      ? [`Sign in to them once: ${signInLink}`]
      : webUrl && plan.discord === 'simulated'
        ? ['Sign in there as one of the simulated people; some are engineers, one is of the platform team.']
        : []),
    'Or ask from another terminal: npm run --silent ask -- "Tell me about my server!"',
    ...(canStop === undefined
      ? []
      : [
          plan.demo === 'shown'
            ? `To see a server go down, press a button under "Try it" on the first page, or type here: stop ${canStop}`
            : `To see a server go down, type here: stop ${canStop}`,
        ]),
    'Stop with Ctrl+C.',
    '',
  ];
}
