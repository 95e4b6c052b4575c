/** Pictures of the sandbox's channels with every kind of answer in them. */
import { join } from 'node:path';
import type { Discord } from '@herald/discord-sandbox/start-discord';
import type { Browser, Page } from 'playwright-core';
import type { Lively } from './start-lively.ts';

/** What is asked in each channel, by whom; people look at the channel with Carla's eyes. */
const questions = [
  ['#status', 'Carla', '@Herald hello world'],
  ['#status', 'Carla', 'tell me about web-1'],
  ['#status', 'Chris', 'is billing down??'],
  ['#status', 'Chidi', 'is checkout ok?'],
  ['#status', 'Carla', '@Herald tell me about worker-2'],
  ['#facts', 'Carla', '@Herald how full is the disk on web-1?'],
  ['#facts', 'Chris', '@Herald cpu of all checkout servers'],
  ['#facts', 'Chidi', '@Herald compare web-1 and web-2'],
  ['#facts', 'Cleo', '@Herald how are all servers?'],
  ['#times', 'Carla', 'when is the next downtime for billing?'],
  ['#times', 'Chris', '@Herald what is planned this month?'],
  ['#times', 'Chidi', '@Herald what happened to checkout last week?'],
  ['#times', 'Cleo', '@Herald since when is exports down?'],
  ['#words', 'Carla', '@Herald help'],
  ['#words', 'Chris', '@Herald make me a sandwich'],
  ['#words', 'Chidi', '@Herald is web-77 up?'],
  ['#words', 'Cleo', '@Herald is chekcout up'],
  ['#words', 'Erin', '@Herald tell me when billing is back'],
] as const;

/** A channel each picture; the last four are filled by themselves. */
const channels = [
  'status',
  'facts',
  'times',
  'words',
  'ask-engineering',
  'billing',
  'alerts',
  'leaders',
  'general',
] as const;

const forms = [
  { name: 'light-wide', colorScheme: 'light', width: 1100 },
  { name: 'dark-wide', colorScheme: 'dark', width: 1100 },
  { name: 'light-narrow', colorScheme: 'light', width: 400 },
  { name: 'dark-narrow', colorScheme: 'dark', width: 400 },
] as const;
const tall = 4_200;

/** How tall a card stands in its channel, buttons and menu included. */
export type CardHeight = { channel: string; says: string; form: string; pixels: number };

export async function shootAnswers(browser: Browser, lively: Lively, folder: string): Promise<CardHeight[]> {
  const { discord } = lively;
  const heights: CardHeight[] = [];
  await seesTrouble(discord);
  await fillChannels(discord);
  await inForms(browser, async (form, open) => {
    for (const channel of channels) await shootChannel(await open(channel), { channel, as: channel, ...form });
    const path = join(folder, `form-${form.name}.jpg`);
    await shootForm(await (await open('status')).context().newPage(), discord, path);
  });
  // What was told of the troubles, once they are over.
  await lively.mend(browser, await lively.signIn(browser));
  await inForms(browser, async (form, open) =>
    shootChannel(await open('alerts'), { channel: 'alerts', as: 'alerts-over', ...form }),
  );
  return heights;

  async function inForms(
    from: Browser,
    shoot: (form: (typeof forms)[number], open: (channel: string) => Promise<Page>) => Promise<void>,
  ): Promise<void> {
    for (const form of forms) {
      const context = await from.newContext({
        viewport: { width: form.width, height: tall },
        colorScheme: form.colorScheme,
        timezoneId: 'Europe/Berlin',
        locale: 'en-GB',
      });
      context.setDefaultTimeout(90_000);
      await shoot(form, async (channel) => openChannel(await context.newPage(), discord, channel));
      await context.close();
    }
  }

  async function shootChannel(
    page: Page,
    { channel, as, name, colorScheme }: (typeof forms)[number] & { channel: string; as: string },
  ): Promise<void> {
    const path = join(folder, `${as}-${name}.jpg`);
    await page.screenshot({ path, type: 'jpeg', quality: 70, clip: await boxOfMessages(page) });
    if (colorScheme === 'light')
      heights.push(...(await cardHeights(page)).map((card) => ({ ...card, channel, form: name })));
    await page.close();
  }
}

