import { z } from "zod";
import { Desk } from "../../collecting/desk";
import { answerAtDesk } from "./answer-at-desk";
import type { DeskAsk } from "./asks";
import { serve } from "./serve";

const ask = z.custom<DeskAsk>((value) => typeof value === "object" && value !== null && "kind" in value);
const desk = new Desk();

serve((message) => answerAtDesk(desk, ask.parse(message)));
