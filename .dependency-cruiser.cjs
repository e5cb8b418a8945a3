/** The import rules of the rooms below src/: a room may import itself and what its list names, no more. */
const pure = [
  "sheet",
  "forms",
  "reading",
  "scoring",
  "checks",
  "report",
  "building",
  "many",
  "library",
  "json",
];

const mayImport = {
  sheet: [],
  forms: ["sheet"],
  reading: ["sheet", "forms", "json"],
  scoring: ["sheet", "forms", "reading/table", "json"],
  checks: ["sheet", "forms", "reading", "scoring"],
  report: ["sheet", "forms", "reading", "scoring", "checks", "json"],
  building: ["sheet", "forms", "reading", "scoring"],
  many: ["sheet", "forms", "reading", "scoring", "checks", "report", "building"],
  library: ["sheet", "forms", "json"],
  json: [],
  files: ["sheet"],
  hosts: ["sheet", "files"],
  filling: [...pure, "files"],
  collecting: [...pure, "files", "filling"],
  taskpane: [
    ...pure,
    "hosts/host",
    "hosts/undo-log",
    "files/xlsx/write-xlsx",
    "files/write-word",
    "files/read-workbook",
    "files/describe",
    "files/describe-pdf",
    "files/signature",
    "files/workbook-reading",
    "filling",
    "collecting",
  ],
  commands: [...pure, "hosts"],
  cli: [...pure, "files", "filling", "collecting"],
  web: [...pure, "files", "filling", "collecting", "hosts", "taskpane"],
};

/** Where the pane meets a host: the pane itself knows only the interface. */
const entries = {
  "taskpane/excel": [...pure, "hosts", "taskpane"],
  "taskpane/self-test": [...pure, "hosts", "taskpane"],
};

/** What the room of a tab may import of the pane: nothing of another tab. */
const shownInPane = [
  "taskpane/components",
  "taskpane/messages",
  "taskpane/pane",
  "taskpane/state",
  "taskpane/view",
];

/** The order inside rooms: what a folder may import of its own room besides itself. */
const inside = {
  "files/xml": ["files/failure"],
  "files/zip": ["files/failure", "files/xml"],
  "files/format": [],
  "files/patch": ["files/format", "files/xlsx", "files/xml", "files/zip"],
  // The pane from the bottom up: its state, what is shown of it and said, its tasks, what several tabs share, a room
  // for each tab.
  "taskpane/state": [],
  "taskpane/messages": ["taskpane/state"],
  "taskpane/view": ["taskpane/state"],
  "taskpane/deciding": ["taskpane/messages"],
  "taskpane/teaching": [],
  "taskpane/reviewing": ["taskpane/state", "taskpane/view"],
  "taskpane/exporting": [
    "taskpane/deciding",
    "taskpane/messages",
    "taskpane/save-file",
    "taskpane/state",
    "taskpane/view",
  ],
  "taskpane/tasks": [
    "taskpane/deciding",
    "taskpane/exporting",
    "taskpane/messages",
    "taskpane/reviewing",
    "taskpane/save-file",
    "taskpane/state",
    "taskpane/teaching",
  ],
  "taskpane/pane": ["taskpane/state", "taskpane/tasks"],
  "taskpane/components": [
    "taskpane/messages",
    "taskpane/pane",
    "taskpane/save-file",
    "taskpane/state",
    "taskpane/tasks",
    "taskpane/teaching",
    "taskpane/view",
  ],
  "taskpane/score": [...shownInPane, "taskpane/deciding", "taskpane/teaching"],
  "taskpane/building": shownInPane,
  "taskpane/collecting": shownInPane,
  "taskpane/rules": shownInPane,
  "taskpane/page": [],
  "web/workbook": [],
  "web/host": ["web/workbook"],
};

/** Whether a folder or file is meant, written without its ending. */
const folder = (name) => `^src/${name}(/|\\.tsx?$)`;

const rooms = Object.keys(mayImport);
const roomsWithLibraries = ["files", "hosts", "taskpane", "commands", "cli", "web"];

