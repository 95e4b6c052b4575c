/** A button for paper; the browser's own dialog also writes a PDF. Without scripts its menu does the same, and the button is not shown. */

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
