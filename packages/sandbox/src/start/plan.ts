/** What `npm start` has to stand in for: everything that is not configured, and nothing else. */
import { existsSync } from 'node:fs';

export type StartPlan = {
  discord: 'real' | 'simulated';
  /** `this-machine`: no registry is there, so one agent on this machine makes the fleet. */
  fleet: 'registry' | 'this-machine';
  /** Simulated services beside this machine, so that there is something to break; never in a real Discord or beside real servers. */
  demo: 'shown' | 'none';
  ec2Metadata: 'real' | 'simulated' | 'off';
  registryFile: string;
  dataDir: string;
  webPort: number;
  discordPort: number;
};

type Environment = Readonly<Record<string, string | undefined>>;

export function planStart(env: Environment, exists: (path: string) => boolean = existsSync): StartPlan {
  const registryFile = env['HERALD_REGISTRY'] || 'registry.yaml';
  const isNamed = Boolean(env['HERALD_REGISTRY']);
  const discord = env['DISCORD_TOKEN'] ? 'real' : 'simulated';
  // A file that is named but missing is a mistake to be told, not a reason to simulate.
  const fleet = isNamed || exists(registryFile) ? 'registry' : 'this-machine';
  return {
    discord,
    fleet,
    demo: discord === 'simulated' && fleet === 'this-machine' ? 'shown' : 'none',
    ec2Metadata:
      env['AWS_EC2_METADATA_DISABLED'] === 'true'
        ? 'off'
        : env['AWS_EC2_METADATA_SERVICE_ENDPOINT']
          ? 'real'
          : 'simulated',
    registryFile,
    dataDir: env['HERALD_DATA_DIR'] || '.herald',
    webPort: Number(env['HERALD_WEB_PORT'] || 8080),
    discordPort: Number(env['HERALD_SANDBOX_PORT'] || 8090),
  };
}
