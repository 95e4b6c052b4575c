/** `npm run bench -- NAME`: measures one thing, prints a table, then one line of JSON with the figures and ratios. */

import { helpOrVersion } from '@herald/protocol/help-or-version';
import benchPackage from '../package.json' with { type: 'json' };

const { version } = benchPackage;

/** Each bench is a module that exports `run(args)`; it is loaded only when asked for. */
type Bench = { run(args: readonly string[]): Promise<void> };

/** What is compared is measured in turns (`in-turns.ts`); what compares nothing says so. */
const measures = {
  inTurns: 'It compares in turns, in one run. Ratios depend on the machine and its load, and on the versions compared.',
  ofMachine: 'It compares nothing: its times are those of this machine at its load.',
  sizes: 'It compares sizes, which depend on the code alone. Its times are those of this machine at its load.',
  ofCode: 'It compares nothing, and its figures depend on the code and what it is given alone.',
  passes: 'It compares nothing: it passes or fails. How long that takes depends on the machine.',
};

const benches: Record<string, { measures: keyof typeof measures; about: string; load(): Promise<Bench> }> = {
  agent: {
    measures: 'inTurns',
    about: 'the footprint of the agent, beside bare Node, node_exporter and glances',
    load: () => import('./agent/run.ts'),
  },
  'agent-children': {
    measures: 'passes',
    about: 'watches the agent with strace: in its steady state it starts no other program',
    load: () => import('./agent/children.ts'),
  },
  answers: {
    measures: 'ofMachine',
    about: 'a question among 10,000 hosts, and one about all of them, inside the hub',
    load: () => import('./answers/run.ts'),
  },
  discord: {
    measures: 'passes',
    about: "plays scenes in somebody else's Discord: discord --url … --token … --channel … | --twin FOLDER",
    load: () => import('./discord/run.ts'),
  },
  'downtime-life': {
    measures: 'passes',
    about: 'planned downtime from plan to end, the hub killed after every step; each thing is said once',
    load: () => import('./downtime-life/run.ts'),
  },
  failover: {
    measures: 'passes',
    about: 'three hubs on PostgreSQL with a standby: the primary killed, the standby promoted, hubs restarted in turn',
    load: () => import('./failover/run.ts'),
  },
  fuzz: {
    measures: 'passes',
    about: 'metadata, kernel texts, registries, targets, PostgreSQL refusals: 100,000 spoilt ones of each',
    load: () => import('./fuzz/run.ts'),
  },
  'fuzz-agent': {
    measures: 'passes',
    about: 'sends 100,000 random and mutated requests to an agent',
    load: () => import('./agent/fuzz.ts'),
  },
  hub: {
    measures: 'inTurns',
    about: 'what polling a fleet costs, beside Prometheus and a bare loop',
    load: () => import('./hub/run.ts'),
  },
  image: {
    measures: 'passes',
    about: 'builds the image of the agent and starts docker-compose.yml with podman: a hub and two agents',
    load: () => import('./image/run.ts'),
  },
  install: {
    measures: 'passes',
    about: 'installs, upgrades, takes back and removes the agent in a booted systemd container',
    load: () => import('./install/run.ts'),
  },
  'install-hub': {
    measures: 'passes',
    about: 'the hub by its archive on a fresh Debian: install, first answer, upgrade, rollback, removal',
    load: () => import('./install-hub/run.ts'),
  },
  'kill-hub': {
    measures: 'passes',
    about: 'kills the hub 50 times under load; nothing may be lost, or said twice',
    load: () => import('./kill-hub/run.ts'),
  },
  'kill-month': {
    measures: 'passes',
    about: 'a simulated month during which the hub is killed 20 times, beside the same month undisturbed',
    load: () => import('./month/kill.ts'),
  },
  'kill-store': {
    measures: 'passes',
    about: 'kills a writer of the store 50 times and looks for what it had acknowledged',
    load: () => import('./store/kill.ts'),
  },
  month: {
    measures: 'ofCode',
    about: "simulated months of questions: Herald's counts beside the truth, and how well questions are recognised",
    load: () => import('./month/run.ts'),
  },
  mutation: {
    measures: 'ofCode',
    about: 'plants small mistakes into the code that decides, and tells which the tests beside it notice',
    load: () => import('./mutation/run.ts'),
  },
  prometheus: {
    measures: 'inTurns',
    about: '10,000 hosts through the metrics of the hub into a real Prometheus: every sample, and the cost to the hub',
    load: () => import('./prometheus/run.ts'),
  },
  'real-chat': {
    measures: 'ofCode',
    about: 'real chat from a folder: when Herald speaks, when it should, and what it misses',
    load: () => import('./real-chat/run.ts'),
  },
  reply: {
    measures: 'inTurns',
    about: 'from a message to the reply, at 20 questions a second with 10,000 hosts',
    load: () => import('./reply/run.ts'),
  },
  'rough-day': {
    measures: 'passes',
    about: 'the end-to-end tests on days on which much goes wrong at Discord: rough-day --seeds 3',
    load: () => import('./rough-day/run.ts'),
  },
  'run-herald': {
    measures: 'passes',
    about: 'the guide "Run Herald", block by block as a reader pastes it, on a fresh Debian',
    load: () => import('./run-herald/run.ts'),
  },
  store: {
    measures: 'sizes',
    about: 'a year of history for 1,000 hosts: size on disk beside a row a metric, and query times, on both engines',
    load: () => import('./store/size.ts'),
  },
  template: {
    measures: 'passes',
    about: "reads the CloudFormation template with AWS's linter, which must refuse spoilt copies of it",
    load: () => import('./template/run.ts'),
  },
  'three-hubs': {
    measures: 'passes',
    about: 'three hubs on one PostgreSQL: one killed, one paused, the database restarted',
    load: () => import('./three-hubs/run.ts'),
  },
  times: {
    measures: 'ofCode',
    about: 'reads a JSONL table of typed times, and counts right, asked and wrong: times FILE [--json]',
    load: () => import('./times/run.ts'),
  },
  understanding: {
    measures: 'ofMachine',
    about: 'what reading one message costs with 10,000 hosts',
    load: () => import('./understanding/run.ts'),
  },
  walks: {
    measures: 'ofCode',
    about: 'the files that one question, and one poll that ends in an alert, walk through',
    load: () => import('./walks/run.ts'),
  },
  web: {
    measures: 'inTurns',
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
  console.error(measures[bench.measures]);
  const { run } = await bench.load();
  await run(args);
} else {
  console.error(name === '' ? 'Which bench? Say one of:' : `There is no bench "${name}". Say one of:`);
  console.error(list.join('\n'));
  process.exitCode = 2;
}
