import dataValidation from "@univerjs/data-validation/locale/zh-CN";
import design from "@univerjs/design/locale/zh-CN";
import docsUi from "@univerjs/docs-ui/locale/zh-CN";
import sheets from "@univerjs/sheets/locale/zh-CN";
import sheetsConditionalFormattingUi from "@univerjs/sheets-conditional-formatting-ui/locale/zh-CN";
import sheetsDataValidation from "@univerjs/sheets-data-validation/locale/zh-CN";
import sheetsDataValidationUi from "@univerjs/sheets-data-validation-ui/locale/zh-CN";
import sheetsFormula from "@univerjs/sheets-formula/locale/zh-CN";
import sheetsFormulaUi from "@univerjs/sheets-formula-ui/locale/zh-CN";
import sheetsNumfmtUi from "@univerjs/sheets-numfmt-ui/locale/zh-CN";
import sheetsUi from "@univerjs/sheets-ui/locale/zh-CN";
import ui from "@univerjs/ui/locale/zh-CN";

/** The spreadsheet's own words in Chinese. */
export default [
  design,
  ui,
  docsUi,
  sheets,
  sheetsUi,
  sheetsFormula,
  sheetsFormulaUi,
  sheetsNumfmtUi,
  dataValidation,
  sheetsDataValidation,
  sheetsDataValidationUi,
  sheetsConditionalFormattingUi,
];
