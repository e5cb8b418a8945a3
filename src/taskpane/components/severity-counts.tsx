import { SEVERITIES, type Severity } from "../../checks/check";
import { SeverityIcon } from "./severity-icon";

interface Props {
  readonly counts: Readonly<Record<Severity, number>>;
  /** What stands where nothing was found. */
  readonly none: string;
}

/** A cell of a list with how many findings there are of each severity, worst first. */
export function SeverityCounts({ counts, none }: Props) {
  const found = SEVERITIES.filter((severity) => counts[severity] > 0);
  return (
    <td className="counts figure">
      {found.map((severity) => (
        <span key={severity}>
          <SeverityIcon severity={severity} /> {counts[severity]}
        </span>
      ))}
      {found.length === 0 && <span className="quiet">{none}</span>}
    </td>
  );
}
