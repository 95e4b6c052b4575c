/** `npm run bench -- NAME`: measures one thing, prints a table, then one line of JSON with the figures and ratios. */

import { helpOrVersion } from '@herald/protocol/help-or-version';
import benchPackage from '../package.json' with { type: 'json' };

const { version } = benchPackage;

/** Each bench is a module that exports `run(args)`; it is loaded only when asked for. */
type Bench = { run(args: readonly string[]): Promise<void> };

const benches: Record<string, { about: string; load(): Promise<Bench> }> = {
  agent: {
    about: 'the footprint of the agent, beside bare Node, node_exporter and glances',
    load: () => import('./agent/run.ts'),
  },
  'agent-children': {
    about: 'watches the agent with strace: in its steady state it starts no other program',
    load: () => import('./agent/children.ts'),
  },
  answers: {
    about: 'a question among 10,000 hosts, and one about all of them, inside the hub',
    load: () => import('./answers/run.ts'),
  },
  discord: {
    about: "plays scenes in somebody else's Discord: discord --url … --token … --channel … | --twin FOLDER",
    load: () => import('./discord/run.ts'),
  },
  'downtime-life': {
    about: 'planned downtime from plan to end, the hub killed after every step; each thing is said once',
    load: () => import('./downtime-life/run.ts'),
  },
  failover: {
    about: 'three hubs on PostgreSQL with a standby: the primary killed, the standby promoted, hubs restarted in turn',
    load: () => import('./failover/run.ts'),
  },
  fuzz: {
    about: 'metadata, kernel texts, registries, targets, PostgreSQL refusals: 100,000 spoilt ones of each',
    load: () => import('./fuzz/run.ts'),
  },
  'fuzz-agent': {
    about: 'sends 100,000 random and mutated requests to an agent',
    load: () => import('./agent/fuzz.ts'),
  },
  hub: { about: 'what polling a fleet costs, beside Prometheus and a bare loop', load: () => import('./hub/run.ts') },
  image: {
    about: 'builds the image of the agent and starts docker-compose.yml with podman: a hub and two agents',
    load: () => import('./image/run.ts'),
  },
  install: {
    about: 'installs, upgrades, takes back and removes the agent in a booted systemd container',
    load: () => import('./install/run.ts'),
  },
  'install-hub': {
    about: 'the hub by its archive on a fresh Debian: install, first answer, upgrade, rollback, removal',
    load: () => import('./install-hub/run.ts'),
  },
  'kill-hub': {
    about: 'kills the hub 50 times under load; nothing may be lost, or said twice',
    load: () => import('./kill-hub/run.ts'),
  },
  'kill-month': {
    about: 'a simulated month during which the hub is killed 20 times, beside the same month undisturbed',
    load: () => import('./month/kill.ts'),
  },
  'kill-store': {
    about: 'kills a writer of the store 50 times and looks for what it had acknowledged',
    load: () => import('./store/kill.ts'),
  },
  month: {
    about: "simulated months of questions: Herald's counts beside the truth, and how well questions are recognised",
    load: () => import('./month/run.ts'),
  },
  mutation: {
    about: 'plants small mistakes into the code that decides, and tells which the tests beside it notice',
    load: () => import('./mutation/run.ts'),
  },
  prometheus: {
    about: '10,000 hosts through the metrics of the hub into a real Prometheus: every sample, and the cost to the hub',
    load: () => import('./prometheus/run.ts'),
  },
  'real-chat': {
    about: 'real chat from a folder: when Herald speaks, when it should, and what it misses',
    load: () => import('./real-chat/run.ts'),
  },
  reply: {
    about: 'from a message to the reply, at 20 questions a second with 10,000 hosts',
    load: () => import('./reply/run.ts'),
  },
  'rough-day': {
    about: 'the end-to-end tests on days on which much goes wrong at Discord: rough-day --seeds 3',
    load: () => import('./rough-day/run.ts'),
  },
  'run-herald': {
    about: 'the guide "Run Herald", block by block as a reader pastes it, on a fresh Debian',
    load: () => import('./run-herald/run.ts'),
  },
  store: {
    about: 'a year of history for 1,000 hosts: size on disk and query times, on both engines',
    load: () => import('./store/size.ts'),
  },
  template: {
    about: "reads the CloudFormation template with AWS's linter, which must refuse spoilt copies of it",
    load: () => import('./template/run.ts'),
  },
  'three-hubs': {
    about: 'three hubs on one PostgreSQL: one killed, one paused, the database restarted',
    load: () => import('./three-hubs/run.ts'),
  },
  times: {
    about: 'reads a JSONL table of typed times, and counts right, asked and wrong: times FILE [--json]',
    load: () => import('./times/run.ts'),
  },
  understanding: {
    about: 'what reading one message costs with 10,000 hosts',
    load: () => import('./understanding/run.ts'),
  },
  walks: {
    about: 'the files that one question, and one poll that ends in an alert, walk through',
    load: () => import('./walks/run.ts'),
  },
  web: {
    about: 'the fleet page with 10,000 hosts, and what 500 open live pages cost the hub',
    load: () => import('./web/run.ts'),
  },
};

const width = Math.max(0, ...Object.keys(benches).map((known) => known.length));
const list = Object.entries(benches).map(([known, { about }]) => `  ${known.padEnd(width)}  ${about}`);
const help = ['Usage: npm run bench -- NAME [its own arguments] | --help | --version', '', ...list].join('\n');

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
const said = bench ? undefined : helpOrVersion([name], { help, version });
if (said !== undefined) console.log(said);
else if (bench) {
  const { run } = await bench.load();
  await run(args);
} else {
  console.error(name === '' ? 'Which bench? Say one of:' : `There is no bench "${name}". Say one of:`);
  console.error(list.join('\n'));
  process.exitCode = 2;
}
