// Every injector, by the number of its fault. Two faults of the catalogue's table are not among them: ratchets and export need data that bills do not have yet.
import { ACCOUNT } from "./account.ts";
import { DIGITS } from "./digits.ts";
import { DOCUMENTS } from "./documents.ts";
import { ESTIMATES } from "./estimates.ts";
import type { Injector } from "./injection.ts";
import { LEDGER } from "./ledger.ts";
import { LINES } from "./lines.ts";
import { METERS } from "./meters.ts";
import { REGISTERS } from "./registers.ts";
import { RULES } from "./rules.ts";
import { TIME } from "./time.ts";

export const INJECTORS: readonly Injector[] = [
  ...REGISTERS,
  ...DIGITS,
  ...METERS,
  ...ESTIMATES,
  ...DOCUMENTS,
  ...ACCOUNT,
  ...TIME,
  ...RULES,
  ...LINES,
  ...LEDGER,
].toSorted((a, b) => (a.fault < b.fault ? -1 : 1));
