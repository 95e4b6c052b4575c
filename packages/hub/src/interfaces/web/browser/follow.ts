/** Asks to be told of changes without leaving the page; what was read stays in sight. */

document.addEventListener('submit', (event) => {
  if (!(event.target instanceof HTMLFormElement) || !event.target.matches('[action="/follow"]')) return;
  event.preventDefault();
  void follow(event.target);
});

async function follow(form: HTMLFormElement): Promise<void> {
  const said = document.createElement('p');
  said.className = 'quiet';
  said.role = 'status';
  try {
    const data = new FormData(form);
    const response = await fetch('/follow', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-herald-csrf': String(data.get('csrf') ?? '') },
      body: new URLSearchParams({ name: String(data.get('name') ?? '') }),
    });
    if (!response.ok) throw new Error(String(response.status));
    said.textContent = await response.text();
    form.replaceWith(said);
  } catch {
    said.textContent = 'That did not work. Try again in a few seconds, or use /subscribe in Discord.';
    form.append(said);
  }
}
