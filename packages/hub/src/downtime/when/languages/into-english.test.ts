import { describe, expect, it } from 'vitest';
import { parseWhen } from '../../parse-when.ts';
import { intoEnglish } from './into-english.ts';

/** Monday 2 March 2026, 10:00 in Berlin. */
const options = { nowMs: Date.parse('2026-03-02T09:00:00Z'), zone: 'Europe/Berlin' };

/** Start and end on the zone's clock, with the rule of a series; otherwise what kind of outcome it is. */
function read(typed: string): string {
  const outcome = parseWhen(typed, options);
  if (outcome.kind !== 'understood') return outcome.kind;
  const { startsLocal, lastsSeconds, rrule } = outcome.when;
  return `${startsLocal.replace('T', ' ')} ${lastsSeconds / 60}m${rrule ? ` ${rrule}` : ''}`;
}

const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  German: {
    'Übermorgen 5:30–6:15 Uhr': '2026-03-04 05:30 45m',
    'uebermorgen 5:30-6:15': '2026-03-04 05:30 45m',
    'Samstagabend 20-22 Uhr': '2026-03-07 20:00 120m',
    'heute Nacht von 1 bis 3': '2026-03-03 01:00 120m',
    'morgen früh halb 8 bis 9': '2026-03-03 07:30 90m',
    'in der Nacht von Samstag auf Sonntag 1-3 Uhr': '2026-03-08 01:00 120m',
    'am 12. um 22 Uhr, 1 Stunde': '2026-03-12 22:00 60m',
    'Mi 18-20 Uhr': '2026-03-04 18:00 120m',
    'jeden ersten Sonntag im Monat 3-5 Uhr': '2026-04-05 03:00 120m FREQ=MONTHLY;BYDAY=1SU',
    'heute in einer Stunde, 30 Minuten': '2026-03-02 11:00 30m',
    'Do. 12.03., ab 20 Uhr für ca. 2 Std.': '2026-03-12 20:00 120m',
    'Sa 14.3. 23:00 bis So 15.3. 05:00': '2026-03-14 23:00 360m',
    '14.–15.3. ganztägig': '2026-03-14 00:00 2880m',
    'Freitag der 13., 20-21 Uhr': '2026-03-13 20:00 60m',
    'bis heute Abend 19 Uhr, ab 17:30': '2026-03-02 17:30 90m',
    'Beginn: 19.03.2026 22:00 Uhr, Ende: 20.03.2026 02:00 Uhr': '2026-03-19 22:00 240m',
    'Donnerstag früh dreiviertel sechs bis halb sieben': '2026-03-05 05:45 45m',
    'Do halb neun abends bis 22 Uhr': '2026-03-05 20:30 90m',
    'Nacht Fr auf Sa 23:00-03:00': '2026-03-06 23:00 240m',
  },
  French: {
    'le 3 décembre de 21h à minuit': '2026-12-03 21:00 180m',
    'le 12 à 21h pendant 2 heures': '2026-03-12 21:00 120m',
    'mer 16/09 6h30-7h': '2026-09-16 06:30 30m',
    '28/03/2026 20h30, durée 2h': '2026-03-28 20:30 120m',
    'cette nuit entre 2h et 4h': '2026-03-03 02:00 120m',
    "ce soir à partir de 20h jusqu'à 22h": '2026-03-02 20:00 120m',
    'samedi de 22 h à 23 h 30': '2026-03-07 22:00 90m',
    'après-demain, midi à 14 h': '2026-03-04 12:00 120m',
    'dans 90 minutes pendant 2 h': '2026-03-02 11:30 120m',
    'dans la nuit de samedi à dimanche, de 1 h à 3 h': '2026-03-08 01:00 120m',
    'nuit du 14 au 15 mars, 1 h à 4 h': '2026-03-15 01:00 180m',
    'le 1er avril de 2h à 4h': '2026-04-01 02:00 120m',
    'entre 20 h et 22 h le 5 août': '2026-08-05 20:00 120m',
    'du 25 au 27 mai toute la journée': '2026-05-25 00:00 4320m',
    'tous les mardis de 22h à 23h': '2026-03-03 22:00 60m FREQ=WEEKLY;BYDAY=TU',
  },
  Spanish: {
    'el jueves 8 de octubre, 3:00 a 5:00 de la madrugada': '2026-10-08 03:00 120m',
    'el 12 a las 21:00 durante una hora': '2026-03-12 21:00 60m',
    'vie 13/3 de 20:00 a 22:00': '2026-03-13 20:00 120m',
    'sábado a las 10 de la noche, 2 horas': '2026-03-07 22:00 120m',
    'mañana a las 21:00 por 2 horas': '2026-03-03 21:00 120m',
    'todos los domingos de 3:00 a 5:00': '2026-03-08 03:00 120m FREQ=WEEKLY;BYDAY=SU',
  },
  Portuguese: {
    'quinta às 22h, 2 horas': '2026-03-05 22:00 120m',
    'dia 12 às 21h, 1 hora': '2026-03-12 21:00 60m',
    'dia 15/12 das 22h às 23h45': '2026-12-15 22:00 105m',
    'sex 13/03 20h-22h': '2026-03-13 20:00 120m',
    '12 de outubro de 2026 das 20h às 22h': '2026-10-12 20:00 120m',
    'depois de amanhã, do meio-dia às 14h': '2026-03-04 12:00 120m',
    'sexta das 22h à meia-noite': '2026-03-06 22:00 120m',
    'sáb 22h a dom 4h': '2026-03-07 22:00 360m',
    'todo dia 1º, das 3h às 4h': '2026-04-01 03:00 60m FREQ=MONTHLY;BYMONTHDAY=1',
    'segunda-feira 10/08, início 05:30, término 06:15': '2026-08-10 05:30 45m',
    'daqui a 2 horas, duração de 40 minutos': '2026-03-02 12:00 40m',
    'domingo de madrugada, 2h-5h': '2026-03-08 02:00 180m',
    'amanhã ao meio-dia por 45 min': '2026-03-03 12:00 45m',
    'segunda-feira 9/3 às 7h da manhã, 1 hora': '2026-03-09 07:00 60m',
    'toda terça das 3h às 5h': '2026-03-03 03:00 120m FREQ=WEEKLY;BYDAY=TU',
  },
  Italian: {
    'domani mattina dalle 7 alle 8': '2026-03-03 07:00 60m',
    'il 12 alle 21 per due ore': '2026-03-12 21:00 120m',
    'sabato 13 giugno ore 21:00, durata 2 ore': '2026-06-13 21:00 120m',
    "fra mezz'ora per 20 minuti": '2026-03-02 10:30 20m',
    'venerdì h 18-20': '2026-03-06 18:00 120m',
    'sabato alle 9 di sera per un’ora': '2026-03-07 21:00 60m',
  },
  Dutch: {
    'vrijdagavond 20u tot 22u30': '2026-03-06 20:00 150m',
    'vanavond om 9 uur, half uurtje': '2026-03-02 21:00 30m',
    'zat 23:00-zo 5:00': '2026-03-07 23:00 360m',
    'half acht vanavond tot negen uur': '2026-03-02 19:30 90m',
    'do 12 maart 19u30 - 21u': '2026-03-12 19:30 90m',
  },
};

