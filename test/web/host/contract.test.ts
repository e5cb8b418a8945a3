import { describeHost } from "../../hosts/contract";
import { endSpreadsheets, openBench } from "./bench";

afterEach(endSpreadsheets);

describeHost("Web", openBench);
