import { Button } from "@fluentui/react-components";
import { useRef } from "react";
import { DOCUMENTS_TO_CHOOSE } from "../../collecting/table-file-names";
import { FileField } from "../components/file-field";
import { usePane } from "../components/surroundings";
import { isBusy, type PaneState } from "../state/state";
import { insertDocument } from "./document-actions";
import { buildingWords } from "./words-for";

/** The tables of a Word file, web page or export as sheets of this workbook. */
export function DocumentSection({ state }: { state: PaneState }) {
  const { pane, words } = usePane();
  const { document } = buildingWords(words.language);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <section className="section building-section" aria-labelledby="document-title">
      <h2 id="document-title">{document.title}</h2>
      <p className="quiet">{document.about}</p>
      <Button disabledFocusable={isBusy(state)} onClick={() => picker.current?.click()}>
        {document.choose}
      </Button>
      <FileField
        field={picker}
        name={document.choose}
        accept={DOCUMENTS_TO_CHOOSE}
        onFiles={([file]) => {
          if (file) void insertDocument({ pane, words }, file);
        }}
      />
    </section>
  );
}
