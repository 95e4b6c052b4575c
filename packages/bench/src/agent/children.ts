/** `bench agent-children [SECONDS]`: strace watches the bundled agent sample and answer (20 s); it must start no other program. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findSubjects, portOf } from './subjects.ts';

const strace = '/usr/bin/strace';
const startLimitMs = 60_000;
/** A thread is none: `clone` with CLONE_THREAD. What is left makes a process, or becomes another program. */
const startsProcess = /\b(?:fork|vfork)\(|\bclone3?\((?!.*CLONE_THREAD)|\bexecve(?:at)?\(/;

export async function run([seconds = '20']: readonly string[]): Promise<void> {
  if (!existsSync(strace)) {
    console.log('strace is not installed here: nothing was watched.');
    process.exitCode = 1;
    return;
  }
  const directory = mkdtempSync(join(tmpdir(), 'herald-bench-children-'));
  const trace = join(directory, 'trace');
  const subject = findSubjects(directory).subjects.find(({ name }) => name === 'herald-agent');
  if (!subject) throw new Error('the agent could not be bundled');
  const url = `http://127.0.0.1:${portOf(subject)}${subject.path}`;
  const child = spawn(strace, ['-f', '-qq', '-e', 'trace=process', '-o', trace, subject.command, ...subject.args], {
    stdio: 'ignore',
    env: { PATH: process.env['PATH'] ?? '', ...subject.env, HERALD_AGENT_SAMPLE_SECONDS: '1' },
  });
  const ended = once(child, 'exit');
  const ask = async () => (await fetch(url, { headers: subject.headers(url) }).catch(() => undefined))?.status === 200;
  try {
    const startedMs = performance.now();
    while (!(await ask())) {
      if (performance.now() - startedMs > startLimitMs) throw new Error('the agent did not answer');
      await wait(100);
    }
    let answers = 0;
    for (const endMs = performance.now() + Number(seconds) * 1000; performance.now() < endMs; await wait(500))
      answers += (await ask()) ? 1 : 0;
    spawnSync('kill', ['-TERM', ...childrenOf(child.pid)]);
    await ended;
    const calls = readFileSync(trace, 'utf8').split('\n');
    // The first is the agent's own beginning.
    const own = calls.findIndex((line) => startsProcess.test(line));
    const others = calls.filter((line, index) => index !== own && startsProcess.test(line));
    for (const line of others) console.log(line);
    const isWell = own !== -1 && others.length === 0 && answers > 0;
    console.log(
      `${isWell ? 'well  ' : 'FAILED'} ${answers} answers, ${seconds} samples or more, ${others.length} programs started`,
    );
    console.log(JSON.stringify({ bench: 'agent-children', isWell, figures: { answers, started: others.length } }));
    if (!isWell) process.exitCode = 1;
  } finally {
    // The agent itself: without strace it would live on.
    if (child.exitCode === null) spawnSync('kill', ['-KILL', ...childrenOf(child.pid)]);
    child.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  }
}

function childrenOf(pid: number | undefined): string[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
}
