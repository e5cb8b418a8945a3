import { z } from "zod";
import { Collection } from "../../collecting/collection";
import { answerOf } from "./collection-answers";
import type { CollectionAsk } from "./thread-messages";
import { serve } from "./serve";

const ask = z.custom<CollectionAsk>(
  (value) => typeof value === "object" && value !== null && "kind" in value,
);
const collection = new Collection();

serve((message) => answerOf(collection, ask.parse(message)));
