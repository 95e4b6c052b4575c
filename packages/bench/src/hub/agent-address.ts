/** Where the simulated fleet puts its agents: `packages/sandbox/src/fleet` listens at every loopback address from here on. */
export function agentAddress(index: number): string {
  const number = index + 1;
  return `127.${64 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
}
