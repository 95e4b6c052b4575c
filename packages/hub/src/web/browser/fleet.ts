/** Searches while one types, without losing the place. */
import { showTimes } from './common.ts';

const form = document.getElementById('filters');
const place = document.getElementById('hosts');
let running: AbortController | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

if (form instanceof HTMLFormElement && place) {
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(form, place), 150);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search(form, place);
  });
}

async function search(from: HTMLFormElement, into: HTMLElement): Promise<void> {
  running?.abort();
  const own = new AbortController();
  running = own;
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(from)) if (typeof value === 'string' && value !== '') query.set(name, value);
  const text = query.toString();
  try {
    const response = await fetch(`/fleet/hosts?${text}`, { signal: own.signal });
    if (!response.ok) throw new Error(String(response.status));
    into.innerHTML = await response.text();
    showTimes(into);
    history.replaceState(null, '', text === '' ? '/fleet' : `/fleet?${text}`);
  } catch {
    // The plain form says what is wrong, signed out or cut off.
    if (!own.signal.aborted) from.submit();
  }
}
