import { createLightTheme, type BrandVariants, type Theme } from "@fluentui/react-components";

/** Ink teal, from near black to near white; 80 is the colour of actions on a light ground. */
export const inkTeal: BrandVariants = {
  10: "#021716",
  20: "#042322",
  30: "#062f2d",
  40: "#083b38",
  50: "#0a4743",
  60: "#0b534f",
  70: "#0c5f5a",
  80: "#0e6b66",
  90: "#1f7c76",
  100: "#358d87",
  110: "#4b9d97",
  120: "#63aea8",
  130: "#7dbfba",
  140: "#9ad0cc",
  150: "#b9e1de",
  160: "#d9f1ef",
};

export const fontFamilyBase =
  "'Segoe UI', 'Microsoft YaHei UI', 'PingFang SC', 'Noto Sans CJK SC', -apple-system, sans-serif";

/** Fluent's tokens, and the colours of severities, which reach AA on their ground. */
export interface PaneTheme extends Theme {
  readonly severityError: string;
  readonly severityWarning: string;
  readonly severityInfo: string;
}

export const LIGHT: PaneTheme = {
  ...createLightTheme(inkTeal),
  fontFamilyBase,
  severityError: "#b10e1c",
  severityWarning: "#8a5700",
  severityInfo: "#4c6475",
};
