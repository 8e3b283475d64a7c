// Of a file without a header (JSON): columns that the map names and no row had. Such a name is most likely mistyped, and every bill would lack what it says.
import { nearestName } from "../../src/index.ts";
import { quoted } from "../shown.ts";
import type { Table } from "../table/table.ts";
import type { ProblemRow } from "./item.ts";

/** To be asked once all rows are read. */
export function neverSeen({ file, neverSeen: asked }: Table): readonly ProblemRow[] {
  const { columns, names } = asked();
  if (columns.length === 0) return [];
  const problems = columns.map(({ column, place }) => {
    const near = nearestName(column, names);
    const message = `no row has ${quoted(column)}, which the map names at \`${place}\``;
    const help = near === undefined ? "correct the name in the map; a member inside another is written with a point between" : `did you mean ${quoted(near)}?`;
    return { code: "column-never-seen" as const, file, row: undefined, column, found: undefined, message, help };
  });
  return [{ kind: "problem", file, row: undefined, id: undefined, account: undefined, problems }];
}
