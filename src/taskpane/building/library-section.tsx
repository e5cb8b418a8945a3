import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useEffect, useMemo, useRef } from "react";
import type { LibraryIndicator } from "../../library/library-indicator";
import { exportIndicators } from "../../library/own-indicators";
import type { LibraryIndex } from "../../library/search";
import { a1, type CellAddress } from "../../sheet/address";
import { CellButton } from "../components/cell-button";
import { CrossButton } from "../components/cross-button";
import { Chevron } from "../components/icons";
import { Paged } from "../components/paged";
import { FileField } from "../components/file-field";
import { usePane } from "../components/surroundings";
import { isBusy, type PaneState } from "../state/state";
import type { BuildingView } from "../state/building-view";
import {
  found as foundIn,
  levelsOf,
  typedName,
  type Found,
  type Listed,
  type TypedName,
} from "./found-indicators";
import { putAsNewRow, putIntoSelected } from "./indicator-actions";
import { classAt, cellsNamed } from "./row-class";
import { forgetIndicator, keepIndicators, loadOwn, takeFile } from "./own-indicator-actions";
import { usualText } from "./usual-text";
import { buildingWords } from "./words-for";

function targetText({ sign, target, unit }: LibraryIndicator, noTarget: string): string {
  const value = target === "" ? noTarget : target + unit;
  const unitAlone = target === "" && unit !== "" ? `（${unit}）` : "";
  return `${sign} ${value}${unitAlone}`;
}

/** The two ways into the table. */
function PutButtons({ indicator, busy }: { indicator: LibraryIndicator; busy: boolean }) {
  const { pane, words } = usePane();
  const { library } = buildingWords(words.language);
  return (
    <div className="row">
      <Button
        size="small"
        disabledFocusable={busy}
        onClick={() => void putIntoSelected({ pane, words }, indicator)}
      >
        {library.intoSelected}
      </Button>
      <Button
        size="small"
        disabledFocusable={busy}
        onClick={() => void putAsNewRow({ pane, words }, indicator)}
      >
        {library.intoBlank}
      </Button>
    </div>
  );
}

/** Where an indicator of this name stands in the table already. */
function AlreadyThere({
  name,
  cells,
  sheet,
}: {
  name: string;
  cells: readonly CellAddress[];
  sheet: string;
}) {
  const { library } = buildingWords(usePane().words.language);
  return (
    <div className="already-there">
      {library.namedAlready(name)}
      {cells.map((cell) => (
        <CellButton key={a1(cell)} sheet={sheet} cell={cell} />
      ))}
    </div>
  );
}

function IndicatorItem({ item, state }: { item: Listed; state: PaneState }) {
  const { pane, words } = usePane();
  const { library } = buildingWords(words.language);
  const { indicator, own, key } = item;
  const open = state.building.unfolded === key;
  const { source } = state;
  const there = useMemo(() => cellsNamed(source, indicator.name), [source, indicator]);
  return (
    <li className="library-item">
      <div className="library-head">
        <button
          type="button"
          className="group-button grow"
          aria-expanded={open}
          onClick={() =>
            pane.store.dispatch({ type: "building-changed", change: { unfolded: open ? null : key } })
          }
        >
          <span className="grow">
            {indicator.name}
            {own && <span className="own-mark"> {library.own}</span>}
            {there.length > 0 && <span className="there-mark"> {library.isThere}</span>}
            <span className="quiet library-target">{targetText(indicator, library.noTarget)}</span>
          </span>
          <Chevron open={open} />
        </button>
        {own && (
          <CrossButton
            name={library.remove(indicator.name)}
            onAct={() => void forgetIndicator({ pane, words }, indicator)}
          />
        )}
      </div>
      {open && (
        <div className="library-detail">
          <div className="quiet">
            {[indicator.level1, indicator.level2].filter((level) => level !== "").join(" · ")}
          </div>
          {indicator.source !== "" && <div className="quiet">{library.inUse(indicator.source)}</div>}
          {source && there.length > 0 && (
            <AlreadyThere name={indicator.name} cells={there} sheet={source.snapshot.name} />
          )}
          <PutButtons indicator={indicator} busy={isBusy(state)} />
        </div>
      )}
    </li>
  );
}

/** What is usual for a name that no indicator of the library has. */
function UsualFor({ typed, state }: { typed: TypedName; state: PaneState }) {
  const { library } = buildingWords(usePane().words.language);
  return (
    <div className="library-detail">
      <div>{usualText(typed.indicator.name, typed.suggestion, library)}</div>
      <PutButtons indicator={typed.indicator} busy={isBusy(state)} />
    </div>
  );
}

interface LevelChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly levels: readonly string[];
  readonly chosen: string;
  readonly onChoose: (level: string) => void;
}

function LevelChoice({ label, all, levels, chosen, onChoose }: LevelChoiceProps) {
  return (
    <Field label={label}>
      <Select value={chosen} onChange={(_, { value }) => onChoose(value)}>
        <option value="">{all}</option>
        {levels.map((level) => (
          <option key={level}>{level}</option>
        ))}
      </Select>
    </Field>
  );
}

