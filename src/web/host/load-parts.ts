/**
 * The packages of the spreadsheet program, from those that the others rest on: each is evaluated as soon as it is
 * there, in a moment of its own. Evaluated together they would hold up what a person does for half a second.
 */
const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import(/* webpackExports: ["Univer"] */ "@univerjs/core"),
  () => import(/* webpackExports: ["UniverRenderEnginePlugin"] */ "@univerjs/engine-render"),
  () => import(/* webpackExports: ["UniverFormulaEnginePlugin"] */ "@univerjs/engine-formula"),
  () => import(/* webpackExports: ["UniverSheetsPlugin"] */ "@univerjs/sheets"),
  () => import(/* webpackExports: ["UniverUIPlugin"] */ "@univerjs/ui"),
  () => import(/* webpackExports: ["UniverDocsUIPlugin"] */ "@univerjs/docs-ui"),
  () => import(/* webpackExports: ["UniverSheetsUIPlugin"] */ "@univerjs/sheets-ui"),
  () => import(/* webpackExports: ["UniverSheetsFormulaUIPlugin"] */ "@univerjs/sheets-formula-ui"),
  () => import(/* webpackExports: ["UniverSheetsNumfmtUIPlugin"] */ "@univerjs/sheets-numfmt-ui"),
  () =>
    import(
      /* webpackExports: ["UniverSheetsDataValidationUIPlugin"] */ "@univerjs/sheets-data-validation-ui"
    ),
  () =>
    import(
      /* webpackExports: ["UniverSheetsConditionalFormattingUIPlugin"] */ "@univerjs/sheets-conditional-formatting-ui"
    ),
];

/** Everything of the embedded spreadsheet, fetched at once and evaluated part by part. */
export async function loadSpreadsheetProgram() {
  const rest = import(/* webpackChunkName: "spreadsheet" */ "./unevaluated");
  await Promise.all([rest, ...PARTS.map((load) => load())]);
  return (await rest).evaluated();
}
