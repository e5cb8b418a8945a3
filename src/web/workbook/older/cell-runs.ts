import type { Area } from "../../../sheet/address";

/** Areas of a sheet that are told of more often are not kept: a sound file has few. */
const MOST_AREAS = 2000;

/** Areas of the same rows that touch become one. */
function besideOneAnother(areas: readonly Area[]): Area[] {
  const joined: Area[] = [];
  for (const area of [...areas].sort((a, b) => a.top - b.top || a.bottom - b.bottom || a.left - b.left)) {
    const last = joined.at(-1);
    const isNext = last?.top === area.top && last.bottom === area.bottom && last.right === area.left - 1;
    if (last && isNext) joined[joined.length - 1] = { ...last, right: area.right };
    else joined.push(area);
  }
  return joined;
}

/** Puts together, row by row, the cells of a sheet that have something in common. */
export class CellRuns {
  private readonly runs = new Map<string, Area[]>();
  /** The last area of each width, which the next row may go on with. */
  private readonly open = new Map<string, { readonly areas: Area[]; readonly at: number }>();
  private count = 0;

  /** Cells of a row, or of several alike, that have what `name` stands for; rows come in their order. */
  put(name: string, area: Area): void {
    const width = `${area.left} ${area.right} ${name}`;
    const last = this.open.get(width);
    const above = last?.areas[last.at];
    if (last && above?.bottom === area.top - 1) {
      last.areas[last.at] = { ...above, bottom: area.bottom };
      return;
    }
    if (this.count >= MOST_AREAS) return;
    this.count += 1;
    const areas = this.runs.get(name) ?? [];
    this.runs.set(name, areas);
    this.open.set(width, { areas, at: areas.push(area) - 1 });
  }

  /** The areas by what their cells have in common, those from the top left first. */
  areas(): ReadonlyMap<string, readonly Area[]> {
    return new Map(Array.from(this.runs, ([name, areas]) => [name, besideOneAnother(areas)]));
  }
}
