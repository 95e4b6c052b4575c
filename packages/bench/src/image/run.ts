/**
 * `bench image [ROOT]`: builds the images of hub and agent and starts docker-compose.yml, as its first lines say, in a copy of the
 * repository; both agents must be healthy and tell their containers' limits, and the hub must answer for both. Needs root,
 * podman, podman-compose, runc and iptables; the base image is made of Debian's packages (debootstrap), so no registry is reached.
 */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { generateKeyPair } from '@herald/protocol/keys';
import { makeRoot } from '../install/container.ts';
import { inspectAgent, wordsOf } from './agent-container.ts';
import { type Done, makeBase, removeImages, run as runProgram, writeEngineSettings } from './engine.ts';
import { inspectHub } from './hub-container.ts';

const project = 'herald-trial';
const answerLimitSeconds = 120;
const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
const agents = ['agent-a', 'agent-b'] as const;

export async function run([root = '/var/tmp/herald-slim-root']: readonly string[]): Promise<void> {
  const results: { step: string; isWell: boolean; seconds: number }[] = [];
  let figuresOfHub = {};
  const folder = mkdtempSync(join(tmpdir(), 'herald-image-'));
  const place = join(folder, 'herald');
  let env: Record<string, string> = {};
  const compose = (...args: string[]) => runProgram('podman-compose', ['-p', project, ...args], { cwd: place, env });
  const within = (service: string, ...args: string[]) =>
    runProgram('podman', ['exec', `${project}_${service}_1`, ...args]);
  try {
    makeRoot(root, []);
    copyRepository(place);
    process.env['CONTAINERS_CONF'] = writeEngineSettings(folder);
    const base = makeBase(root);
    env = {
      HERALD_AGENT_BASE: base,
      HERALD_HUB_BASE: base,
      HERALD_HUB_IMAGE: 'localhost/herald-trial-hub',
      HERALD_AGENT_IMAGE: 'localhost/herald-trial-agent',
      HERALD_PUBLISH: String(await freePort()),
      // Docker heeds the health check of an image as it is; podman where the image is written in Docker's form.
      BUILDAH_FORMAT: 'docker',
      // Podman leaves the regular checks to systemd, which does not run here: the trial makes them itself.
      DISABLE_HC_SYSTEMD: 'true',
    };
    const builder = join(place, 'packages/agent/src/build/build-main.ts');
    step('the archives are built', runProgram(process.execPath, [builder], { cwd: place }));
    const hubBuilder = join(place, 'packages/release/src/build-main.ts');
    step(
      "the hub's archive is built",
      runProgram(process.execPath, [hubBuilder, '--only', architecture], { cwd: place }),
    );
    const archiveMegabytes = sizeOfArchive(join(place, 'packages/hub/dist'));
    const { privateKey, publicKey } = generateKeyPair();
    writeFileSync(join(place, '.env'), `HERALD_HUB_PRIVATE_KEY=${privateKey}\nHERALD_HUB_PUBLIC_KEY=${publicKey}\n`);
    const hosts = agents.map((name) => `  ${name}: { address: "http://${name}:9440" }\n`).join('');
    writeFileSync(join(place, 'registry.yaml'), `defaults: { poll: 5s }\nhosts:\n${hosts}`);

    step('the images are built', compose('build'));
    // Older compose programs end well whatever the engine said.
    for (const name of [env['HERALD_HUB_IMAGE'], env['HERALD_AGENT_IMAGE']])
      step(`there is ${name}`, runProgram('podman', ['image', 'exists', name ?? '']));
    const startedMs = performance.now();
    step('hub and agents are started', compose('up', '-d'));
    for (const name of agents) {
      const answer = await ask(name, startedMs);
      step(`the hub says that ${name} is up`, answer, /is up/);
    }
    for (const name of agents) {
      const { health, restarts, limits, report } = inspectAgent(`${project}_${name}_1`);
      step(`the health check of ${name}'s image passes`, health);
      check(`${name} runs as it was started (${restarts} restarts)`, restarts === 0);
      const { scope, memory, cpu } = report.metrics;
      check(
        `${name} tells its container: ${memory.totalBytes} bytes, ${cpu.cores} cores`,
        scope === 'container' && memory.totalBytes === limits.memoryBytes && cpu.cores === limits.cores,
      );
      step(`the hub tells the same of ${name}`, tell(name), wordsOf(limits));
    }
    const startSeconds = startOf(`${project}_hub_1`);
    check('the hub says that it has started', startSeconds !== undefined, startSeconds);
    const hub = inspectHub(`${project}_hub_1`, env['HERALD_HUB_IMAGE'] ?? '', base);
    step("the health check of the hub's image passes", hub.health);
    check(`the hub is user 10001, without capabilities: ${hub.user}`, /^10001 CapEff: 0{16}$/.test(hub.user));
    check('the hub cannot write into its image', hub.writing.code !== 0 && /[Rr]ead-only/.test(hub.writing.text));
    console.log(
      `       the hub's image has ${hub.imageMegabytes} MB, of them Herald's own ${hub.ownMegabytes}; resident ${hub.residentMegabytes} MB`,
    );
    figuresOfHub = {
      archiveMegabytes,
      imageMegabytes: hub.imageMegabytes,
      ownMegabytes: hub.ownMegabytes,
      residentMegabytes: hub.residentMegabytes,
    };
    const silent = [
      'run',
      '--rm',
      '--env',
      `HERALD_HUB_PUBLIC_KEY=${publicKey}`,
      env['HERALD_AGENT_IMAGE'] ?? '',
      'alive',
    ];
    const alone = runProgram('podman', silent);
    check(
      'the check fails where no agent answers',
      alone.code === 1 && /No agent answers/.test(alone.text),
      alone.seconds,
    );
    const page = await fetch(`http://127.0.0.1:${env['HERALD_PUBLISH']}/health`).catch(() => undefined);
    check('the page is reached from outside', page !== undefined && page.status < 500);
  } finally {
    compose('down', '-v');
    removeImages();
    rmSync(folder, { recursive: true, force: true });
  }
  const isWell = results.every((result) => result.isWell);
  const figures = Object.fromEntries(results.map(({ step: name, seconds }) => [name, seconds]));
  console.log(JSON.stringify({ bench: 'image', isWell, ...figuresOfHub, figures }));
  if (!isWell) process.exitCode = 1;

  function tell(name: string): Done {
    return within('hub', 'herald', 'ask', `tell me about ${name}`);
  }

  /** Asks until it is up, as the hub's own terminal does. */
  async function ask(name: string, startedMs: number): Promise<Done> {
    for (;;) {
      const { code, text } = within('hub', 'herald', 'ask', `is ${name} up?`);
      const seconds = (performance.now() - startedMs) / 1000;
      if (/is up/.test(text) || seconds > answerLimitSeconds) return { code, text, seconds };
      await wait(500);
    }
  }

  function step(name: string, { code, text, seconds }: Done, expected = /(?:)/): void {
    const isWell = code === 0 && expected.test(text);
    check(name, isWell, seconds);
    if (!isWell) console.log(`  exit code ${code}\n${text.slice(-4000).replace(/^/gm, '  ')}`);
  }

  function check(name: string, isWell: boolean, seconds = 0): void {
    results.push({ step: name, isWell, seconds: Math.round(seconds * 10) / 10 });
    console.log(`${isWell ? 'well  ' : 'FAILED'} ${name}${seconds >= 0.1 ? ` (${seconds.toFixed(1)} s)` : ''}`);
  }
}