async function cardHeights(page: Page): Promise<{ says: string; pixels: number }[]> {
  return page.evaluate(`[...document.querySelectorAll('[data-message][data-author="Herald"]')].flatMap((message) => {
    const parts = [...message.querySelectorAll('[data-embed], .components')];
    if (parts.length === 0) return [];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    const pixels = Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
    return [{ says: parts[0].textContent.trim().replace(/\\s+/g, ' ').slice(0, 60), pixels: Math.round(pixels) }];
  })`);
}

/** The fleet has to have its troubles before it is asked about: the alert says so. */
async function seesTrouble(discord: Discord): Promise<void> {
  const isTold = (discord.world.channels.get(discord.channelId('alerts'))?.messages.size ?? 0) > 0;
  if (!isTold) await discord.nextMessage({ channel: '#alerts', from: 'bot' }, AbortSignal.timeout(120_000));
}

async function fillChannels(discord: Discord): Promise<void> {
  for (const [channel, who, text] of questions) {
    const answer = discord.nextMessage({ channel, from: 'bot' });
    await discord.as(who).say(channel, text);
    const reply = await answer;
    if (text === 'tell me about web-1') {
      const edited = discord.nextEdit({ message: reply });
      await discord.as(who).press(reply, 'Details');
      await edited;
    }
  }
  const carla = discord.as('Carla');
  await carla.slash('explain', { message: 'can someone restart api-2?' }, { channel: '#words' });
  await carla.slash('subscribe', { name: 'billing', quiet: '22:00-07:00' }, { channel: '#words' });
  await carla.slash('subscriptions', {}, { channel: '#words' });
  await carla.slash('privacy', {}, { channel: '#words' });
  await discord.as('Erin').slash('inquiries', {}, { channel: '#times' });
  await carla.slash('history', { name: 'checkout', when: 'last week' }, { channel: '#times' });
  const offered = discord.nextMessage({ from: 'bot' });
  await carla.say('#ask-engineering', 'is exports down?');
  await offered;
  const announced = discord.nextMessage({ channel: '#billing', from: 'bot' }, AbortSignal.timeout(120_000));
  await announceMaintenance(discord.as('Erin'));
  await announced;
}

async function announceMaintenance(erin: ReturnType<Discord['as']>): Promise<void> {
  const form = await erin.slash('downtime plan', {}, { channel: '#times' });
  if (form.kind !== 'modal') return;
  const shown = await erin.submitModal(form.modal, {
    title: 'New disks',
    when: 'in 2 hours for 30 minutes',
    repeats: '',
    affects: 'billing',
    customers: 'Invoices cannot be sent for half an hour.',
  });
  if (shown.kind === 'reply') await erin.press(shown.message, 'Announce it');
}

async function openChannel(page: Page, discord: Discord, channel: string, who = 'Carla'): Promise<Page> {
  await page.goto(`${discord.pageUrl}?as=${who}&channel=${channel}`);
  await page.locator('[data-message]').first().waitFor();
  await page.waitForFunction('[...document.images].every((image) => image.complete)');
  return page;
}

/** From the first message to the last: a channel's empty part would be most of the picture. */
async function boxOfMessages(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const messages = page.locator('[data-message]');
  const [first, last] = [await messages.first().boundingBox(), await messages.last().boundingBox()];
  if (!first || !last) throw new Error('The channel shows no message.');
  const top = Math.max(0, first.y - 8);
  return { x: first.x, y: top, width: first.width, height: Math.min(tall, last.y + last.height + 8) - top };
}

/** The form of `/downtime plan`, opened as an engineer opens it. */
async function shootForm(page: Page, discord: Discord, path: string): Promise<void> {
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 1000, height: 900 });
  await openChannel(page, discord, 'status', 'Erin');
  const dialog = page.getByRole('dialog');
  // A busy machine may be later than the three seconds that Discord waits; then a person tries again.
  for (let attempt = 0; attempt < 3 && !(await dialog.isVisible()); attempt += 1) {
    const composer = page.locator('[data-composer]');
    await composer.fill('/downtime plan');
    await composer.press('Enter');
    await page.getByRole('button', { name: 'Send' }).click();
    await dialog.waitFor({ timeout: 6_000 }).catch(() => undefined);
  }
  await page.screenshot({ path, type: 'jpeg', quality: 70 });
  await page.close();
}
