import { usePane } from "../components/surroundings";
import { buildingWords } from "./words-for";

/** A part of the tab, which its heading's id names. */
export type Part = "next" | "fill" | "template" | "document" | "library";

/** Shows a part; the keyboard goes on in it, in the library at the search. */
function goTo(part: Part): void {
  const heading = document.getElementById(`${part}-title`);
  const section = heading?.closest("section");
  if (!heading || !section) return;
  section.scrollIntoView({ block: "start" });
  const search = section.querySelector<HTMLElement>("input[type=search]");
  if (search) search.focus({ preventScroll: true });
  else {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

/** One click to each part of the tab; they stay above while it is scrolled. */
export function PartLinks({ parts }: { parts: readonly Part[] }) {
  const { parts: words } = buildingWords(usePane().words.language);
  return (
    <nav className="part-links" aria-label={words.label}>
      {parts.map((part) => (
        <button key={part} type="button" className="part-link" onClick={() => goTo(part)}>
          {words[part]}
        </button>
      ))}
    </nav>
  );
}
