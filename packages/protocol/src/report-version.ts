/** The version of the report, apart from its schema: the agent makes reports and need not load what checks them. */
import type { Report as CheckedReport } from './report.ts';

/** Raised when a field changes its meaning; fields may be added without raising it. */
export const reportVersion = 1;

export type Report = CheckedReport;