for (const [language, table] of Object.entries(tables))
  describe(`reads ${language}`, () => {
    it.each(Object.entries(table))('%s', (typed, meant) => expect(read(typed)).toBe(meant));
  });

describe('does not follow a word that changes the meaning, in any of them', () => {
  it.each([
    'nicht Montag 22-23 Uhr',
    'außer Dienstag 22-23 Uhr',
    'Samstag nicht vor 22 Uhr, 1 Stunde',
    'Samstag 22-23 Uhr, evtl. länger',
    'sauf lundi de 22h à 23h',
    'samedi 22h-23h ou dimanche',
    'martes 3 y jueves 5 22:00-23:00',
    'mi-mars 22h-23h',
    'fin de mois 22h-23h',
  ])('%s', (typed) => expect(read(typed)).toBe('not-understood'));
});

it.each(['Montag bis Freitag 22:00-23:00', 'lunes a viernes 22:00-23:00', 'segunda a sexta 22h-23h'])(
  '%s is asked about: a window a day, or one over all of them',
  (typed) => expect(read(typed)).toBe('asks'),
);

it('names what it does not follow in the words that were typed', () => {
  expect(parseWhen('außer Dienstag 22-23 Uhr', options)).toMatchObject({
    question: expect.stringContaining('"außer"'),
  });
});

it('leaves English as it is', () => {
  for (const text of ['Saturday 22:00-23:30 Berlin', 'do it Saturday', 'tomorrow 10 am to 11 am', 'on Sat, so 3pm'])
    expect(intoEnglish(text)).toBe(text);
});
