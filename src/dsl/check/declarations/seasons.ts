// Season sets: their members, the account field by which they differ, and their versions.
import type { SeasonSet } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { Accounts } from "./choice-field.ts";
import type { SetScope } from "./member-set.ts";
import { bindSet } from "./member-set.ts";
import { seasonBody } from "./season-body.ts";

export function bindSeasons(scope: SetScope, account: Accounts, seasons: tree.Seasons): SeasonSet {
  return bindSet(scope, account, "season", seasons, (set, version, definitions) => seasonBody(scope, set, version, definitions));
}
