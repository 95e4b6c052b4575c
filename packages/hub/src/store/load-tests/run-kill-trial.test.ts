import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runKillTrial } from './run-kill-trial.ts';

it('keeps every acknowledged write when the hub is killed at random moments', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-kill-'));
  try {
    const trial = { path: join(folder, 'herald.db'), kills: 3, longestMs: 400, random: Math.random };
    for await (const { acknowledged, verdict } of runKillTrial(trial)) {
      expect(acknowledged).toBeGreaterThan(0);
      expect(verdict).toMatchObject({ integrity: 'ok', missing: [], contradictions: [] });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
