import { Component, type ReactNode } from "react";
import type { Messages } from "../messages/messages";

interface CrashGuardProps {
  readonly words: Messages["crash"];
  readonly copy: (text: string) => Promise<void>;
  readonly children: ReactNode;
}

interface CrashGuardState {
  readonly detail: string | null;
}

/** Shows what to do where a component fails, instead of an empty pane. */
export class CrashGuard extends Component<CrashGuardProps, CrashGuardState> {
  override state: CrashGuardState = { detail: null };

  static getDerivedStateFromError(error: unknown): CrashGuardState {
    return { detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override render(): ReactNode {
    const { words, copy, children } = this.props;
    const { detail } = this.state;
    if (detail === null) return children;
    return (
      <section className="failure" role="alert">
        <h2>{words.title}</h2>
        <p>{words.text}</p>
        <div className="row">
          <button type="button" className="link-button" onClick={() => location.reload()}>
            {words.reload}
          </button>
          <button type="button" className="link-button" onClick={() => void copy(`hengbiao\n${detail}`)}>
            {words.details}
          </button>
        </div>
      </section>
    );
  }
}
