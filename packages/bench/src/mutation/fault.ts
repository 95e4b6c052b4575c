/** One change of the text of a file, such as a person makes by mistake. */

export type Fault = {
  start: number;
  end: number;
  /** What stands there instead. */
  text: string;
  /** For people: "`<` for `<=`". */
  what: string;
};

/** The text of a node as it stands in the file. */
export type TextOf = (node: { start: number; end: number }) => string;

export function plant(source: string, { start, end, text }: Fault): string {
  return source.slice(0, start) + text + source.slice(end);
}

export function lineOf(source: string, { start }: Fault): number {
  return source.slice(0, start).split('\n').length;
}
