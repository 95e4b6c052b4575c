/** The panel beside the channels, with which a newcomer asks, breaks something and looks with other eyes. */
import { type OpenBrowser, openBrowser } from '@herald/sandbox/browser';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Demo } from '../control/demo.ts';
import { type Scene, setScene } from './testing/set-scene.ts';

vi.setConfig({ testTimeout: 90_000 });

let opened: OpenBrowser;
beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened[Symbol.asyncDispose]());

/** One switch, which counts how often it was pressed. */
function stage(scene: Scene): { pressed: string[] } {
  const pressed: string[] = [];
  const demo: Demo = {
    note: 'web-1 is this machine.',
    questions: ['hello world', 'server'],
    links: [{ label: 'The status page', url: 'http://127.0.0.1:1/' }],
    switches: () => [
      {
        id: 'agent',
        label: pressed.length % 2 === 0 ? 'Make web-1 stop answering' : 'Start web-1 again',
        hint: 'Ends the agent.',
        isOn: pressed.length % 2 === 1,
      },
    ],
    press: async (id) => void pressed.push(id),
  };
  scene.discord.showDemo(demo);
  return { pressed };
}

it('asks a question at a press, from whatever channel', async () => {
  await using scene = await setScene(opened.browser);
  stage(scene);
  const { page } = await scene.open('Carla');
  await page.getByRole('button', { name: '#alerts' }).click();
  await page.getByRole('button', { name: 'hello world' }).click();
  await page.locator('[data-message][data-author="Herald"]').getByText('hello', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'status', exact: true }).waitFor();
});

it('throws a switch, and says what it does next', async () => {
  await using scene = await setScene(opened.browser);
  const { pressed } = stage(scene);
  const { page } = await scene.open('Carla');
  await page.getByRole('button', { name: 'Make web-1 stop answering' }).click();
  await page.getByRole('button', { name: 'Start web-1 again' }).waitFor();
  expect(pressed).toEqual(['agent']);
});

it('shows at once what was switched elsewhere, as from the terminal', async () => {
  await using scene = await setScene(opened.browser);
  const { pressed } = stage(scene);
  const { page } = await scene.open('Carla');
  await page.getByRole('button', { name: 'Make web-1 stop answering' }).waitFor();
  pressed.push('terminal');
  await page.getByRole('button', { name: 'Start web-1 again' }).waitFor();
});

it('lets a person be somebody else at a press', async () => {
  await using scene = await setScene(opened.browser);
  stage(scene);
  const { page } = await scene.open('Carla');
  await page.getByRole('button', { name: 'Erin Engineer' }).click();
  await page.locator('[data-become="Erin"][aria-pressed="true"]').waitFor();
  expect(await page.locator('[data-who]').inputValue()).toBe(scene.discord.personId('Erin'));
});

it('keeps out of the way on a phone until it is asked for, and after a question', async () => {
  await using scene = await setScene(opened.browser);
  stage(scene);
  const { page } = await scene.open('Carla', { width: 390 });
  const panel = page.getByRole('complementary', { name: 'Try Herald' });
  await page.getByRole('button', { name: 'Try it' }).click();
  await panel.waitFor();
  await page.getByRole('button', { name: 'hello world' }).click();
  await panel.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByRole('button', { name: 'hello world' }).press('Escape');
  await panel.waitFor({ state: 'hidden' });
});

it('offers nothing where nothing is staged', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  expect(await page.getByRole('button', { name: 'Try it' }).count()).toBe(0);
  const refused = await page.request.post(`${scene.discord.pageUrl}sandbox/demo`, { data: '{"press":"agent"}' });
  expect([refused.status(), await refused.json()]).toEqual([
    400,
    expect.objectContaining({ code: 'sandbox/bad-request' }),
  ]);
});

it('is accessible and never wider than the window, at a desk, and on a small phone, which is a desk at 400 % too', async () => {
  await using scene = await setScene(opened.browser);
  stage(scene);
  const { page } = await scene.open('Carla', { width: 1280 });
  await page.getByRole('complementary', { name: 'Try Herald' }).waitFor();
  await page.evaluate(axe.source);
  for (const width of [1280, 400, 320])
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${colorScheme} at ${width} pixels`).toEqual([]);
      expect(await overflow(page), `${width} pixels`).toBeLessThanOrEqual(0);
    }
});

it('puts fields one under another on a phone, and every command on a line of its own, as Discord does', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla', { width: 400 });
  await scene.discord.as('Carla').say('#status', 'fields');
  const left = async (name: string) => (await page.getByText(name, { exact: true }).boundingBox())?.x;
  await page.getByText('Memory', { exact: true }).waitFor();
  expect(await left('CPU')).toBe(await left('Memory'));
  await page.locator('[data-composer]').fill('/');
  const command = page.getByRole('option', { name: '/downtime plan' });
  const [name, says] = await Promise.all(['span', 'small'].map((part) => command.locator(part).boundingBox()));
  expect(says?.y).toBeGreaterThanOrEqual((name?.y ?? 0) + (name?.height ?? 0));
});

it('sets what follows an author’s last message exactly below it, in either theme', async () => {
  await using scene = await setScene(opened.browser);
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await scene.open('Carla', { colorScheme });
    for (const text of ['first line', 'second line']) await scene.discord.as('Chris').say('#status', text);
    const left = async (text: string) => (await page.getByText(text).last().boundingBox())?.x;
    await page.getByText('second line').last().waitFor();
    expect(await left('second line'), colorScheme).toBe(await left('first line'));
  }
});

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa'],
      resultTypes: ['violations'],
    });
    return results.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join(' | ')}`,
    );
  });
}
