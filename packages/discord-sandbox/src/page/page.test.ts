import { fakeClock } from '@herald/protocol/fake-clock';
import { type OpenBrowser, openBrowser } from '@herald/sandbox/browser';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startDiscord } from '../start-discord.ts';
import { textChannel } from '../testing/bot.ts';
import { setScene } from './testing/set-scene.ts';

// A busy machine draws slowly; each step waits for what it needs, and this is only the end of patience.
vi.setConfig({ testTimeout: 90_000 });

let opened: OpenBrowser;
beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened[Symbol.asyncDispose]());

it('shows the answer to what a person types', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  await say(page, 'hello world');
  await message(page, 'Herald').getByText('hello', { exact: true }).waitFor();
  expect(await page.getByText("This is Herald's sandbox, not Discord.").isVisible()).toBe(true);
});

it('fills in a slash command with the keyboard alone', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  await page.locator('[data-composer]').press('/');
  await page.getByRole('option', { name: '/server' }).waitFor();
  await page.keyboard.type('ser');
  await page.keyboard.press('Enter');
  await page.locator('[data-option="name"]').press('w');
  await page.getByRole('option', { name: 'web-2' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().waitFor({ state: 'hidden' });
  await page.keyboard.press('Enter');
  await page.getByText('web-2 is up').waitFor();
  await page.locator('[data-used-command]').waitFor();
});

it('asks for what a command requires before it sends anything', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  await page.locator('[data-composer]').fill('/server');
  await page.keyboard.press('Enter');
  await page.locator('[data-draft]').getByRole('button', { name: 'Send' }).click();
  await page.getByText('name is required').waitFor();
});

it('shows an ephemeral answer to one person, until it is dismissed', async () => {
  await using scene = await setScene(opened.browser);
  const carla = await scene.open('Carla');
  const chris = await scene.open('Chris');
  await say(carla.page, 'server');
  await chris.page.getByRole('button', { name: 'Details' }).waitFor();
  await carla.page.getByRole('button', { name: 'Details' }).click();
  await carla.page.getByText('Only you can see this').waitFor();
  await scene.discord.as('Erin').say('#status', 'seen by all');
  await chris.page.getByText('seen by all').waitFor();
  expect(await chris.page.getByText('more about web-1').count()).toBe(0);
  await carla.page.getByText('Dismiss message').click();
  await carla.page.getByText('more about web-1').waitFor({ state: 'detached' });
});

it('shows an embed with its fields, its picture and the words for the picture', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  await say(page, 'server');
  await page.getByText('23 %').waitFor();
  await page.getByRole('img', { name: 'CPU is quiet' }).waitFor();
  expect(await page.locator('time[datetime="2025-11-24T16:00:00.000Z"]').getAttribute('title')).toContain('2025');
});

it('opens a form, and sends what is typed', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Erin');
  await page.locator('[data-composer]').fill('/downtime plan');
  await page.keyboard.press('Enter');
  await page.locator('[data-draft]').getByRole('button', { name: 'Send' }).click();
  await page.getByRole('dialog', { name: 'Plan downtime' }).waitFor();
  expect(await page.getByLabel('When').getAttribute('aria-describedby')).toBe(
    await page.getByText('Day, start and end').getAttribute('id'),
  );
  await page.getByLabel('When').fill('Saturday 22:00');
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByText('Planned: Saturday 22:00').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

it('chooses from a menu', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  await say(page, 'server');
  await page.getByRole('button', { name: 'Another server' }).click();
  await page.getByRole('option', { name: 'web-2' }).click();
  await page.getByText('web-2 chosen').waitFor();
});

it('runs a command on a message from its menu', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  await scene.discord.as('Chris').say('#status', 'is billing up');
  await message(page, 'Chris').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Answer with Herald' }).click();
  await page.getByText('Answering: is billing up').waitFor();
});

it('lets a person reply, edit and delete', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  await scene.discord.as('Chris').say('#status', 'is biling up');
  await message(page, 'Chris').hover();
  await page.getByRole('button', { name: 'Reply' }).click();
  await say(page, 'you mean billing');
  await page.locator('[data-reply-to]').waitFor();
  await page.locator('[data-composer]').press('ArrowUp');
  await page.locator('[data-editor]').fill('you mean billing?');
  await page.locator('[data-editor]').press('Enter');
  await page.getByText('(edited)').waitFor();
  await message(page, 'Carla').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete Message' }).click();
  await message(page, 'Carla').waitFor({ state: 'detached' });
});

