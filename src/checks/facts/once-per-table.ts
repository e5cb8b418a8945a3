import type { Scored } from "../../scoring/scored";

/**
 * A fact that several checks need of a table, worked out once. Only the last table's is kept: all checks run
 * on one table before the next one comes.
 */
export function oncePerTable<Fact>(workOut: (scored: Scored) => Fact): (scored: Scored) => Fact {
  let last: { readonly scored: Scored; readonly fact: Fact } | null = null;
  return (scored) => {
    if (last?.scored !== scored) last = { scored, fact: workOut(scored) };
    return last.fact;
  };
}
