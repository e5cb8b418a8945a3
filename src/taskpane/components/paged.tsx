import { useState, type ReactNode } from "react";
import { resultWords } from "../messages/result-words";
import { usePane } from "./surroundings";

/** So many items are shown at first, and so many more each time. */
const PAGE = 50;

interface PagedProps<Item> {
  readonly items: readonly Item[];
  readonly render: (item: Item) => ReactNode;
  /** How many are shown at first, and more each time. */
  readonly page?: number;
  /** The place of an item that has to be shown; negative for none. */
  readonly wanted?: number;
}

/** A long list's first items and a button for more, so that a thousand of them cost nothing until wanted. */
export function Paged<Item>({ items, render, page = PAGE, wanted = -1 }: PagedProps<Item>) {
  const { words } = usePane();
  const [shown, setShown] = useState(page);
  if (wanted >= shown) setShown(Math.ceil((wanted + 1) / page) * page);
  const more = Math.min(page, items.length - shown);
  return (
    <>
      {items.slice(0, shown).map(render)}
      {more > 0 && (
        <li className="more">
          <button type="button" className="link-button" onClick={() => setShown(shown + page)}>
            {resultWords(words.language).more(more)}
          </button>
        </li>
      )}
    </>
  );
}
