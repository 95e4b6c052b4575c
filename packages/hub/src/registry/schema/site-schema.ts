/** `site:` as people write it: what customers see on the status page. */
import { Type } from 'typebox';
import { HttpUrl, Names, Sentence } from './scalars.ts';

export const SiteSchema = Type.Object(
  {
    company: Type.Optional(Sentence('Name of the company, on the status page instead of Herald.', 80)),
    home: Type.Optional(HttpUrl('Where the name and the logo lead.')),
    logo: Type.Optional(
      Type.String({
        pattern: '\\.(svg|png|webp|jpe?g)$',
        maxLength: 300,
        description: 'A picture beside this file, at most 200 KB; shown 28 pixels high.',
        examples: ['logo.svg'],
        errorMessage: 'must be the path of an .svg, .png, .webp or .jpg file',
      }),
    ),
    colour: Type.Optional(
      Type.String({
        pattern: '^#[0-9a-fA-F]{6}$',
        description: 'Colour of the company, for the line on top of the page.',
        examples: ['#0a5bb5'],
        errorMessage: 'must be a colour such as "#0a5bb5", in quotes',
      }),
    ),
    support: Type.Optional(HttpUrl('Where customers ask for help.')),
    groups: Type.Optional(
      Type.Record(
        Type.String({ minLength: 1, maxLength: 80 }),
        Names('Services that stand together on the status page.', '[storefront, billing]'),
        {
          maxProperties: 50,
          description: 'Groups of services, in the order of the page. The rest follows.',
          errorMessage: 'must be groups of services by title, for example Shopping: [storefront]',
        },
      ),
    ),
  },
  {
    additionalProperties: false,
    description: 'What customers see on the status page.',
    errorMessage: 'must be a site, for example { company: Example Shop, logo: logo.svg }',
  },
);
