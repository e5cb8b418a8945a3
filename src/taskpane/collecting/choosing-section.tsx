import { Button } from "@fluentui/react-components";
import { useRef } from "react";
import { LIST_ROLE_NAMES, LIST_ROLES } from "../../many/list-roles";
import { FileField } from "../components/file-field";
import type { PaneState } from "../state/state";
import { chosenFiles } from "./chosen-files";
import { collect, say, type CollectingContext } from "./context";
import type { ChosenList, Collection } from "./collection-state";
import { SendingSection } from "./sending-section";
import { collectingWords } from "./words";

interface SectionProps {
  readonly context: CollectingContext;
  readonly state: PaneState;
  readonly collection: Collection;
}

function ListColumns({ context, list }: { context: CollectingContext; list: ChosenList & { kind: "list" } }) {
  const { language } = context.words;
  const { list: words } = collectingWords(language);
  const { columns, bad, unclear, amountUnit } = list.view;
  const hasAmounts = columns.some(({ role }) => role === "initial" || role === "adjusted");
  return (
    <details className="collecting-columns fields">
      <summary>{words.columns}</summary>
      <ul>
        {columns.map(({ at, header, role }) => (
          <li key={at}>
            <label>
              <span className="one-line">{words.column(at, header)}</span>
              <select
                value={role ?? ""}
                onChange={({ target }) =>
                  void context.collector.chooseRole(
                    at,
                    LIST_ROLES.find((each) => each === target.value) ?? null,
                  )
                }
              >
                <option value="">{words.unused}</option>
                {LIST_ROLES.map((each) => (
                  <option key={each} value={each}>
                    {LIST_ROLE_NAMES[each][language]}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
      {hasAmounts && amountUnit === null && <p className="quiet">{words.noUnit}</p>}
      {[...bad, ...unclear].map(({ row, why }, at) => (
        <p key={at} className="quiet">
          {words.bad(row, why[language])}
        </p>
      ))}
    </details>
  );
}

function ListOfProjects({ context, state, collection }: SectionProps) {
  const { collector } = context;
  const { language } = context.words;
  const { list: words } = collectingWords(language);
  const picker = useRef<HTMLInputElement>(null);
  const { list } = collection;
  return (
    <div className="collecting-list">
      <p className={list?.kind === "list" ? "" : "quiet"}>
        {list === null && words.none}
        {list?.kind === "list" && words.found(list.name, list.view.projects)}
        {list?.kind === "problem" && `${list.name}${language === "zh" ? "：" : ": "}${list.why}`}
      </p>
      <div className="collecting-buttons">
        <button type="button" className="link-button" onClick={() => picker.current?.click()}>
          {list ? words.other : words.choose}
        </button>
        {list && (
          <button
            type="button"
            className="link-button"
            onClick={() => void collector.takeList(null, language)}
          >
            {words.remove}
          </button>
        )}
      </div>
      <FileField
        field={picker}
        name={words.choose}
        onFiles={([file]) => {
          if (file) void collector.takeList(file, language);
        }}
      />
      {list?.kind === "list" && <ListColumns context={context} list={list} />}
      {list?.kind === "list" && (
        <SendingSection context={context} state={state} list={list} sending={collection.sending} />
      )}
    </div>
  );
}

function Progress({ context, collection }: Omit<SectionProps, "state">) {
  const { collector } = context;
  const words = collectingWords(context.words.language);
  const { phase, done, files, result } = collection;
  const isReading = phase === "reading" || phase === "stopping";
  const said =
    phase === "stopped"
      ? words.stopped(done, files)
      : phase === "ready" && result
        ? words.ready(result.files, result.tables, result.year)
        : "";
  return (
    <>
      {isReading && (
        <div className="collecting-progress">
          <progress aria-label={words.title} value={done} max={Math.max(1, files)} />
          <span className="quiet figure grow">
            {phase === "stopping" ? words.stopping : words.reading(done, files)}
          </span>
          <button type="button" className="link-button" onClick={collector.stop}>
            {words.stop}
          </button>
        </div>
      )}
      <p role="status" className={said === "" && phase !== "adding-up" ? "visually-hidden" : "quiet"}>
        {phase === "adding-up" ? words.addingUp : said}
      </p>
      {(phase === "stopped" || phase === "ready") && (
        <div className="collecting-buttons">
          {phase === "stopped" && (
            <button type="button" className="link-button" onClick={() => void collector.goOn()}>
              {words.goOn}
            </button>
          )}
          <button type="button" className="link-button" onClick={collector.clear}>
            {words.clear}
          </button>
        </div>
      )}
    </>
  );
}

/** Where files, folders and the list of projects are chosen, and how far reading them is. */
export function ChoosingSection({ context, state, collection }: SectionProps) {
  const words = collectingWords(context.words.language);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const add = async (list: readonly File[]): Promise<void> => {
    const chosen = await chosenFiles(list);
    if (chosen.length === 0) say(context, words.nothingInFolder);
    else collect(context, chosen);
  };
  return (
    <section className="section collecting-section" aria-labelledby="collecting-title">
      <h2 id="collecting-title">{words.title}</h2>
      <p className="quiet">{words.about}</p>
      <div className="collecting-buttons">
        <Button
          appearance={collection.phase === "empty" ? "primary" : "secondary"}
          onClick={() => files.current?.click()}
        >
          {words.files}
        </Button>
        <Button onClick={() => folder.current?.click()}>{words.folder}</Button>
      </div>
      <FileField field={files} name={words.files} takes="files" onFiles={(list) => void add(list)} />
      <FileField field={folder} name={words.folder} takes="folder" onFiles={(list) => void add(list)} />
      {collection.phase === "empty" && <p className="quiet">{words.drop}</p>}
      <ListOfProjects context={context} state={state} collection={collection} />
      <Progress context={context} collection={collection} />
      {collection.failure !== null && <p role="alert">{words.failed(collection.failure)}</p>}
    </section>
  );
}
