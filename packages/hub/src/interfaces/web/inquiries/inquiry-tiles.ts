/** The four figures that a leader looks at first, each with what it is measured against. */
import { baselineWords } from '../../../inquiries/answer-inquiries.ts';
import type { InquiryReport } from '../../../inquiries/inquiry-report.ts';
import { meanInWords, type Summary, summaryOf } from '../../../inquiries/weekly.ts';
import { type Html, html } from '../html.ts';

export function tiles(report: InquiryReport): Html {
  const summary = summaryOf(report);
  return html`<ul class="four">${[thisWeek(summary), againstBefore(summary, report), goal(summary), answered(summary)]}</ul>`;
}

function tile(value: string, label: string, more: string): Html {
  return html`<li><strong>${value}</strong><span>${label}</span><span class="quiet">${more}</span></li>`;
}

function thisWeek({ lastWeekPerDay }: Summary): Html {
  return tile(
    lastWeekPerDay === undefined ? '–' : meanInWords(lastWeekPerDay),
    'reached engineers a day',
    'Mean of the last five business days.',
  );
}

function againstBefore({ changePercent }: Summary, report: InquiryReport): Html {
  const isKnown = changePercent !== undefined && report.switchedOn !== undefined;
  const size = Math.round(Math.abs(changePercent ?? 0));
  return tile(
    isKnown ? `${size === 0 ? '±' : (changePercent ?? 0) < 0 ? '−' : '+'}${size}\u00a0%` : '–',
    'against before Herald',
    baselineWords(report.baseline),
  );
}

function goal({ goalPerDay, isGoalMet, lastWeekPerDay }: Summary): Html {
  const away = Math.abs((lastWeekPerDay ?? 0) - goalPerDay);
  const words =
    isGoalMet === undefined
      ? 'Nothing to compare yet.'
      : isGoalMet
        ? 'Reached.'
        : `Still ${meanInWords(away)} a day above it.`;
  return tile(String(goalPerDay), 'is the goal, a day', words);
}

function answered({ asked, answeredByHerald, wrongAnswers }: Summary): Html {
  return tile(
    asked === 0 ? '–' : `${Math.round((100 * answeredByHerald) / asked)}\u00a0%`,
    'answered by Herald',
    asked === 0
      ? 'No question in the last seven days.'
      : `${answeredByHerald} of ${asked} in the last seven days; ${wrongAnswers} did not help.`,
  );
}
