// What is proved of the oversight half: each claim holds, is refuted with a concrete question or debtor, or is said not to be decided.
import type { Oversight } from "../../../oversight.ts";
import type { Scope } from "../../scope.ts";
import type { Ground } from "./axes.ts";
import { proveAuthorities } from "./prove-authorities.ts";
import { proveInstalments } from "./prove-instalments.ts";

export function proveOversight(ground: Ground, oversight: Oversight, report: Scope["report"]): void {
  proveAuthorities(ground, oversight, report);
  proveInstalments(ground, oversight, report);
}
