import { describeHost } from "../contract";
import { endSpreadsheets, openBench } from "./bench";

afterEach(endSpreadsheets);

describeHost("Web", openBench);
