// `mizan schema`: what a bill request for these rules looks like, as JSON Schema or as a TypeScript type.
import { scheduleAt } from "./checked.ts";
import type { Io } from "./io.ts";

export async function schema(io: Io, path: string, { typescript }: { readonly typescript: boolean }): Promise<number> {
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 1;
  await io.stdout.write(typescript ? schedule.typeScript() : `${JSON.stringify(schedule.jsonSchema(), undefined, 2)}\n`);
  return 0;
}
