import {
  createDarkTheme,
  createLightTheme,
  type BrandVariants,
  type Theme,
} from "@fluentui/react-components";
import type { HostTheme } from "../hosts/host";

/** Ink teal, from near black to near white; 80 is the colour of actions on a light ground. */
const inkTeal: BrandVariants = {
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

const fontFamilyBase =
  "'Segoe UI', 'Microsoft YaHei UI', 'PingFang SC', 'Noto Sans CJK SC', -apple-system, sans-serif";

/** Fluent's tokens, and the colours of severities, which reach AA on their ground. */
interface PaneTheme extends Theme {
  readonly severityError: string;
  readonly severityWarning: string;
  readonly severityInfo: string;
}

const light: PaneTheme = {
  ...createLightTheme(inkTeal),
  fontFamilyBase,
  severityError: "#b10e1c",
  severityWarning: "#8a5700",
  severityInfo: "#4c6475",
};

/** The brighter half of the ramp, where the default would be too dim to read on a dark ground. */
const dark: PaneTheme = {
  ...createDarkTheme(inkTeal),
  colorBrandForeground1: inkTeal[130],
  colorBrandForeground2: inkTeal[140],
  colorBrandForegroundLink: inkTeal[130],
  colorBrandForegroundLinkHover: inkTeal[140],
  colorCompoundBrandForeground1: inkTeal[130],
  colorCompoundBrandStroke: inkTeal[120],
  colorCompoundBrandBackground: inkTeal[100],
  fontFamilyBase,
  severityError: "#f1707b",
  severityWarning: "#e8b04b",
  severityInfo: "#9db4c6",
};

export const THEMES: Readonly<Record<HostTheme, PaneTheme>> = { light, dark };