/** What rspack builds into what ships. All packages are for development, so that ours brings none of them along. */
const bundled = [
  "@e965/xlsx",
  "@fluentui/react-components",
  "@noble/(ciphers|hashes)",
  "@univerjs/[^/]+",
  "big\\.js",
  "docx",
  "fflate",
  "htmlparser2",
  "hucre",
  "office-js",
  "pdfjs-dist",
  "react",
  "react-dom",
  "rxjs",
  "zod",
];

/** A room, or one file of it written without its ending. */
const place = (name) => (name.includes("/") ? `^src/${name}\\.tsx?$` : `^src/${name}/`);

module.exports = {
  forbidden: [
    ...rooms.map((room) => ({
      name: `room-${room}`,
      comment: `src/${room} may import only: ${mayImport[room].join(", ") || "nothing of ours"}`,
      severity: "error",
      from: { path: place(room), pathNot: Object.keys(entries).map(place) },
      to: { path: "^src/", pathNot: [room, ...mayImport[room]].map(place) },
    })),
    ...Object.keys(entries).map((entry) => ({
      name: `entry-${entry}`,
      comment: `src/${entry} may import only: ${entries[entry].join(", ")}`,
      severity: "error",
      from: { path: place(entry) },
      to: { path: "^src/", pathNot: entries[entry].map(place) },
    })),
    ...Object.keys(inside).map((name) => ({
      name: `inside-${name.replace("/", "-")}`,
      comment: `src/${name} may import of its own room only: ${inside[name].join(", ") || "nothing"}`,
      severity: "error",
      from: { path: folder(name) },
      to: { path: `^src/${name.split("/")[0]}/`, pathNot: [name, ...inside[name]].map(folder) },
    })),
    {
      name: "reading-without-patching",
      comment: "What reads a file knows nothing of what changes one.",
      severity: "error",
      from: { path: ["^src/files/", "^src/web/workbook/"], pathNot: folder("files/patch") },
      to: { path: folder("files/patch") },
    },
    {
      name: "known-rooms",
      comment: "Every source file lies in a room that is named in this file.",
      severity: "error",
      from: {},
      to: { path: "^src/", pathNot: rooms.map(place) },
    },
    {
      name: "few-libraries",
      comment: `Only ${roomsWithLibraries.join(", ")} may use Node or a library other than zod and big.js.`,
      severity: "error",
      from: { path: "^src/", pathNot: roomsWithLibraries.map(place) },
      to: {
        dependencyTypes: ["core", "npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown"],
        pathNot: "^node_modules/(@types/)?(zod|big\\.js)/",
      },
    },
    {
      name: "excel-without-web-edition",
      comment: "The pane in Excel does not grow by what the web edition needs.",
      severity: "error",
      from: { path: ["taskpane/excel", "taskpane/message", "taskpane/self-test"].map(place) },
      to: { path: ["^src/web/", "^node_modules/@univerjs/"], reachable: true },
    },
    {
      name: "bundled-packages",
      comment: "What ships is made with these packages, built into it; all others are tools.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "node_modules/", pathNot: bundled.map((name) => `^node_modules/(@types/)?${name}/`) },
    },
    {
      name: "no-undeclared-packages",
      comment: "Every package that ours use stands in package.json.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"], pathNot: "^node_modules/@types/" },
    },
    {
      name: "no-tests-in-source",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|tools)/" },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "A file that neither imports nor is imported, entries aside.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: [
          "^src/cli/(hengbiao|worker)\\.ts$",
          "^src/taskpane/page/old-web-view\\.js$",
          "\\.test\\.tsx?$",
          "\\.d\\.ts$",
        ],
      },
      to: {},
    },
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "telling-names",
      comment: "A file is named for what it is about.",
      severity: "error",
      from: {},
      to: { path: "[/.-](utils?|helpers?|common|managers?)[/.]", pathNot: "node_modules" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|test/fixtures)/" },
    tsConfig: { fileName: "tsconfig.json" },
    // Type imports count as well.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
