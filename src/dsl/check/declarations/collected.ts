// The declarations of all files, sorted by kind: the first step of binding. No name is looked up here.
import type * as oversight from "../../tree/oversight.ts";
import type * as tree from "../../tree/tree.ts";

export interface Collected {
  readonly uses: readonly { readonly file: string; readonly use: tree.Use }[];
  readonly schedules: readonly tree.Schedule[];
  readonly sources: readonly tree.Source[];
  readonly units: readonly tree.UnitDeclaration[];
  readonly account: readonly tree.AccountField[];
  readonly usage: readonly tree.MeasuredField[];
  readonly history: readonly tree.MeasuredField[];
  readonly charges: readonly tree.MeasuredField[];
  readonly seasons: readonly tree.Seasons[];
  readonly dayparts: readonly tree.Dayparts[];
  readonly holidays: readonly tree.Holidays[];
  readonly rates: readonly tree.Rate[];
  readonly lets: readonly tree.Let[];
  readonly tariffs: readonly tree.Tariff[];
  readonly grades: readonly oversight.Grades[];
  readonly authorities: readonly oversight.Authority[];
  readonly instalments: readonly oversight.Instalments[];
}

export function collect(files: readonly tree.SourceFile[]): Collected {
  const all = files.flatMap((file) => file.declarations);
  const ofKind = <K extends tree.Declaration["kind"]>(kind: K): (tree.Declaration & { readonly kind: K })[] =>
    all.filter((declaration): declaration is tree.Declaration & { readonly kind: K } => declaration.kind === kind);
  return {
    uses: files.flatMap((file) => file.declarations.flatMap((use) => (use.kind === "use" ? [{ file: file.path, use }] : []))),
    schedules: ofKind("schedule"),
    sources: ofKind("source"),
    units: ofKind("unit"),
    account: ofKind("account").flatMap((block) => block.fields),
    usage: ofKind("usage").flatMap((block) => block.fields),
    history: ofKind("history").flatMap((block) => block.fields),
    charges: ofKind("charges").flatMap((block) => block.fields),
    seasons: ofKind("seasons"),
    dayparts: ofKind("dayparts"),
    holidays: ofKind("holidays"),
    rates: ofKind("rate"),
    lets: ofKind("let"),
    tariffs: ofKind("tariff"),
    grades: ofKind("grades"),
    authorities: ofKind("authority"),
    instalments: ofKind("instalments"),
  };
}
