/** Which of two kernels is newer, as RPM orders versions: `6.1.9-1.amzn2023.x86_64` before `6.1.112-122.189.amzn2023.x86_64`. */

/** Positive where `a` is newer. Runs of digits are compared as numbers, runs of letters as text, and a number is newer than letters. */
export function compareKernels(a: string, b: string): number {
  const [ours, theirs] = [partsOf(a), partsOf(b)];
  for (let index = 0; index < Math.max(ours.length, theirs.length); index += 1) {
    const [one, other] = [ours[index], theirs[index]];
    if (one === undefined || other === undefined) return ours.length - theirs.length;
    const order = comparePart(one, other);
    if (order !== 0) return order;
  }
  return 0;
}

function comparePart(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d/.test(a), /^\d/.test(b)];
  if (isNumber !== isOtherNumber) return isNumber ? 1 : -1;
  if (isNumber) return Number(a) - Number(b);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function partsOf(version: string): string[] {
  return version.match(/\d+|[A-Za-z]+/g) ?? [];
}

/** What is no version but a kind of kernel: `+debug`, `+64k`, `.aarch64`. A machine does not start another kind by itself. */
export function flavourOf(kernel: string): string {
  return /(?:\.(?:x86_64|aarch64))?(?:\+[\w-]+)?$/.exec(kernel)?.[0] ?? '';
}
