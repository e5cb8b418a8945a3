import { HABITS } from "../../emulator/habits";
import { describeHost, describeReadOnlyHost } from "../contract";
import { openBench } from "./bench";

describeHost("Excel", (sheets) => openBench(sheets));

for (const [name, habits] of Object.entries(HABITS)) {
  describeHost(`Excel with ${name}`, (sheets) => openBench(sheets, { habits }));
}

for (const [name, habits] of Object.entries({
  "open for reading only": { readOnly: true },
  "open for reading only, and vague codes": { readOnly: true, noisyCodes: true },
})) {
  describeReadOnlyHost(`Excel with a workbook ${name}`, (sheets) => openBench(sheets, { habits }));
}
