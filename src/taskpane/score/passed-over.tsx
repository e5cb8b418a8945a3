import { Button } from "@fluentui/react-components";
import type { ReviewedTable } from "../../report/review";
import { coverageSentence } from "../../report/coverage-sentence";
import { findingWords } from "../../report/finding-words";
import { unplacedInTable, unreadSheets } from "../../report/unread-sentence";
import { a1, type CellAddress } from "../../sheet/address";
import type { Messages } from "../messages/messages";
import { sheetsInView, type PaneState, type Result, type ReviewedSheet } from "../state/state";
import { CellButton } from "../components/cell-button";
import { usePane } from "../components/surroundings";
import { claimsWords } from "./claims-words";
import { useScoreWords } from "./words";

/** Something that was not read: where it is, why, and the first cell to look at if there is one. */
interface PassedOverItem {
  readonly key: string;
  readonly sheet: string;
  readonly text: string;
  readonly cell: CellAddress | null;
  /** Whether the sheets are papers of our own: told, but nothing that was to be read. */
  readonly isOwnPaper: boolean;
}

function inSheets(sheets: readonly ReviewedSheet[], words: Messages): readonly PassedOverItem[] {
  const reviewed = {
    tables: sheets.flatMap(({ tables }) => tables),
    unread: sheets.flatMap(({ unread }) => unread),
  };
  const whole = unreadSheets(reviewed, words.language).map(({ sheet, reason, ownPaper }, at) => ({
    key: `${sheet} unread ${at}`,
    sheet,
    text: reason,
    cell: null,
    isOwnPaper: ownPaper === true,
  }));
  return [...whole, ...sheets.flatMap((sheet) => inSheet(sheet, words))];
}

function inSheet({ snapshot, tables }: ReviewedSheet, words: Messages): readonly PassedOverItem[] {
  const sheet = snapshot.name;
  return tables.flatMap(({ scored: { table } }, at) => {
    const text = unplacedInTable(table, words.language);
    const cell = table.unplaced[0]?.cells[0] ?? null;
    return text === null ? [] : [{ key: `${sheet} unplaced ${at}`, sheet, text, cell, isOwnPaper: false }];
  });
}

function skippedSheets({ skipped }: Result, words: Messages): readonly PassedOverItem[] {
  return skipped.map(({ sheet, failure }) => {
    const { what, todo } = words.failure.of(failure, "reading");
    return { key: `${sheet} skipped`, sheet, text: what + todo, cell: null, isOwnPaper: false };
  });
}

function Items({ items }: { items: readonly PassedOverItem[] }) {
  const say = useScoreWords();
  return (
    <ul className="passed-over">
      {items.map(({ key, sheet, text, cell }) => (
        <li key={key}>
          <span>{say.skipped(sheet, text)}</span> {cell && <CellButton sheet={sheet} cell={cell} />}
        </li>
      ))}
    </ul>
  );
}

/** More cells than this are named in the full list only. */
const CELLS_NAMED = 6;

/** Over a table of which some rows were not wholly read: how many, and their cells. */
export function PartlyRead({ table: { scored } }: { table: ReviewedTable }) {
  const say = useScoreWords();
  const { sheet, unplaced } = scored.table;
  const cells = unplaced.flatMap((each) => each.cells);
  if (cells.length === 0) return null;
  return (
    <div className="banner banner-warning partly-read">
      <span>{say.partlyRead(new Set(cells.map(({ row }) => row)).size)}</span>
      {cells.slice(0, CELLS_NAMED).map((cell) => (
        <CellButton key={a1(cell)} sheet={sheet} cell={cell} />
      ))}
      {cells.length > CELLS_NAMED && <span>…</span>}
      <OpenRoles sheet={sheet} />
    </div>
  );
}

