/** One character of the default font, and the space around it, in pixels. */
const CHARACTER = 7;
const COLUMN_SPACE = 5;
const POINTS_A_PIXEL = 72 / 96;

/** The width of a column in whole pixels, by how many characters it holds. */
export function pixelsOfCharacters(width: number): number {
  return Math.round(width * CHARACTER + COLUMN_SPACE);
}

/** The width of a column in points, by how many characters it holds. */
export function pointsOfCharacters(width: number): number {
  return (width * CHARACTER + COLUMN_SPACE) * POINTS_A_PIXEL;
}

/** The height of a row in whole pixels, from points. */
export function pixelsOfPoints(height: number): number {
  return Math.round(height / POINTS_A_PIXEL);
}
