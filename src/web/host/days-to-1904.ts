/** Days between the calendar of 1900, by which the spreadsheet counts, and that of 1904. */
export const DAYS_TO_1904 = 1462;
