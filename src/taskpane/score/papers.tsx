import { MenuButton } from "../components/menu-button";
import { usePane } from "../components/surroundings";
import { isBusy, type PaneState } from "../state/state";
import { decidingWords } from "../deciding/words";

/** What a reviewer hands on, each as a sheet of the workbook or as a file, where files are saved. */
export function Papers({
  state,
  workPapers,
  opinions,
}: {
  state: PaneState;
  workPapers: number;
  opinions: number;
}) {
  const { pane, words } = usePane();
  const { workPaper, opinion, as } = decidingWords(words.language);
  // Rows may have moved since: a stale result must not be handed on.
  const usable = !isBusy(state) && state.result?.stale.length === 0;
  const forms = pane.savesFiles === "never" ? (["sheet"] as const) : (["sheet", "xlsx"] as const);
  const word = pane.savesFiles === "never" ? [] : (["docx"] as const);
  return (
    <div className="papers">
      <MenuButton
        named
        name={workPaper}
        groups={[
          forms.map((form) => ({
            name: as[form],
            disabled: !usable || workPapers === 0,
            onChoose: () => void pane.handOnPapers("work-paper", form, words),
          })),
        ]}
      />
      <MenuButton
        named
        name={opinion}
        groups={[
          [...forms, ...word].map((form) => ({
            name: as[form],
            disabled: !usable || opinions === 0,
            onChoose: () => void pane.handOnPapers("opinion", form, words),
          })),
        ]}
      />
    </div>
  );
}
