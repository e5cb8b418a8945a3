const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const DATE = /^((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?|\s*月)?$/;

function epochOf(date1904: boolean): number {
  return date1904 ? EPOCH_1904 : EPOCH_1900;
}

/** The number of a day as Excel counts it; null where the text is no date. */
export function dayNumber(text: string, date1904: boolean): number | null {
  const [, year, month, day = "1"] = DATE.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined) return null;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(time);
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  return (time - epochOf(date1904)) / DAY_MS;
}

/** The day that a number stands for, such as 2024-03-01. */
export function dayText(day: number, date1904: boolean): string {
  return new Date(epochOf(date1904) + Math.floor(day) * DAY_MS).toISOString().slice(0, 10);
}
