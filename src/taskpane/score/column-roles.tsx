import { Button } from "@fluentui/react-components";
import { useId, useState } from "react";
import { COLUMN_NAMES, ONLY_OF_FUNDS } from "../../forms/column-names";
import { FIELD_KEYS, isFieldKey } from "../../forms/field-names";
import { isOwnKey } from "../../forms/form-keys";
import { fieldNameOf, roleNameOf } from "../../forms/own-names";
import type { BudgetColumn, FieldKey, IndicatorColumn } from "../../forms/form-spec";
import type { Table } from "../../reading/table";
import { columnName } from "../../sheet/address";
import type { SheetSnapshot } from "../../sheet/snapshot";
import { CellButton } from "../components/cell-button";
import { usePane } from "../components/surroundings";
import { tablesOf, type PaneState, type Result } from "../state/state";
import { LearnedForms } from "../components/learned-forms";
import {
  columnsOffered,
  columnsOfRow,
  fieldsOffered,
  likelyHeaders,
  withColumn,
  withField,
  withRow,
  type OfferedColumn,
  type OfferedField,
} from "../teaching/taught-columns";
import { teachingWords } from "../teaching/words";

type Role = IndicatorColumn | BudgetColumn;

const AMOUNTS: readonly BudgetColumn[] = [
  "initial",
  "adjusted",
  "executed",
  "rate",
  "forecast",
  "weight",
  "score",
  "reason",
];

function isRole(text: string): text is Role {
  return Object.hasOwn(COLUMN_NAMES, text) || isOwnKey(text);
}

const INDICATOR_ROLES = Object.keys(COLUMN_NAMES)
  .filter(isRole)
  .filter((role) => !ONLY_OF_FUNDS.has(role));

/** The value of a choice that stands for no role. */
const NONE = "";

/** What a person has just chosen, shown until the sheet is read by it: the next key goes on from there. */
function useChosen<Key extends string>(
  value: Key | null,
  onChange: (chosen: Key | null) => Promise<void>,
): [Key | null, (chosen: Key | null) => void] {
  const [last, setLast] = useState<{ readonly chosen: Key | null } | null>(null);
  const choose = async (chosen: Key | null): Promise<void> => {
    const own = { chosen };
    setLast(own);
    await onChange(chosen);
    setLast((now) => (now === own ? null : now));
  };
  return [last ? last.chosen : value, (chosen) => void choose(chosen)];
}

function ColumnChoice({
  offered,
  onChange,
}: {
  offered: OfferedColumn;
  onChange: (role: Role | null) => Promise<void>;
}) {
  const { words } = usePane();
  const say = teachingWords(words.language);
  const id = useId();
  const { block, header, column, role, values } = offered;
  const roles: readonly Role[] = block === "budget" ? AMOUNTS : INDICATOR_ROLES;
  const [chosen, choose] = useChosen(role, onChange);
  const offeredRoles = role !== null && !roles.includes(role) ? [role, ...roles] : roles;
  return (
    <li className="role-row">
      <label htmlFor={id}>
        <span className="figure">{columnName(column)}</span> {header === "" ? say.noHeader : header}
        {values.length > 0 && <span className="quiet role-values">{values.join(say.comma)}</span>}
      </label>
      <select
        id={id}
        className="role-choice"
        value={chosen ?? NONE}
        onChange={({ target: { value } }) => choose(isRole(value) ? value : null)}
      >
        <option value={NONE}>{say.noRole}</option>
        {offeredRoles.map((each) => (
          <option key={each} value={each}>
            {roleNameOf(each)[words.language]}
          </option>
        ))}
      </select>
    </li>
  );
}

function FieldChoice({
  offered,
  onChange,
}: {
  offered: OfferedField;
  onChange: (key: FieldKey | null) => Promise<void>;
}) {
  const { words } = usePane();
  const say = teachingWords(words.language);
  const id = useId();
  const { label, text, key } = offered;
  const [chosen, choose] = useChosen(key, onChange);
  const keys: readonly FieldKey[] =
    key !== null && !FIELD_KEYS.some((each) => each === key) ? [key, ...FIELD_KEYS] : FIELD_KEYS;
  return (
    <li className="role-row">
      <label htmlFor={id}>
        {label}
        {text !== "" && <span className="quiet role-values">{text}</span>}
      </label>
      <select
        id={id}
        className="role-choice"
        value={chosen ?? NONE}
        onChange={({ target: { value } }) => choose(isFieldKey(value) ? value : null)}
      >
        <option value={NONE}>{say.noField}</option>
        {keys.map((each) => (
          <option key={each} value={each}>
            {fieldNameOf(each)[words.language]}
          </option>
        ))}
      </select>
    </li>
  );
}

