import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import { Chevron, Dots } from "./icons";

interface MenuItem {
  readonly name: string;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}

interface MenuButtonProps {
  readonly name: string;
  /** Items that belong together; a line stands between groups. */
  readonly groups: readonly (readonly MenuItem[])[];
  /** Whether its name stands on it, and not three dots. */
  readonly named?: boolean;
}

/** A menu after the WAI-ARIA pattern that opens upwards; Fluent's would bring 30 KB for a few items. */
export function MenuButton({ name, groups, named = false }: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const items = (): readonly HTMLElement[] => [
    ...(menu.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? []),
  ];

  useEffect(() => {
    if (open) menu.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  }, [open]);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };

  const onMenuKey = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at + all.length - 1) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const target = targets[event.key];
    if (event.key === "Escape") close();
    else if (target !== undefined) all[target]?.focus();
    else return;
    event.preventDefault();
  };

  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    const inside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!inside) setOpen(false);
  };

  return (
    <div className="menu-holder" onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className={named ? "menu-name" : "icon-button bar-icon"}
        aria-label={named ? undefined : name}
        title={named ? undefined : name}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {named ? (
          <>
            {name} <Chevron open={open} />
          </>
        ) : (
          <Dots />
        )}
      </button>
      {open && (
        <div
          ref={menu}
          className={named ? "menu menu-start" : "menu"}
          role="menu"
          aria-label={name}
          onKeyDown={onMenuKey}
        >
          {groups.map((group, place) => (
            <div key={place} role="group" className="menu-group">
              {group.map((item) => (
                <button
                  key={item.name}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  aria-disabled={item.disabled}
                  onClick={() => {
                    if (item.disabled) return;
                    close();
                    item.onChoose();
                  }}
                >
                  {item.name}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
