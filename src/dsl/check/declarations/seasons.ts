// Season sets: their members, the account field by which they differ, and their versions.
import type { SeasonSet } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { Accounts } from "./choice-field.ts";
import { choiceFieldOf } from "./choice-field.ts";
import { checkCoverage } from "./coverage.ts";
import { bindMembers } from "./members.ts";
import type { SetOfSeasons } from "./season-body.ts";
import { seasonBody } from "./season-body.ts";
import type { Versioning } from "./versions.ts";
import { bindHead, unknownBody } from "./versions.ts";

export function bindSeasons(scope: Versioning, account: Accounts, seasons: tree.Seasons): SeasonSet {
  const name = seasons.name.text;
  const what = `seasons \`${name}\``;
  const by = seasons.by === undefined ? undefined : choiceFieldOf(scope, account, seasons.by);
  const members = bindMembers(scope, "season", seasons.members);
  const set: SetOfSeasons = { what, members, by, isByWrong: by === undefined && seasons.by !== undefined };
  const versions = seasons.versions.map((version) => {
    const head = bindHead(scope, what, version.head, version.body);
    const body = version.body.kind === "unknown" ? unknownBody(version.body) : seasonBody(scope, set, version, version.body.definitions);
    return head === undefined ? undefined : { ...head, body };
  });
  const heads = versions.flatMap((version) => version ?? []);
  if (heads.length === versions.length) checkCoverage(scope, { what, span: seasons.name.span, gap: undefined }, heads);
  const whole = heads.flatMap(({ body, ...head }) => (body === undefined ? [] : [{ ...head, body }]));
  return { name, members: members.list, by: by?.name, versions: whole, span: seasons.span };
}
