import { Cross } from "./icons";

interface CrossButtonProps {
  /** What a click closes or removes, for those who hear it. */
  readonly name: string;
  readonly onAct: () => void;
}

/** Closes or removes what it stands beside. */
export function CrossButton({ name, onAct }: CrossButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={name} onClick={onAct}>
      <Cross />
    </button>
  );
}
