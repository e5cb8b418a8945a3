import type { SettingKey } from "../../hosts/host";
import type { Profile } from "../../scoring/profile";
import type { Following } from "./following";
import { NO_GUIDANCE } from "../../report/guidance";
import { fail, type TaskContext } from "./task-context";
import type { Reading } from "./reading";

/** What the workbook keeps for the pane. */
export interface Keeping {
  /** Takes up the settings of the workbook and watches it; to be called once. */
  readonly start: () => Promise<void>;
  /** Watches the workbook no longer, now or as soon as it has begun to. */
  readonly stop: () => void;
  /** The text that the workbook keeps under a key; null when there is none. */
  readonly load: (key: SettingKey) => Promise<string | null>;
  /** Keeps a text in the workbook; false when that failed. */
  readonly keep: (key: SettingKey, value: string | null) => Promise<boolean>;
  readonly setLive: (live: boolean) => Promise<void>;
  /** Opens the pane together with this workbook from now on, or does not. */
  readonly setOpening: (opens: boolean) => Promise<void>;
  /** Scores by other rules from now on and keeps them in the workbook; null leaves the choice to each form. */
  readonly setProfile: (profile: Profile | null) => Promise<void>;
}

/** Reads and writes what the workbook keeps for the pane. */
export function createKeeping(
  context: TaskContext,
  { rescore }: Reading,
  { onEdit, onActivated, onSelected }: Following,
): Keeping {
  const { host, store, reviewing, keptProfile, teaching, deciding } = context;
  const { state, dispatch } = store;

  const unwatch: (() => void)[] = [];
  let isStopped = false;
  const watched = (stop: () => void): void => {
    if (isStopped) stop();
    else unwatch.push(stop);
  };

  /** Once is enough: it is not the person's fault. */
  let isTold = false;
  const tellOfLoss = async (): Promise<void> => {
    if (isTold || host.keepsSettingsIn(await host.fileName())) return;
    isTold = true;
    const { LOST_IN_XLS } = await import("./lost-settings");
    const text = LOST_IN_XLS[/^en\b/i.test(host.language) ? "en" : "zh"];
    dispatch({ type: "notice-given", notice: { kind: "said", text, undoes: false } });
  };

  const keep = async (key: SettingKey, value: string | null): Promise<boolean> => {
    const saved = await host.saveSetting(key, value);
    if (!saved.ok) fail(context, "saving", saved.failure);
    else if (value !== null) await tellOfLoss();
    return saved.ok;
  };

  return {
    start: async () => {
      watched(host.watchWaiting((waiting) => dispatch({ type: "waiting-changed", waiting })));
      const [kept, live, roles, forms, form, decided, watch, shown, selected] = await Promise.all([
        host.loadSetting("profile"),
        host.loadSetting("live-scoring"),
        host.loadSetting("roles"),
        host.loadSetting("learned-forms"),
        host.loadSetting("learned-form"),
        host.loadSetting("decisions"),
        host.watchEdits(({ sheet }) => onEdit(sheet)),
        // Without it the pane still works: it reads the active sheet at each click.
        host.watchActivation(({ sheet }) => onActivated(sheet)),
        host.watchSelection(onSelected),
      ]);
      // Whether it can open the pane is known once it has answered.
      const opens = (await host.opening?.load()) ?? null;
      dispatch({ type: "opening-known", opens: opens && (opens.ok ? opens.value : false) });
      if (watch.ok) watched(() => void watch.value());
      if (shown.ok) watched(() => void shown.value());
      if (selected.ok) watched(() => void selected.value());
      for (const outcome of [kept, live, roles, forms, form, decided, watch])
        if (!outcome.ok) fail(context, "starting", outcome.failure);
      const text = kept.ok ? kept.value : null;
      const profile = text === null ? null : (await keptProfile()).readKept(text);
      const said = roles.ok ? roles.value : null;
      const learned = [form, forms].flatMap((each) => (each.ok ? (each.value ?? []) : []));
      // Most workbooks keep neither: what reads them is loaded for those that do.
      const guidance =
        said === null && learned.length === 0
          ? NO_GUIDANCE
          : (await teaching()).keptGuidance(said, ...learned);
      // Said at once: who reviews has to know that somebody decided before.
      const brought =
        decided.ok && decided.value !== null
          ? (await deciding()).broughtDecisions(decided.value, host.language)
          : null;
      dispatch({
        type: "settings-loaded",
        profile,
        live: live.ok && live.value === "on",
        guidance,
        decisions: brought?.decisions ?? [],
      });
      if (text !== null && !profile) {
        dispatch({ type: "notice-given", notice: { kind: "kept-rules-unreadable" } });
      }
      if (brought)
        dispatch({ type: "notice-given", notice: { kind: "said", text: brought.said, undoes: false } });
    },

    stop: () => {
      isStopped = true;
      for (const stop of unwatch.splice(0)) stop();
    },

    load: async (key) => {
      const loaded = await host.loadSetting(key);
      if (loaded.ok) return loaded.value;
      fail(context, "starting", loaded.failure);
      return null;
    },

    keep,

    setLive: async (live) => {
      dispatch({ type: "live-switched", live });
      await keep("live-scoring", live ? "on" : null);
      if (live && state().result?.stale.length) await rescore();
    },

    setOpening: async (opens) => {
      const saved = await host.opening?.save(opens);
      if (saved?.ok !== true) {
        if (saved) fail(context, "saving", saved.failure);
        return;
      }
      dispatch({ type: "opening-known", opens });
      dispatch({ type: "notice-given", notice: { kind: "opening-kept", opens } });
    },

    setProfile: async (profile) => {
      const { reviewSheets } = await reviewing();
      const snapshots = state().result?.sheets.map(({ snapshot }) => snapshot) ?? [];
      dispatch({
        type: "rules-changed",
        profile,
        sheets: reviewSheets(snapshots, profile, state().guidance),
      });
      const wasTold = isTold;
      const saved = await keep("profile", profile && (await keptProfile()).keptText(profile));
      if (saved && isTold === wasTold)
        dispatch({ type: "notice-given", notice: { kind: "rules-saved", profile: profile?.name ?? null } });
    },
  };
}
