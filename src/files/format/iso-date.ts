const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d(?:\.\d+)?)Z?)?$/;

const DAY = 86_400_000;

/** Serial numbers of the two calendars on 1 January 1970. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;

/** The serial number of a date that a file writes out, as strict OOXML does; undefined for other text. */
export function isoDateSerial(text: string, date1904: boolean): number | undefined {
  const match = ISO_DATE.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const time = Date.UTC(year, month - 1, day, hours, minutes) + seconds * 1000;
  return time / DAY + (date1904 ? EPOCH_1904 : EPOCH_1900);
}
