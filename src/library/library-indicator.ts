import { z } from "zod";

/** How a value is compared with what is wanted; 定性 for a level or a word. */
export const SIGNS = ["≥", "≤", "＞", "＜", "＝", "定性"] as const;

const short = (most: number): z.ZodString => z.string().trim().max(most);

/** One indicator of a library, shipped or a user's own. */
export const libraryIndicatorSchema = z.object({
  level1: short(40).min(1),
  level2: short(40),
  name: short(200).min(1),
  sign: z.enum(SIGNS),
  /** What is usually wanted, without sign and unit; empty where it differs from place to place. */
  target: short(60),
  unit: short(20),
  /** What is usually wanted by the middle of the year, with sign and unit; empty where it is the year's. */
  halfYear: short(60),
  /** Where it is in use. */
  source: short(80),
});

export type LibraryIndicator = Readonly<z.infer<typeof libraryIndicatorSchema>>;
