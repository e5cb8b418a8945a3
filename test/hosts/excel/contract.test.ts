import { HABITS } from "../../emulator/habits";
import { describeHost } from "../contract";
import { openBench } from "./bench";

describeHost("Excel", (sheets) => openBench(sheets));

for (const [name, habits] of Object.entries(HABITS)) {
  describeHost(`Excel with ${name}`, (sheets) => openBench(sheets, { habits }));
}
