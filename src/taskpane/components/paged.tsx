import { useState, type ReactNode } from "react";
import { usePane } from "./surroundings";

/** So many items are shown at first, and so many more each time. */
const PAGE = 50;

interface PagedProps<Item> {
  readonly items: readonly Item[];
  readonly render: (item: Item) => ReactNode;
  /** How many are shown at first, and more each time. */
  readonly page?: number;
}

/** A long list's first items and a button for more, so that a thousand of them cost nothing until wanted. */
export function Paged<Item>({ items, render, page = PAGE }: PagedProps<Item>) {
  const { words } = usePane();
  const [shown, setShown] = useState(page);
  const more = Math.min(page, items.length - shown);
  return (
    <>
      {items.slice(0, shown).map(render)}
      {more > 0 && (
        <li className="more">
          <button type="button" className="link-button" onClick={() => setShown(shown + page)}>
            {words.findings.more(more)}
          </button>
        </li>
      )}
    </>
  );
}