/** The person's own indicators: from the sheet, out to a file, in from one. */
function OwnIndicators({ state, own }: { state: PaneState; own: readonly LibraryIndicator[] }) {
  const { pane, words } = usePane();
  const { library } = buildingWords(words.language);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="library-own">
      <p className="quiet">{library.ownCount(own.length)}</p>
      <div className="row">
        <Button
          size="small"
          disabledFocusable={isBusy(state)}
          onClick={() => void keepIndicators({ pane, words })}
        >
          {library.keep}
        </Button>
        <Button size="small" onClick={() => picker.current?.click()}>
          {library.importFile}
        </Button>
        <Button
          size="small"
          disabledFocusable={own.length === 0}
          onClick={() => {
            if (own.length > 0) {
              const content = exportIndicators(own);
              void pane.handOn({ name: library.fileName, type: "application/json", content });
            }
          }}
        >
          {library.exportFile}
        </Button>
      </div>
      <FileField
        field={picker}
        name={library.importFile}
        accept=".json,application/json"
        onFiles={([file]) => void file?.text().then((text) => takeFile({ pane, words }, text))}
      />
    </div>
  );
}

/** Few, so that what is below the list, and the line with 撤销, are not far for the keyboard. */
const SHOWN_AT_ONCE = 12;

const NO_LEVELS = { level1: "", level2: "" };

const NO_OWN: readonly LibraryIndicator[] = [];

interface CountProps {
  readonly found: Found;
  readonly byRow: boolean;
  readonly onAll: () => void;
}

/** How many were found, by what, and the way to all of them. */
function FoundCount({ found: { items, similar, elsewhere }, byRow, onAll }: CountProps) {
  const { library } = buildingWords(usePane().words.language);
  const count = similar
    ? library.similar(items.length)
    : elsewhere > 0
      ? library.elsewhere(elsewhere)
      : items.length === 0
        ? library.none
        : library.found(items.length);
  return (
    <p className="quiet" role="status">
      {count}
      {byRow && ` ${library.byRow}`}
      {(byRow || elsewhere > 0) && (
        <button type="button" className="link-button" onClick={onAll}>
          {library.showAll}
        </button>
      )}
    </p>
  );
}

/** The indicator library: search, filters, and the ways of an indicator into the table. */
export function LibrarySection({ state, index }: { state: PaneState; index: LibraryIndex }) {
  const { pane, words } = usePane();
  const { library } = buildingWords(words.language);
  const view = state.building;
  const isLoaded = view.own !== null;
  const own = view.own ?? NO_OWN;
  const { query, classOf } = view;
  const { source } = state;
  const ofRow = useMemo(() => classAt(source, classOf, index), [source, classOf, index]);
  const byRow = view.levelsChosen ? null : ofRow;
  const { level1, level2 } = byRow ?? (view.levelsChosen ? view : NO_LEVELS);
  useEffect(() => {
    if (!isLoaded) void loadOwn({ pane, words });
  }, [isLoaded, pane, words]);
  const found = useMemo(
    () => foundIn(index, own, { query, level1, level2 }),
    [index, own, query, level1, level2],
  );
  const typed = useMemo(() => typedName(index, { query, level1, level2 }), [index, query, level1, level2]);
  const levels = useMemo(() => levelsOf(index, level1), [index, level1]);
  const change = (looked: Partial<BuildingView>): void =>
    pane.store.dispatch({ type: "building-changed", change: { ...looked, unfolded: null } });
  return (
    <section className="section building-section" aria-labelledby="library-title">
      <h2 id="library-title">{library.title}</h2>
      <Field label={library.search}>
        <Input
          type="search"
          placeholder={library.hint}
          value={query}
          onChange={(_, { value }) => change({ query: value })}
        />
      </Field>
      <div className="building-fields">
        <LevelChoice
          label={library.level1}
          all={library.all}
          levels={levels.level1}
          chosen={level1}
          onChoose={(chosen) => change({ level1: chosen, level2: "", levelsChosen: true })}
        />
        <LevelChoice
          label={library.level2}
          all={library.all}
          levels={levels.level2}
          chosen={level2}
          onChoose={(chosen) => change({ level1, level2: chosen, levelsChosen: true })}
        />
      </div>
      <FoundCount
        found={found}
        byRow={byRow !== null}
        onAll={() => change({ level1: "", level2: "", levelsChosen: true })}
      />
      {typed && <UsualFor typed={typed} state={state} />}
      <ul className="library-list" aria-label={library.title}>
        <Paged
          key={`${query} ${level1} ${level2}`}
          items={found.items}
          page={SHOWN_AT_ONCE}
          render={(item) => <IndicatorItem key={item.key} item={item} state={state} />}
        />
      </ul>
      <OwnIndicators state={state} own={own} />
    </section>
  );
}