function sizeOfArchive(folder: string): number {
  const [name = ''] = globSync('herald-hub-*.tar.gz', { cwd: folder });
  return Math.round(statSync(join(folder, name)).size / 1e6);
}

/** From the start of the container to the line in which the hub says so. */
function startOf(container: string): number | undefined {
  const startedAt = runProgram('podman', ['inspect', '--format', '{{.State.StartedAt.UnixMilli}}', container]).text;
  const line = runProgram('podman', ['logs', container])
    .text.split('\n')
    .find((one) => one.includes('hub started'));
  return line === undefined ? undefined : (Number(/"time":(\d+)/.exec(line)?.[1]) - Number(startedAt)) / 1000;
}

/** What the compose file mounts and builds from; what was built, and the settings of whoever runs the trial, stay behind. */
function copyRepository(place: string): void {
  const repository = fileURLToPath(new URL('../../../../', import.meta.url));
  const wanted = ['package.json', 'docker-compose.yml', 'packages', 'node_modules'];
  const left = /\/(packages\/(?:agent|hub)\/dist|packages\/[^/]+\/(data|\.env))$/;
  for (const name of wanted)
    cpSync(join(repository, name), join(place, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !left.test(source),
    });
  if (!readFileSync(join(place, 'docker-compose.yml'), 'utf8').includes('agent-b'))
    throw new Error('docker-compose.yml names no second agent.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
