/** Loaded into the hub by a test: something throws that nobody catches, at SIGUSR2 or while an event of Discord with these words is read. */
const words = 'planted by a test';

function plant(): void {
  setImmediate(() => {
    throw new TypeError(words);
  });
}

process.on('SIGUSR2', plant);
const { parse } = JSON;
JSON.parse = (text: string, reviver?: Parameters<typeof parse>[1]): unknown => {
  if (text.includes(words)) plant();
  return parse(text, reviver);
};