/** The way to 列对照, where a person says what was not understood. */
export function OpenRoles({ sheet }: { sheet: string }) {
  const { pane } = usePane();
  const say = useScoreWords();
  return (
    <Button size="small" onClick={() => pane.store.dispatch({ type: "teaching-opened", sheet })}>
      {say.openRoles}
    </Button>
  );
}

/** Over a table that is read or scored by what the workbook says of itself: what that changes, and the way to take it over. */
export function Claimed({ table: { claims, scored, rolesBy } }: { table: ReviewedTable }) {
  const { pane, words } = usePane();
  if (!claims) return null;
  const withheld = claims.withheld?.findings ?? [];
  const table = claims.withheld?.scored.table;
  const say = claimsWords(words.language);
  const isHidden = rolesBy === "reading" && claims.from.some((from) => from !== "profile");
  return (
    <div className="banner banner-warning claims">
      <span>
        {isHidden
          ? say.hides(claims.from)
          : say.about(claims.from, claims.columns.length, claims.rows.length, withheld.length)}
      </span>
      {table && withheld.length > 0 && (
        <ul>
          {withheld.map((finding, at) => (
            <li key={at}>
              {findingWords(finding, table, words.language).message}{" "}
              <CellButton sheet={table.sheet} cell={finding.cell} />
            </li>
          ))}
        </ul>
      )}
      <Button size="small" onClick={() => void pane.adoptClaims()}>
        {say.adopt}
      </Button>
      <OpenRoles sheet={scored.table.sheet} />
    </div>
  );
}

/** Over a table from which nothing may be concluded: what of its header was recognised, and what was not. */
export function Incomplete({ table: { scored } }: { table: ReviewedTable }) {
  const { words } = usePane();
  const sentence = coverageSentence(scored.table, words.language);
  if (sentence === null) return null;
  const [first] = scored.table.coverage.notUnderstood;
  return (
    <div className="banner banner-warning partly-read">
      <span>{sentence}</span>
      {first && <CellButton sheet={scored.table.sheet} cell={{ row: first.at.top, column: first.at.left }} />}
      <OpenRoles sheet={scored.table.sheet} />
    </div>
  );
}

/** Sheets, parts of them and cells that were not read, and why, and papers of our own; nothing where all was read. */
export function PassedOver({ state, result }: { state: PaneState; result: Result }) {
  const { words } = usePane();
  const say = useScoreWords();
  const items = [
    ...inSheets(sheetsInView(state), words),
    ...(state.open === null ? skippedSheets(result, words) : []),
  ];
  const unread = items.filter(({ isOwnPaper }) => !isOwnPaper);
  const papers = items.filter(({ isOwnPaper }) => isOwnPaper);
  return (
    <>
      {unread.length > 0 && (
        <details className="section">
          <summary>{say.passedOver(unread.length)}</summary>
          <Items items={unread} />
        </details>
      )}
      {papers.length > 0 && (
        <section className="section quiet own-papers">
          <Items items={papers} />
        </section>
      )}
    </>
  );
}

/** No table at all: which sheets were looked at, and what each was missing. */
export function NothingFound({ state, result }: { state: PaneState; result: Result }) {
  const { pane, words } = usePane();
  const say = useScoreWords();
  const items = [...inSheets(sheetsInView(state), words), ...skippedSheets(result, words)];
  const taught = result.sheets.find(({ snapshot }) => snapshot.rows.length > 0);
  return (
    <section className="section nothing" aria-labelledby="nothing-title">
      <h2 id="nothing-title">{say.nothing.title}</h2>
      <p>{say.nothing.lookedAt(result.sheets.length + result.skipped.length)}</p>
      <Items items={items} />
      <p>{say.nothing.todo}</p>
      <div className="row">
        {taught && <OpenRoles sheet={taught.snapshot.name} />}
        <Button size="small" onClick={() => pane.store.dispatch({ type: "tab-chosen", tab: "building" })}>
          {say.nothing.template}
        </Button>
      </div>
    </section>
  );
}
