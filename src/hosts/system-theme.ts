import type { ThemeSource } from "./host";

/** What a page is told of the system's colours. */
export type MatchMedia = (
  query: string,
) => Pick<MediaQueryList, "matches" | "addEventListener" | "removeEventListener">;

/** The theme that the system has, and follows while the page is open. */
export function systemTheme(matchMedia: MatchMedia): ThemeSource {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  return {
    now: () => (dark.matches ? "dark" : "light"),
    watch: (onChange) => {
      dark.addEventListener("change", onChange);
      return () => dark.removeEventListener("change", onChange);
    },
  };
}
