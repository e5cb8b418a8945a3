import { z } from "zod";
import { answerReading } from "./answer-reading";
import type { ReadAsk } from "./thread-messages";
import { serve } from "./serve";

const ask = z.custom<ReadAsk>((value) => typeof value === "object" && value !== null && "kind" in value);

serve((message) => answerReading(ask.parse(message)));
