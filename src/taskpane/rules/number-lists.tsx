import { Button, Input } from "@fluentui/react-components";
import { CrossButton } from "../components/cross-button";
import { usePane } from "../components/surroundings";
import type { Named, Pair } from "./profile-draft";
import { rulesWords } from "./words";

interface NumberInputProps {
  readonly name: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onType: (value: string) => void;
}

function NumberInput({ name, value, wrong, onType }: NumberInputProps) {
  return (
    <Input
      className="number-input"
      inputMode="decimal"
      aria-label={name}
      aria-invalid={wrong}
      value={value}
      onChange={(_, { value: typed }) => onType(typed)}
    />
  );
}

function replaced<Item>(items: readonly Item[], at: number, item: Item): readonly Item[] {
  return items.map((old, place) => (place === at ? item : old));
}

interface PairListProps {
  readonly title: string;
  /** What an empty list means. */
  readonly none: string;
  /** The words before, between and behind the two numbers. */
  readonly sentence: readonly [string, string, string];
  /** The names of the two numbers of a row, which count from 1. */
  readonly names: readonly [(row: number) => string, (row: number) => string];
  readonly pairs: readonly Pair[];
  readonly wrong: boolean;
  readonly onChange: (pairs: readonly Pair[]) => void;
}

/** A list of rules with two numbers each, such as steps of the execution score. */
export function PairList({ title, none, sentence, names, pairs, wrong, onChange }: PairListProps) {
  const rules = rulesWords(usePane().words.language);
  return (
    <div className="number-list" role="group" aria-label={title}>
      <div>{title}</div>
      {pairs.length === 0 && <p className="quiet">{none}</p>}
      {pairs.map(([first, second], at) => (
        <div key={at} className="pair">
          {sentence[0]}
          <NumberInput
            name={names[0](at + 1)}
            value={first}
            wrong={wrong}
            onType={(typed) => onChange(replaced(pairs, at, [typed, second]))}
          />
          {sentence[1]}
          <NumberInput
            name={names[1](at + 1)}
            value={second}
            wrong={wrong}
            onType={(typed) => onChange(replaced(pairs, at, [first, typed]))}
          />
          {sentence[2]}
          <CrossButton
            name={rules.removeRow(at + 1)}
            onAct={() => onChange(pairs.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      <Button size="small" appearance="transparent" onClick={() => onChange([...pairs, ["", ""]])}>
        {rules.addRow}
      </Button>
    </div>
  );
}

/** A number behind its name. */
export function NamedNumber(props: NumberInputProps) {
  return (
    <div className="named-number">
      <span className="grow" aria-hidden>
        {props.name}
      </span>
      <NumberInput {...props} />
    </div>
  );
}

interface NamedNumbersProps {
  readonly title: string;
  readonly nameOf: (name: string) => string;
  readonly entries: readonly Named[];
  readonly wrong: boolean;
  readonly onChange: (entries: readonly Named[]) => void;
}

/** A number for each of some fixed names, such as the lowest total of each grade. */
export function NamedNumbers({ title, nameOf, entries, wrong, onChange }: NamedNumbersProps) {
  return (
    <div className="number-list" role="group" aria-label={title}>
      <div>{title}</div>
      {entries.map(([name, typed], at) => (
        <NamedNumber
          key={name}
          name={nameOf(name)}
          value={typed}
          wrong={wrong}
          onType={(text) => onChange(replaced(entries, at, [name, text]))}
        />
      ))}
    </div>
  );
}
