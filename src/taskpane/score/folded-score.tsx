import { memo, useEffect, useRef, useState } from "react";
import type { ReviewedTable } from "../../report/review";
import { totalLine } from "../view/total-view";
import { useScoreWords } from "./words";

/** The score in one line over the list, once one has scrolled past its card; it takes no room and moves nothing. */
export const FoldedScore = memo(function FoldedScore({ table }: { table: ReviewedTable }) {
  const say = useScoreWords();
  const line = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState(false);
  useEffect(() => {
    const card = line.current?.nextElementSibling;
    if (!card) return;
    const observer = new IntersectionObserver(
      ([entry]) => setFolded(entry?.isIntersecting === false && entry.boundingClientRect.top < top(entry)),
      { root: card.closest(".scroll") },
    );
    observer.observe(card);
    return () => observer.disconnect();
  }, []);
  const { computed, grade, reported, difference } = totalLine(table.scored);
  return (
    <div ref={line} className="folded-score" aria-hidden hidden={!folded || computed === null}>
      <div className="figure">
        <strong>{computed}</strong>
        {grade && <span>{say.total.grade[grade]}</span>}
        {reported !== null && (
          <span className="quiet">
            {say.total.reported} {reported}
          </span>
        )}
        {difference !== null && <span className="differs">{say.total.difference(difference)}</span>}
      </div>
    </div>
  );
});

function top({ rootBounds }: IntersectionObserverEntry): number {
  return rootBounds?.top ?? 0;
}
