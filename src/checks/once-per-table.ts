import type { Scored } from "../scoring/scored";

/** A fact that several checks need of a table, worked out once for each; it goes when the table goes. */
export function oncePerTable<Fact>(workOut: (scored: Scored) => Fact): (scored: Scored) => Fact {
  const known = new WeakMap<Scored, { readonly fact: Fact }>();
  return (scored) => {
    const before = known.get(scored);
    if (before) return before.fact;
    const fact = workOut(scored);
    known.set(scored, { fact });
    return fact;
  };
}