it('says so when the bot does not answer an interaction', async () => {
  const clock = fakeClock(Date.now());
  await using scene = await setScene(opened.browser, { clock });
  const { page } = await scene.open('Carla');
  await page.locator('[data-composer]').fill('/silent');
  await page.keyboard.press('Enter');
  const begun = scene.discord.nextEvent((event) => event.kind === 'interaction' || undefined);
  await page.locator('[data-draft]').getByRole('button', { name: 'Send' }).click();
  await begun;
  await clock.advance(3_001);
  await page.getByText('The application did not respond').waitFor();
});

it('shows that somebody types, what is unread elsewhere, and threads and direct messages', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  await scene.discord.as('Chris').typing('#status');
  await page.getByText('Chris is typing').waitFor();
  await scene.discord.as('Erin').say('#alerts', '@Carla look');
  await page.getByRole('button', { name: 'alerts, 1 mention' }).waitFor();
  const said = await scene.discord.as('Erin').say('#status', 'exports');
  const thread = await scene.discord.as('Erin').createThread(said, 'exports is slow');
  await scene.discord.as('Erin').say(thread.id, 'in the thread');
  await page.locator('[data-thread]').click();
  await page.getByText('in the thread').waitFor();
  await page.getByRole('button', { name: 'Herald', exact: true }).click();
  await say(page, 'hello world');
  await message(page, 'Herald').getByText('hello', { exact: true }).waitFor();
});

it('shows what is pinned', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  const board = await (await textChannel(scene.discord, scene.bot)).send('the live board');
  await board.pin();
  await page.getByRole('button', { name: 'Pinned messages' }).click();
  await page.getByRole('dialog', { name: 'Pinned messages' }).getByText('the live board').waitFor();
});

it('shows hostile text as text', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  await scene.discord
    .as('Chris')
    .say('#status', '<img src=x onerror="document.title=1"> [x](javascript:alert(1)) done');
  await page.getByText('onerror=').waitFor();
  expect(await page.locator('[data-content] img').count()).toBe(0);
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
});

it('says when the bot is offline', async () => {
  await using discord = await startDiscord();
  await using scene = {
    discord,
    page: await opened.browser.newPage(),
    [Symbol.asyncDispose]: async () => scene.page.close(),
  };
  await scene.page.goto(discord.pageUrl);
  await scene.page.getByText('Herald is offline').waitFor();
});

it('is accessible in dark and in light, on a desk and on a phone', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  await say(page, 'server');
  await page.getByText('23 %').waitFor();
  await scene.discord.as('Erin').say('#status', '@Carla and @payments see #alerts `code`');
  await page.getByText('and').last().waitFor();
  await page.evaluate(axe.source);
  for (const width of [1280, 390])
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${colorScheme} at ${width} pixels`).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${width} pixels`).toBeLessThanOrEqual(0);
    }
});

/** Only what is wrong is brought out of the page. */
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

it('says in full on a phone, too, that it is not Discord', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla');
  await page.setViewportSize({ width: 400, height: 800 });
  const { clientWidth, scrollWidth } = await page.locator('.banner').evaluate(widthsOf);
  expect(scrollWidth).toBe(clientWidth);
});

it('puts the channels behind a button on a phone', async () => {
  await using scene = await setScene(opened.browser);
  const { page } = await scene.open('Carla', { width: 390 });
  expect(await page.getByRole('button', { name: 'alerts' }).isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Channels' }).click();
  await page.getByRole('button', { name: 'alerts' }).click();
  await page.getByRole('heading', { name: 'alerts', exact: true }).waitFor();
});

async function say(page: Page, text: string): Promise<void> {
  await page.locator('[data-composer]').fill(text);
  await page.locator('[data-composer]').press('Enter');
}

/** The latest message of somebody. */
function message(page: Page, author: string) {
  return page.locator(`[data-message][data-author="${author}"]`).last();
}

function widthsOf({ clientWidth, scrollWidth }: HTMLElement): { clientWidth: number; scrollWidth: number } {
  return { clientWidth, scrollWidth };
}
