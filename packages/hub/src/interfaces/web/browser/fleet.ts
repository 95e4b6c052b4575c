/** Searches while one types, without losing the place, and looks again when the health of a server has changed. */
import { renew } from './common.ts';

const form = document.getElementById('filters');
const place = document.getElementById('hosts');
let running: AbortController | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let lookedAtMs = 0;

/** Of hundreds of open pages not all ask in the same moment, nor any more often than this. */
const spreadMs = 1_000;
const pauseMs = 10_000;

if (form instanceof HTMLFormElement && place) {
  form.addEventListener('input', () => searchIn(150));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    searchIn(0);
  });
  document.addEventListener('herald:renewed', (event) => {
    if (!(event instanceof CustomEvent) || event.detail !== 'counts') return;
    searchIn(Math.max(0, lookedAtMs + pauseMs - Date.now()) + Math.random() * spreadMs);
  });
}

function searchIn(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (form instanceof HTMLFormElement && place) void search(form, place);
  }, ms);
}

async function search(from: HTMLFormElement, into: HTMLElement): Promise<void> {
  running?.abort();
  const own = new AbortController();
  running = own;
  lookedAtMs = Date.now();
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(from)) if (typeof value === 'string' && value !== '') query.set(name, value);
  const text = query.toString();
  let response: Response;
  let markup: string;
  try {
    response = await fetch(`/fleet/hosts?${text}`, { signal: own.signal });
    markup = await response.text();
  } catch {
    if (!own.signal.aborted) sayCutOff(into);
    return;
  }
  // The plain form says what is wrong: signed out, or too many requests.
  if (!response.ok) return from.submit();
  renew(into, markup);
  history.replaceState(null, '', text === '' ? '/fleet' : `/fleet?${text}`);
}

/** The list stays: it is better than nothing, as long as nobody takes it for a fresh one. */
function sayCutOff(into: HTMLElement): void {
  const note = into.querySelector('.note') ?? document.createElement('p');
  note.className = 'note warn';
  note.setAttribute('role', 'alert');
  note.textContent = 'Herald does not answer right now. The list below is from before; search again in a few seconds.';
  into.prepend(note);
}
