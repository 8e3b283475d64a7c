// What a workbook holds: its sheets by name, where its texts stand, and from which year it counts days.
import { CannotDo } from "../cannot-do.ts";
import { listed, quoted } from "../shown.ts";
import { readXml } from "./xml.ts";
import type { ZipPart } from "./zip.ts";
import { damaged, partBytes, zipParts } from "./zip.ts";

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Undefined where every text stands in its cell. */
  readonly texts: ZipPart | undefined;
  readonly counts: "1900" | "1904";
}

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: ZipPart;
}

export async function workbookAt(path: string, name: string): Promise<Workbook> {
  const parts = await zipParts(path, name);
  const main = targetOf(await relations(path, name, parts, "_rels/.rels", ""), "/officeDocument");
  const part = main === undefined ? undefined : parts.get(main);
  if (main === undefined || part === undefined) throw new CannotDo(`${name} is no XLSX workbook`, "save it as .xlsx");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const links = await relations(path, name, parts, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const { listedSheets, counts } = await sheetList(path, name, part);
  const sheets = listedSheets.flatMap(({ name: sheet, isHidden, id }) => {
    const link = links.find((one) => one.id === id && one.type.endsWith("/worksheet"));
    const own = link === undefined ? undefined : parts.get(link.target);
    // A sheet of charts alone is no worksheet; a worksheet without its part is a file that is not whole.
    if (link !== undefined && own === undefined) throw damaged(name);
    return own === undefined ? [] : [{ name: sheet, isHidden, part: own }];
  });
  const texts = targetOf(links, "/sharedStrings");
  return { sheets, texts: texts === undefined ? undefined : parts.get(texts), counts };
}

/** As named; without a name the only one that is not hidden. */
export function sheetNamed({ sheets }: Workbook, wanted: string | undefined, name: string): Sheet {
  if (wanted !== undefined) {
    const found = sheets.find((sheet) => sheet.name === wanted);
    if (found !== undefined) return found;
    throw new CannotDo(`${name} has no sheet ${quoted(wanted)}`, `its sheets are ${listed(sheets.map((sheet) => sheet.name))}`);
  }
  const [only, ...others] = sheets.filter(({ isHidden }) => !isHidden);
  if (only === undefined) throw new CannotDo(`${name} has no sheet that is not hidden`, 'name one: "sheet" in `format` of the map');
  if (others.length > 0)
    throw new CannotDo(`${name} has ${others.length + 1} sheets`, `name one of ${listed(sheets.map((sheet) => sheet.name))}: "sheet" in \`format\` of the map`);
  return only;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** Targets are from the folder of the part that has them, or from the root where they begin with `/`. */
async function relations(path: string, name: string, parts: ReadonlyMap<string, ZipPart>, at: string, folder: string): Promise<readonly Relation[]> {
  const part = parts.get(at);
  if (part === undefined) throw new CannotDo(`${name} is no XLSX workbook`, "save it as .xlsx");
  const found: Relation[] = [];
  const open = (tag: string, { Id = "", Type = "", Target = "" }: Readonly<Record<string, string>>): void => {
    if (tag === "Relationship") found.push({ id: Id, type: Type, target: resolved(folder, Target) });
  };
  await readXml(partBytes(path, part, name), { open, text: ignore, close: ignore }, name);
  return found;
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : `${folder}${target}`).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function targetOf(relations: readonly Relation[], type: string): string | undefined {
  return relations.find((one) => one.type.endsWith(type))?.target;
}

interface SheetList {
  readonly listedSheets: readonly { readonly name: string; readonly isHidden: boolean; readonly id: string }[];
  readonly counts: Workbook["counts"];
}

async function sheetList(path: string, name: string, part: ZipPart): Promise<SheetList> {
  const listedSheets: { name: string; isHidden: boolean; id: string }[] = [];
  let counts: Workbook["counts"] = "1900";
  const open = (tag: string, attributes: Readonly<Record<string, string>>): void => {
    if (tag === "workbookPr" && /^(1|true)$/.test(attributes["date1904"] ?? "")) counts = "1904";
    if (tag !== "sheet") return;
    // `r:id` by any prefix that the file chose.
    const id = Object.entries(attributes).find(([key]) => /^[^:]+:id$/.test(key))?.[1] ?? "";
    listedSheets.push({ name: attributes["name"] ?? "", isHidden: /hidden/i.test(attributes["state"] ?? ""), id });
  };
  await readXml(partBytes(path, part, name), { open, text: ignore, close: ignore }, name);
  return { listedSheets, counts };
}

function ignore(): void {}
