import type { PaneState } from "../state/state";

export default function RulesPage({ state }: { state: PaneState }) {
  return <div>{state.profile.name.zh}</div>;
}
