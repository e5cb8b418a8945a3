import type { Host, ThemeSource } from "../../hosts/host";

/**
 * A host whose spreadsheet is still on its way: the pane can be used at once, and what it asks for is done
 * when the workbook is there.
 */
export function waitingHost(host: Promise<Host>, language: string, theme: ThemeSource): Host {
  let there: Host | null = null;
  void host.then((come) => (there = come));
  return {
    language,
    theme,
    opening: null,
    savesFiles: "surely",
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
    keepsSettingsIn: () => true,
    loadSetting: async (key) => (await host).loadSetting(key),
    saveSetting: async (key, value) => (await host).saveSetting(key, value),
  };
}