/** The rows taken for indicators, and those that a person said are none. */
function RowChoices({ sheet, table }: { sheet: SheetSnapshot; table: Table }) {
  const { pane, words } = usePane();
  const say = teachingWords(words.language);
  const roles = pane.rolesOf(sheet.name);
  const rows = [
    ...table.indicators.map(({ name }) => ({
      row: name.cell.row,
      column: name.cell.column,
      text: name.text,
    })),
    ...roles.notIndicators
      .filter((row) => row >= table.range.top && row <= table.range.bottom)
      .map((row) => ({ row, column: table.range.left, text: "" })),
  ].sort((a, b) => a.row - b.row);
  return (
    <details className="roles-part">
      <summary>{say.rows(rows.length)}</summary>
      <ul className="roles">
        {rows.map(({ row, column, text }) => {
          const isNone = roles.notIndicators.includes(row);
          return (
            <li key={row} className="role-row role-line">
              <CellButton sheet={sheet.name} cell={{ row, column }} />
              <label className="role-check">
                <input
                  type="checkbox"
                  checked={isNone}
                  onChange={() => void pane.setRoles(sheet.name, withRow(roles, row, isNone))}
                />{" "}
                {say.notIndicator(text === "" ? say.row(row + 1) : text)}
              </label>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function Columns({
  title,
  columns,
  sheet,
}: {
  title: string;
  columns: readonly OfferedColumn[];
  sheet: string;
}) {
  const { pane } = usePane();
  if (columns.length === 0) return null;
  return (
    <div className="roles-part">
      <h3>{title}</h3>
      <ul className="roles">
        {columns.map((offered) => (
          <ColumnChoice
            key={`${offered.block} ${String(offered.column)}`}
            offered={offered}
            onChange={(role) => pane.setRoles(sheet, withColumn(pane.rolesOf(sheet), offered, role))}
          />
        ))}
      </ul>
    </div>
  );
}

/** A sheet without a table: the person says which row is the header. */
function HeaderChoice({
  sheet,
  rows,
  row: chosen,
  onChange,
}: {
  sheet: SheetSnapshot;
  rows: readonly number[];
  row: number;
  onChange: (row: number) => void;
}) {
  const { words } = usePane();
  const say = teachingWords(words.language);
  const id = useId();
  const textOf = (row: number): string =>
    (sheet.rows[row - sheet.origin.row] ?? [])
      .flatMap((cell) => (cell ? [cell.text.trim()] : []))
      .join(say.comma);
  return (
    <div className="roles-part">
      <p className="quiet">{say.chooseHeader}</p>
      <div className="role-row">
        <label htmlFor={id}>{say.header}</label>
        <select
          id={id}
          className="role-choice"
          value={chosen}
          onChange={({ target: { value } }) => onChange(Number(value))}
        >
          {rows.map((row) => (
            <option key={row} value={row}>
              {say.row(row + 1)} {textOf(row)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** 记住这个表样: under the name that a person gives it. */
function Remember({ sheet }: { sheet: string }) {
  const { pane, words } = usePane();
  const say = teachingWords(words.language);
  const id = useId();
  const [name, setName] = useState("");
  const [said, setSaid] = useState("");
  const remember = async (): Promise<void> => {
    const done = await pane.rememberForm(sheet, name.trim());
    setSaid(done === "remembered" ? say.remembered(name.trim()) : say.notRemembered[done]);
    if (done === "remembered") setName("");
  };
  return (
    <div className="roles-part">
      <h3>{say.remember}</h3>
      <p className="quiet">{say.rememberAbout}</p>
      <div className="role-row">
        <label htmlFor={id}>{say.formName}</label>
        <input
          id={id}
          className="role-choice"
          value={name}
          maxLength={60}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <Button size="small" disabledFocusable={name.trim() === ""} onClick={() => void remember()}>
        {say.remember}
      </Button>
      <p className="quiet" role="status">
        {said}
      </p>
    </div>
  );
}

/** 列对照: what each column, fund column, field and row of a sheet was taken for, to be changed by a person. */
export default function ColumnRoles({ state, result }: { state: PaneState; result: Result }) {
  const { pane, words } = usePane();
  const say = teachingWords(words.language);
  const [header, setHeader] = useState<number | null>(null);
  const shown = result.sheets.find(({ snapshot }) => snapshot.name === state.teaching);
  if (!shown) return null;
  const { snapshot, tables } = shown;
  const sheet = snapshot.name;
  const open = state.open === null ? undefined : tablesOf(result)[state.open];
  const table = (open && tables.includes(open) ? open : tables[0])?.scored.table;
  const roles = pane.rolesOf(sheet);
  const isSaid = roles.columns.length + roles.fields.length + roles.notIndicators.length > 0;
  const likely = table ? [] : likelyHeaders(snapshot);
  const headerRow = header ?? likely[0];
  const columns = table
    ? columnsOffered(snapshot, table)
    : headerRow === undefined
      ? []
      : columnsOfRow(snapshot, headerRow, roles);
  return (
    <section className="section column-roles" aria-labelledby="roles-title">
      <div className="section-head">
        <h2 id="roles-title">{say.title(sheet)}</h2>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => pane.store.dispatch({ type: "teaching-closed" })}
        >
          {say.close}
        </Button>
      </div>
      <p className="quiet">{say.about}</p>
      {!table &&
        (headerRow === undefined ? (
          <p className="quiet">{say.noRows}</p>
        ) : (
          <HeaderChoice sheet={snapshot} rows={likely} row={headerRow} onChange={setHeader} />
        ))}
      {/* At the same place with and without a table, so that the choice keeps the focus while the table comes about. */}
      <Columns
        title={say.columns}
        columns={columns.filter(({ block }) => block === "indicator")}
        sheet={sheet}
      />
      <Columns title={say.funds} columns={columns.filter(({ block }) => block === "budget")} sheet={sheet} />
      {table && (
        <details className="roles-part">
          <summary>{say.fields}</summary>
          <ul className="roles">
            {fieldsOffered(table).map((offered) => (
              <FieldChoice
                key={offered.label}
                offered={offered}
                onChange={(key) => pane.setRoles(sheet, withField(pane.rolesOf(sheet), offered.label, key))}
              />
            ))}
          </ul>
        </details>
      )}
      {table && <RowChoices sheet={snapshot} table={table} />}
      <div className="roles-part">
        <Button size="small" disabledFocusable={!isSaid} onClick={() => void pane.takeBackRoles(sheet)}>
          {say.takeBack}
        </Button>
      </div>
      {table && <Remember sheet={sheet} />}
      <LearnedForms guidance={state.guidance} heading="h3" />
    </section>
  );
}
