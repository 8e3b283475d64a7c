// A zip file of given parts, and an XLSX workbook of given sheets, written by hand: what the reader is tested against is not made by it.
import { crc32, deflateRawSync } from "node:zlib";

interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
}

export function zipFile(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, isStored = false } of parts) {
    const plain = Buffer.from(content);
    const packed = isStored ? plain : deflateRawSync(plain);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isStored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), common, tail, path]));
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, central, Buffer.from("PK\x05\x06"), end]);
}

/** XML of a cell without its place, such as `<c t="s"><v>0</v></c>`; or a text (inline), or a number. */
export type SheetCell = string | number | { readonly xml: string };

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly state?: string;
}

export interface BookOptions {
  /** Texts that cells name by number. */
  readonly texts?: readonly string[];
  readonly date1904?: boolean;
  /** `x` writes `<x:row>`. */
  readonly prefix?: string;
  readonly isStored?: boolean;
}

export function workbook(sheets: readonly Sheet[], options: BookOptions = {}): Buffer {
  const { texts, date1904 = false, prefix, isStored = false } = options;
  const tag = (name: string): string => (prefix === undefined ? name : `${prefix}:${name}`);
  const list = sheets.map(
    ({ name, state }, at) =>
      `<${tag("sheet")} name="${escaped(name)}" sheetId="${at + 1}" ${state === undefined ? "" : `state="${state}" `}r:id="rId${at + 1}"/>`,
  );
  const links = sheets.map((_, at) => relation(`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`));
  const root = (name: string, inner: string): string =>
    `${XML}<${tag(name)} xmlns${prefix === undefined ? "" : `:${prefix}`}="urn:main" xmlns:r="urn:relations">${inner}</${tag(name)}>`;
  const parts: Part[] = [
    { name: "_rels/.rels", content: relations([relation("rId1", "officeDocument", "/xl/workbook.xml")]) },
    {
      name: "xl/workbook.xml",
      content: root("workbook", `<${tag("workbookPr")}${date1904 ? ' date1904="1"' : ""}/><${tag("sheets")}>${list.join("")}</${tag("sheets")}>`),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relations([...links, ...(texts === undefined ? [] : [relation("rTexts", "sharedStrings", "sharedStrings.xml")])]),
    },
    ...sheets.map(({ rows }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: root("worksheet", `<${tag("sheetData")}>${rows.map((row, index) => rowXml(row, index + 1, tag)).join("")}</${tag("sheetData")}>`),
    })),
    ...(texts === undefined
      ? []
      : [{ name: "xl/sharedStrings.xml", content: root("sst", texts.map((text) => `<${tag("si")}>${text}</${tag("si")}>`).join("")) }]),
  ];
  return zipFile(parts.map((part) => ({ ...part, isStored })));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
}

function relations(all: readonly string[]): string {
  return `${XML}<Relationships xmlns="urn:relationships">${all.join("")}</Relationships>`;
}

function rowXml(cells: readonly SheetCell[], row: number, tag: (name: string) => string): string {
  const body = cells.map((cell, at) => cellXml(cell, `${letterOf(at)}${row}`, tag)).join("");
  return `<${tag("row")} r="${row}">${body}</${tag("row")}>`;
}

function cellXml(cell: SheetCell, place: string, tag: (name: string) => string): string {
  if (typeof cell === "number") return `<${tag("c")} r="${place}"><${tag("v")}>${cell}</${tag("v")}></${tag("c")}>`;
  if (typeof cell === "object") return cell.xml.replace("<c", `<c r="${place}"`);
  return cell === ""
    ? ""
    : `<${tag("c")} r="${place}" t="inlineStr"><${tag("is")}><${tag("t")} xml:space="preserve">${escaped(cell)}</${tag("t")}></${tag("is")}></${tag("c")}>`;
}

function letterOf(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
