import type { FileSaving, Host, ThemeSource } from "./host";

/** What is known of a host before it is there; what it says itself counts from then on. */
export interface HostSoFar {
  readonly language: string;
  readonly theme: ThemeSource;
  readonly savesFiles: FileSaving;
}

/**
 * A host that is still on its way: the pane can be used at once, and what it asks for is done when the host is there.
 */
export function waitingHost(host: Promise<Host>, soFar: HostSoFar): Host {
  let there: Host | null = null;
  void host.then((come) => (there = come));
  return {
    get language() {
      return (there ?? soFar).language;
    },
    theme: {
      now: () => (there ?? soFar).theme.now(),
      watch: (onChange) => {
        let isEnded = false;
        let end = soFar.theme.watch(onChange);
        void host.then(({ theme }) => {
          if (isEnded || theme === soFar.theme) return;
          end();
          end = theme.watch(onChange);
          onChange();
        });
        return () => {
          isEnded = true;
          end();
        };
      },
    },
    get opening() {
      return there?.opening ?? null;
    },
    get rowHeights() {
      return there?.rowHeights ?? null;
    },
    get savesFiles() {
      return (there ?? soFar).savesFiles;
    },
    fileName: async () => (await host).fileName(),
    readSheets: async (scope, options) => (await host).readSheets(scope, options),
    apply: async (patches) => (await host).apply(patches),
    undo: async (before) => (await host).undo(before),
    stands: (done) => there?.stands(done) ?? true,
    clearMarks: async () => (await host).clearMarks(),
    select: async (sheet, cell) => (await host).select(sheet, cell),
    selectedCell: async () => (await host).selectedCell(),
    insertSheet: async (sheet) => (await host).insertSheet(sheet),
    removeSheet: async (inserted) => (await host).removeSheet(inserted),
    insertRow: async (insertion) => (await host).insertRow(insertion),
    removeRow: async (inserted) => (await host).removeRow(inserted),
    watchEdits: async (onEdit) => (await host).watchEdits(onEdit),
    watchActivation: async (onActivated) => (await host).watchActivation(onActivated),
    watchSelection: async (onSelected) => (await host).watchSelection(onSelected),
    watchWaiting: (onChange) => {
      let stop: (() => void) | null = null;
      let isStopped = false;
      void host.then(({ watchWaiting }) => {
        if (!isStopped) stop = watchWaiting(onChange);
      });
      return () => {
        isStopped = true;
        stop?.();
      };
    },
    // Nothing is kept before it is there.
    keepsSettingsIn: (fileName) => there?.keepsSettingsIn(fileName) ?? true,
    loadSetting: async (key) => (await host).loadSetting(key),
    saveSetting: async (key, value) => (await host).saveSetting(key, value),
  };
}
