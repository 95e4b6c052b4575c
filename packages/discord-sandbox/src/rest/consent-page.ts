/** Discord's consent page, with the sandbox's people to choose from. */
import type { World } from '../world/world.ts';

/** `url` is the page's own; each choice adds the person to it. */
export function consentPage(
  world: World,
  url: string,
  { application, scope }: { application: string; scope: string },
): string {
  const people = [...world.users.values()].filter((user) => !user.bot);
  const link = (personId: string, label: string, style: string) =>
    `<a class="${style}" href="${escapeHtml(`${url}&sandbox_person=${personId}`)}">${escapeHtml(label)}</a>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Authorize access to your account</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#ebedef, #1e1f22); color: light-dark(#2e3338, #dbdee1); }
  main { width: min(26rem, calc(100vw - 2rem)); padding: 1.5rem; border-radius: 8px; background: light-dark(#fff, #313338); }
  h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
  p { margin: 0 0 1rem; }
  a { display: block; margin: .5rem 0; padding: .6rem 1rem; border-radius: 4px; text-decoration: none; text-align: center; }
  .person { background: #4752c4; color: #fff; } .cancel { color: inherit; }
  a:focus-visible { outline: 3px solid light-dark(#2e3338, #fff); outline-offset: 2px; }
  small { opacity: .8; }
</style></head><body><main>
<h1>${escapeHtml(application)} wants to access your account</h1>
<p>It asks for: ${escapeHtml(scope)}. Continue as</p>
${people.map(({ id, displayName }) => link(id, displayName, 'person')).join('\n')}
${link('', 'Cancel', 'cancel')}
<small>This is Herald's sandbox, not Discord.</small>
</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
