import { type Bounds, oncePerText } from "../sheet/once-per-text";

/** Parts of workbooks: a run over the files of a few forms meets as many different ones again and again. */
const PARTS: Bounds = { longest: 1 << 16, most: 64 };

/**
 * The same reader of parts, which reads a text only once: files of one form have most of their parts alike to the
 * letter. What it gives is shared, so nobody may change it.
 */
export function onceAlike<Found>(read: (text: string) => Found): (text: string) => Found {
  return oncePerText(read, PARTS);
}
