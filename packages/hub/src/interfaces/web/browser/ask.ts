/** Asks without leaving the page; the newest answer stands on top. */
import { showTimes } from './common.ts';
import { addCopyButtons } from './copy.ts';

const form = document.getElementById('ask');
const answers = document.getElementById('answers');

if (form instanceof HTMLFormElement && answers) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask(form, answers, event.submitter);
  });
  document.getElementById('question')?.focus();
}

async function ask(from: HTMLFormElement, into: HTMLElement, pressed: HTMLElement | null): Promise<void> {
  const data = new FormData(from);
  const again = pressed instanceof HTMLButtonElement && pressed.name === 'again' ? pressed.value : '';
  const question = again || String(data.get('question') ?? '').trim();
  if (question === '') return;
  const waiting = document.createElement('p');
  waiting.className = 'quiet';
  waiting.textContent = `Asking: ${question}`;
  into.prepend(waiting);
  try {
    const response = await fetch('/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-herald-csrf': String(data.get('csrf') ?? '') },
      body: new URLSearchParams({ question }),
    });
    if (!response.ok) throw new Error(String(response.status));
    const holder = document.createElement('div');
    holder.innerHTML = await response.text();
    waiting.replaceWith(...holder.childNodes);
    showTimes(into);
    addCopyButtons(into);
    document.getElementById('afresh')?.removeAttribute('hidden');
    const field = document.getElementById('question');
    if (field instanceof HTMLInputElement) field.value = '';
  } catch (error) {
    const status = error instanceof Error ? error.message : '';
    waiting.textContent =
      status === '401' || status === '403'
        ? 'You are no longer signed in. Open this page again.'
        : status === '429'
          ? 'That was a lot of questions at once. Ask again in a minute.'
          : 'Herald does not answer right now. Your question was not lost: ask again in a few seconds.';
  }
}
