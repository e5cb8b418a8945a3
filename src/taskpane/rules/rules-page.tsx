import { Button, Field, Select, Switch } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { SEVERITIES, type Severity } from "../../checks/check";
import { CHECKS } from "../../checks/registry";
import type { Profile } from "../../scoring/profile";
import { PROFILE_LABELS } from "../../scoring/profile-schema";
import { DEFAULT_PROFILE, PROFILES, profileById } from "../../scoring/profiles/registry";
import { LearnedForms } from "../components/learned-forms";
import { NoticeBar } from "../components/notice-bar";
import { FileField } from "../components/file-field";
import { usePane } from "../components/surroundings";
import { tablesInView, type PaneState } from "../state/state";
import { resultWords } from "../messages/result-words";
import {
  draftOf,
  exportedText,
  importedProfile,
  isChanged,
  profileOf,
  wrongSettings,
  type Draft,
  type NumberField,
} from "./profile-draft";
import { NamedNumber, NamedNumbers, PairList } from "./number-lists";
import { rulesWords } from "./words";

interface EditorProps {
  readonly draft: Draft;
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (draft: Draft) => void;
}

function NumberSetting({ field, draft, wrong, onChange }: EditorProps & { field: NumberField }) {
  const { words } = usePane();
  return (
    <NamedNumber
      name={rulesWords(words.language).named(PROFILE_LABELS[field][words.language])}
      value={draft[field]}
      wrong={wrong.has(field)}
      onType={(typed) => onChange({ ...draft, [field]: typed })}
    />
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly names: Readonly<Record<Value, string>>;
  readonly onChoose: (value: Value) => void;
}

function isKey<Value extends string>(names: Readonly<Record<Value, string>>, text: string): text is Value {
  return text in names;
}

function Choice<Value extends string>({ label, value, names, onChoose }: ChoiceProps<Value>) {
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, { value: chosen }) => isKey(names, chosen) && onChoose(chosen)}>
        {Object.entries<string>(names).map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function ExecutionSettings(props: EditorProps) {
  const { words } = usePane();
  const { draft, wrong, onChange } = props;
  const rules = rulesWords(words.language);
  return (
    <fieldset className="rules-group">
      <legend>{rules.groups.execution}</legend>
      <NumberSetting field="executionWeight" {...props} />
      <NumberSetting field="executionReasonBelow" {...props} />
      <Choice
        label={rulesWords(words.language).named(PROFILE_LABELS.zeroBudget[words.language])}
        value={draft.zeroBudget}
        names={rules.zeroBudget}
        onChoose={(zeroBudget) => onChange({ ...draft, zeroBudget })}
      />
      <Switch
        label={rulesWords(words.language).named(PROFILE_LABELS.roundRateFirst[words.language])}
        checked={draft.roundRateFirst}
        onChange={(_, { checked }) => onChange({ ...draft, roundRateFirst: checked })}
      />
      <PairList
        title={rulesWords(words.language).named(PROFILE_LABELS.executionBands[words.language])}
        none={rules.proportional}
        sentence={rules.band}
        names={[rules.bandFrom, rules.bandPercent]}
        pairs={draft.executionBands}
        wrong={wrong.has("executionBands")}
        onChange={(executionBands) => onChange({ ...draft, executionBands })}
      />
    </fieldset>
  );
}

function IndicatorSettings(props: EditorProps) {
  const { words } = usePane();
  const { draft, onChange } = props;
  return (
    <fieldset className="rules-group">
      <legend>{rulesWords(words.language).groups.indicators}</legend>
      <Choice
        label={rulesWords(words.language).named(PROFILE_LABELS.reverse[words.language])}
        value={draft.reverse}
        names={rulesWords(words.language).reverse}
        onChoose={(reverse) => onChange({ ...draft, reverse })}
      />
      <NumberSetting field="passLine" {...props} />
      <NumberSetting field="deviationPercent" {...props} />
      <Switch
        label={rulesWords(words.language).named(PROFILE_LABELS.deviationIncluded[words.language])}
        checked={draft.deviationIncluded}
        onChange={(_, { checked }) => onChange({ ...draft, deviationIncluded: checked })}
      />
    </fieldset>
  );
}

/** The settings of a check: as it is by itself, milder, or off. */
const SETTINGS = ["", "warning", "info", "off"] as const;

/** What a check may be set to: nothing graver than it is. */
function settingsFor(severity: Severity): readonly (typeof SETTINGS)[number][] {
  const own = SEVERITIES.indexOf(severity);
  return SETTINGS.filter(
    (setting) => setting === "" || setting === "off" || SEVERITIES.indexOf(setting) > own,
  );
}

function CheckSettings(props: EditorProps) {
  const { words } = usePane();
  const { draft, wrong, onChange } = props;
  const { language } = words;
  const severities = resultWords(language).severity;
  const rules = rulesWords(language);
  const [warning, info] = draft.progressBehind;
  const isWrong = wrong.has("progressBehind");
  const set = (id: string, setting: string): void => {
    const others = Object.entries(draft.checks).filter(([other]) => other !== id);
    const chosen = SETTINGS.find((one) => one === setting) ?? "";
    onChange({ ...draft, checks: Object.fromEntries(chosen === "" ? others : [...others, [id, chosen]]) });
  };
  const nameOf = (setting: (typeof SETTINGS)[number], own: Severity): string => {
    if (setting === "off") return rules.checkOff;
    return severities[setting === "" ? own : setting];
  };
  return (
    <fieldset className="rules-group">
      <legend>{rules.groups.checks}</legend>
      <NumberSetting field="executionBehindPoints" {...props} />
      <NumberSetting field="goalCopiedPercent" {...props} />
      <NumberSetting field="rateTolerance" {...props} />
      <NamedNumber
        name={rules.progressBehind(severities.warning)}
        value={warning}
        wrong={isWrong}
        onType={(typed) => onChange({ ...draft, progressBehind: [typed, info] })}
      />
      <NamedNumber
        name={rules.progressBehind(severities.info)}
        value={info}
        wrong={isWrong}
        onType={(typed) => onChange({ ...draft, progressBehind: [warning, typed] })}
      />
      <details>
        <summary>{rulesWords(words.language).named(PROFILE_LABELS.checks[language])}</summary>
        {CHECKS.map(({ id, title, severity }) => (
          <Field key={id} label={title[language]}>
            <Select size="small" value={draft.checks[id] ?? ""} onChange={(_, { value }) => set(id, value)}>
              {settingsFor(severity).map((setting) => (
                <option key={setting} value={setting}>
                  {nameOf(setting, severity)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </details>
    </fieldset>
  );
}

function GradeSettings({ draft, wrong, onChange }: EditorProps) {
  const { words } = usePane();
  const rules = rulesWords(words.language);
  return (
    <fieldset className="rules-group">
      <legend>{rules.groups.grades}</legend>
      <NamedNumbers
        title={rulesWords(words.language).named(PROFILE_LABELS.grades[words.language])}
        nameOf={rules.gradeFrom}
        entries={draft.grades.slice(0, -1)}
        wrong={wrong.has("grades")}
        onChange={(entries) => onChange({ ...draft, grades: [...entries, ...draft.grades.slice(-1)] })}
      />
      <PairList
        title={rulesWords(words.language).named(PROFILE_LABELS.totalCaps[words.language])}
        none={rules.noCaps}
        sentence={rules.cap}
        names={[rules.capRate, rules.capTotal]}
        pairs={draft.totalCaps}
        wrong={wrong.has("totalCaps")}
        onChange={(totalCaps) => onChange({ ...draft, totalCaps })}
      />
    </fieldset>
  );
}

function WeightSettings({ draft, wrong, onChange }: EditorProps) {
  const rules = rulesWords(usePane().words.language);
  const isWrong = wrong.has("levelWeights");
  return (
    <fieldset className="rules-group">
      <legend>{rules.groups.weights}</legend>
      <NamedNumbers
        title={rules.withoutCost}
        nameOf={rules.weightOf}
        entries={draft.withoutCost}
        wrong={isWrong}
        onChange={(withoutCost) => onChange({ ...draft, withoutCost })}
      />
      <NamedNumbers
        title={rules.withCost}
        nameOf={rules.weightOf}
        entries={draft.withCost}
        wrong={isWrong}
        onChange={(withCost) => onChange({ ...draft, withCost })}
      />
    </fieldset>
  );
}

/** A set of rules as a file, out and in. */
function Exchange({
  profile,
  onProblems,
}: {
  profile: Profile;
  onProblems: (lines: readonly string[]) => void;
}) {
  const { pane, words } = usePane();
  const { language } = words;
  const rules = rulesWords(language);
  const picker = useRef<HTMLInputElement>(null);

  const take = async (file: File): Promise<void> => {
    const imported = importedProfile(await file.text());
    if (imported.ok) {
      onProblems([]);
      await pane.setProfile(imported.profile);
      return;
    }
    onProblems(
      imported.problems === null
        ? [rules.notJson(file.name)]
        : [rules.notImported(file.name), ...imported.problems.map((problem) => problem[language])],
    );
  };

  return (
    <div className="row rules-exchange">
      <Button size="small" onClick={() => picker.current?.click()}>
        {rules.importFile}
      </Button>
      <Button
        size="small"
        onClick={() =>
          void pane.handOn({
            name: rules.fileName,
            type: "application/json",
            content: exportedText(profile),
          })
        }
      >
        {rules.exportFile}
      </Button>
      <Button size="small" onClick={() => void pane.copy(exportedText(profile))}>
        {rules.copy}
      </Button>
      <FileField
        field={picker}
        name={rules.importFile}
        accept=".json,application/json"
        onFiles={([file]) => {
          if (file) void take(file);
        }}
      />
    </div>
  );
}

/** The choice of no profile, so that each form goes by its own. */
const BY_FORM = "by-form";

/** The tab 规则: which rules count in this workbook, and every setting of them. */
export default function RulesPage({ state }: { state: PaneState }) {
  const { pane, words } = usePane();
  const { language } = words;
  const rules = rulesWords(language);
  // Where each form chooses, the rules of the table one sees are shown, and changed from there.
  const chosen = tablesInView(state)[0]?.scored.profile;
  const profile = state.profile ?? chosen ?? DEFAULT_PROFILE;
  const [kept, setKept] = useState(draftOf(profile));
  const [problems, setProblems] = useState<readonly string[]>([]);
  // Rules that were chosen, imported or restored meanwhile replace what was being changed.
  const draft = kept.base === profile ? kept : draftOf(profile);
  const changed = isChanged(draft);
  const reading = profileOf(draft);
  const wrong = wrongSettings(draft);
  const known = profileById(profile.id);

  const change = (next: Draft): void => {
    setProblems([]);
    setKept(next);
  };

  return (
    <>
      <div className="scroll">
        <div className="rules">
          <p className="quiet">{rules.intro}</p>
          <Field label={rules.profile}>
            <Select
              value={state.profile === null ? BY_FORM : known ? known.id : ""}
              onChange={(_, { value }) => {
                const other = profileById(value);
                if (other || value === BY_FORM) void pane.setProfile(other ?? null);
              }}
            >
              <option value={BY_FORM}>
                {resultWords(language).byForm(
                  state.profile === null && chosen ? chosen.name[language] : null,
                )}
              </option>
              {!known && <option value="">{profile.name[language]}</option>}
              {PROFILES.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[language]}
                </option>
              ))}
            </Select>
          </Field>
          <details>
            <summary>{rules.basis}</summary>
            <p className="quiet">{profile.basis[language]}</p>
          </details>
          <ExecutionSettings draft={draft} wrong={wrong} onChange={change} />
          <IndicatorSettings draft={draft} wrong={wrong} onChange={change} />
          <GradeSettings draft={draft} wrong={wrong} onChange={change} />
          <WeightSettings draft={draft} wrong={wrong} onChange={change} />
          <CheckSettings draft={draft} wrong={wrong} onChange={change} />
          <Exchange profile={profile} onProblems={setProblems} />
          <LearnedForms guidance={state.guidance} heading="h2" />
        </div>
      </div>
      {!reading.ok && (
        <Problems
          lines={[
            rules.problems,
            ...reading.problems.map(({ plain }) => rulesWords(words.language).named(plain[language])),
          ]}
        />
      )}
      {problems.length > 0 && <Problems lines={problems} />}
      <NoticeBar state={state} />
      <div className="action-bar">
        <Button
          appearance="primary"
          disabledFocusable={!changed || !reading.ok}
          onClick={() => {
            if (reading.ok) void pane.setProfile(reading.profile);
          }}
        >
          {rules.save}
        </Button>
        <Button appearance="subtle" disabledFocusable={!changed} onClick={() => change(draftOf(profile))}>
          {rules.revert}
        </Button>
        <span className="action-gap" />
        <Button
          appearance="subtle"
          disabledFocusable={state.profile === null && !changed}
          onClick={() => {
            setKept(draftOf(profile));
            void pane.setProfile(null);
          }}
        >
          {rules.restore}
        </Button>
      </div>
    </>
  );
}

function Problems({ lines: [first, ...rest] }: { lines: readonly string[] }) {
  return (
    <div className="problems" role="alert">
      <p>{first}</p>
      <ul>
        {rest.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
