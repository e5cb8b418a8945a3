import { createDarkTheme } from "@fluentui/react-components";
import { fontFamilyBase, inkTeal, type PaneTheme } from "./themes";

/** The brighter half of the ramp, where the default would be too dim to read on a dark ground. */
const DARK: PaneTheme = {
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

export default DARK;
