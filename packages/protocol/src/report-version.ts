/** The version of the report, apart from its schema: the agent makes reports and need not load what checks them. */

/** Raised when a field changes its meaning; fields may be added without raising it. */
export const reportVersion = 1;
