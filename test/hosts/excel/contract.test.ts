import { describeHost } from "../contract";
import { openBench } from "./bench";

describeHost("Excel", (sheets) => openBench(sheets));
