import { lengthOf, type LimitedText } from "../../building/limited-texts";
import { a1 } from "../../sheet/address";
import { CellButton } from "../components/cell-button";
import { usePane } from "../components/surroundings";
import { buildingWords } from "./words-for";

/** How long a text is, of what it may be; beyond that in the colour of a warning and in words. */
export function LengthShown({ text, most }: { text: string; most: number }) {
  const { fill } = buildingWords(usePane().words.language);
  const now = lengthOf(text);
  return (
    <span className={now > most ? "length figure length-beyond" : "length figure"}>
      {fill.length(now, most)}
      {now > most && ` · ${fill.tooLong(now - most)}`}
    </span>
  );
}

/** The texts on the sheet that have a limit and are written, each with its length. */
export function LimitedList({ texts, sheet }: { texts: readonly LimitedText[]; sheet: string }) {
  const { fill } = buildingWords(usePane().words.language);
  const written = texts.filter(({ entry }) => entry.text !== "");
  if (written.length === 0) return null;
  return (
    <ul className="limited" aria-label={fill.texts}>
      {written.map(({ label, entry, most }) => (
        <li key={a1(entry.cell)}>
          <span className="grow">{label}</span>
          <LengthShown text={entry.text} most={most} />
          <CellButton sheet={sheet} cell={entry.cell} />
        </li>
      ))}
    </ul>
  );
}
