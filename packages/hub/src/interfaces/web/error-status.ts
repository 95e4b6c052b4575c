/** One table for the edge: what a failure is as an HTTP status. */
import { isHeraldError } from '@herald/protocol/herald-error';

const statusByCode: Readonly<Record<string, number>> = {
  'web/sign-in-needed': 401,
  'web/not-allowed': 403,
  'web/token-not-for-this': 403,
  'web/other-site': 403,
  'web/no-such-page': 404,
  'web/request-invalid': 400,
  'web/link-used': 410,
  'charts/busy': 503,
  'charts/too-slow': 503,
  'downtime/unknown-window': 404,
  'downtime/unclear': 422,
  'downtime/bad-end': 422,
  'downtime/too-late': 409,
  'downtime/reference-used': 409,
  'sign-in/refused': 403,
  'sign-in/not-a-member': 403,
  'sign-in/no-server': 409,
  'sign-in/no-address': 409,
  'sign-in/discord-unreachable': 502,
};

export function errorStatus(error: unknown): number {
  if (isHeraldError(error)) return statusByCode[error.code] ?? (error.code.startsWith('store/') ? 503 : 500);
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return 500;
}
