// A syntax tree as text, in the canonical layout: two spaces, aligned columns, no line wider than 120 where it can be broken,
// every comment beside what it stood beside.
import { sourceTokens } from "../syntax/source-tokens.ts";
import type { Declaration, Source, SourceFile } from "../tree/tree.ts";
import { type Line, line, t } from "./layout.ts";
import { account, measures, schedule, sources, unitDeclaration } from "./print-inputs.ts";
import { instalments } from "./print-instalments.ts";
import { authority, grades, oversightTest } from "./print-oversight.ts";
import { string } from "./print-parts.ts";
import { prove, test } from "./print-proofs.ts";
import { rate } from "./print-rates.ts";
import { letLine, tariff, untranslatable } from "./print-tariffs.ts";
import { dayparts, holidays, seasons } from "./print-time.ts";
import { type SourceText, sourceText } from "./source.ts";
import { plainText, weave } from "./weave.ts";

/** Where the tree is not that of its text (it has errors, or was changed), comments stand at the head. */
export function print(file: SourceFile): string {
  const tokens = file.text === "" ? [] : sourceTokens(file.text);
  const source = sourceText(tokens, file.comments);
  const blocks = blocksOf(file.declarations, source);
  const lines = blocks.flatMap((block) => block.lines);
  if (tokens.length > 0 && tokens.length === lines.reduce((count, { toks }) => count + toks.length, 0)) return weave(lines, tokens, file.comments);
  const starts = new Set<number>();
  blocks.reduce((at, block, index) => {
    if (!(block.isSmall && blocks[index - 1]?.kind === block.kind)) starts.add(at);
    return at + block.lines.length;
  }, 0);
  const head = file.comments.map(({ text }) => `${text.trimEnd()}\n`).join("");
  return head + plainText(lines, (index) => starts.has(index));
}

interface Block {
  readonly kind: Declaration["kind"];
  readonly lines: readonly Line[];
  /** Those of the same kind stand right after each other. */
  readonly isSmall: boolean;
}

function blocksOf(declarations: readonly Declaration[], source: SourceText): readonly Block[] {
  const blocks: Block[] = [];
  let run: Source[] = [];
  const endRun = (): void => {
    if (run.length > 0) blocks.push({ kind: "source", lines: sources(run, source), isSmall: true });
    run = [];
  };
  for (const declaration of declarations) {
    if (declaration.kind === "source") {
      run.push(declaration);
    } else {
      endRun();
      blocks.push({ kind: declaration.kind, lines: linesOf(declaration, source), isSmall: ["use", "unit", "let", "prove"].includes(declaration.kind) });
    }
  }
  endRun();
  return blocks;
}

function linesOf(declaration: Declaration, source: SourceText): readonly Line[] {
  switch (declaration.kind) {
    case "use":
      return line(0, [...t("use"), ...string(declaration.path)]);
    case "schedule":
      return schedule(declaration);
    case "source":
      return sources([declaration], source);
    case "unit":
      return unitDeclaration(declaration);
    case "account":
      return account(declaration);
    case "usage":
    case "history":
    case "charges":
      return measures(declaration.kind, declaration.fields);
    case "seasons":
      return seasons(declaration);
    case "dayparts":
      return dayparts(declaration);
    case "holidays":
      return holidays(declaration);
    case "rate":
      return rate(declaration, source);
    case "let":
      return letLine(0, declaration);
    case "tariff":
      return tariff(declaration);
    case "test":
      return test(declaration, source);
    case "prove":
      return prove(declaration);
    case "grades":
      return grades(declaration, source);
    case "authority":
      return authority(declaration);
    case "instalments":
      return instalments(declaration);
    case "oversight test":
      return oversightTest(declaration, source);
    case "untranslatable":
      return untranslatable(0, declaration);
  }
}
