/** What a variable of the environment may hold, with the words for what is none. */
import { Type } from 'typebox';

export const port = (options: { default: number; description: string }) =>
  Type.Integer({
    minimum: 0,
    maximum: 65535,
    fault: 'must be a port (0 to 65535; 0 picks a free one)',
    examples: [options.default],
    ...options,
  });

export const url = (description: string, example: string, more: object = {}) =>
  Type.String({
    pattern: '^https?://',
    description,
    fault: 'must be an address that starts with http:// or https://',
    examples: [example],
    ...more,
  });

export const wholeNumber = (
  unit: string,
  limits: { minimum: number; maximum: number },
  standard: number,
  description: string,
) =>
  Type.Integer({
    ...limits,
    default: standard,
    description,
    fault: `must be a whole number of ${unit} from ${limits.minimum} to ${limits.maximum}`,
    examples: [standard],
  });
