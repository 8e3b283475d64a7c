// What is looked at before a run: whether there is a bill at all, and whether bills carry the marks that they are to be grouped by. It reads as far as it must:
// to the first bills where each mark is there, through the whole file where one is nowhere. Reading is a small part of what judging takes.
import type { CaseRow } from "../case-rows.ts";
import { CannotDo } from "../io.ts";
import { shown } from "../shown.ts";

export async function lookedAt(rows: AsyncIterable<CaseRow>, file: string, by: readonly string[]): Promise<void> {
  const wanted = new Set(by);
  const known = new Set<string>();
  let [read, bills] = [0, 0];
  for await (const row of rows) {
    read += 1;
    if (row.kind === "broken") continue;
    bills += 1;
    for (const mark of Object.keys(row.case.issued.marks)) {
      wanted.delete(mark);
      if (known.size < MOST_TOLD) known.add(mark);
    }
    if (wanted.size === 0) return;
  }
  if (read === 0) throw new CannotDo(`${shown(file)} holds no bill`, "name the file of the run's bills");
  const [mark] = wanted;
  // Of rows none of which can be read nothing is known: they are told one by one.
  if (bills > 0 && mark !== undefined)
    throw new CannotDo(
      `--by names ${shown(mark)}, a mark that no bill of ${shown(file)} carries`,
      known.size === 0 ? "leave --by out: the bills carry no marks (`issued.marks`)" : `name marks that they carry: ${[...known].sort().map(shown).join(", ")}`,
    );
}

const MOST_TOLD = 12;
