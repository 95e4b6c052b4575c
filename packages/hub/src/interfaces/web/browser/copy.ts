/** A button beside what is to be copied. */

export function addCopyButtons(root: ParentNode = document): void {
  for (const block of root.querySelectorAll('pre.copy')) {
    if (block.querySelector('button')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(block.querySelector('code')?.textContent ?? '').then(() => {
        button.textContent = 'Copied';
      });
    });
    block.append(button);
  }
}

addCopyButtons();
