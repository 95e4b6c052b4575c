/**
 * Of a name with several addresses Node gives each but the last a quarter of a second: a server on another continent, whose
 * other address is an IPv6 one that cannot be reached from here, would be told as down (github.com/nodejs/node/issues/54359).
 */
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';

/** Longer than a way round the world, a lost packet sent anew included; short enough for the address behind it. */
const attemptMs = 2_000;

export function waitForFarAddresses(): void {
  setDefaultAutoSelectFamilyAttemptTimeout(attemptMs);
}
