// `mizan plan`: the compiled rules as JSON, which run without the rule files.
import { scheduleAt } from "./checked.ts";
import type { Io } from "./io.ts";

export async function plan(io: Io, path: string): Promise<number> {
  const schedule = await scheduleAt(io, path);
  if (schedule === undefined) return 1;
  await io.stdout.write(`${JSON.stringify(schedule.plan)}\n`);
  return 0;
}
