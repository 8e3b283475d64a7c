// Writes the year of `examples/oversight/`: `npx tsx scripts/oversight-year.ts [SEED]`. The same seed gives the same files.
import { writeFileSync } from "node:fs";
import { shippedFiles } from "./oversight-year/files.ts";

const seed = Number(process.argv[2] ?? "1403");
if (!Number.isSafeInteger(seed)) throw new RangeError("the seed is a whole number");
for (const { name, text } of shippedFiles(seed)) writeFileSync(new URL(`../examples/oversight/${name}`, import.meta.url), text);
