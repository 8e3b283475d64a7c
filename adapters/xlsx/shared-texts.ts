// The texts of a workbook, which its cells name by number. They are kept in memory: a sheet refers to them in any order.
import { CannotDo } from "../cannot-do.ts";
import { readXml } from "./xml.ts";
import type { ZipPart } from "./zip.ts";
import { partBytes } from "./zip.ts";

export async function sharedTexts(path: string, part: ZipPart | undefined, name: string): Promise<readonly string[]> {
  if (part === undefined) return [];
  if (part.size > LARGEST) throw new CannotDo(`${name} has more than ${LARGEST / MEGABYTE} MB of texts`, "save the sheet as CSV: it is read line by line");
  const texts: string[] = [];
  const collector = textCollector();
  const open = (tag: string): void => {
    if (tag === "si") collector.begin();
    collector.open(tag);
  };
  const close = (tag: string): void => {
    collector.close(tag);
    if (tag === "si") texts.push(collector.end());
  };
  await readXml(partBytes(path, part, name), { open, text: collector.text, close }, name);
  return texts;
}

export interface TextCollector {
  readonly begin: () => void;
  readonly open: (tag: string) => void;
  readonly text: (text: string) => void;
  readonly close: (tag: string) => void;
  readonly end: () => string;
}

/** The text of an item: of its runs, without what only says how it sounds. */
export function textCollector(): TextCollector {
  let parts: string[] = [];
  let isText = false;
  let isSound = false;
  return {
    begin: () => {
      parts = [];
    },
    open: (tag) => {
      if (tag === "rPh") isSound = true;
      if (tag === "t") isText = !isSound;
    },
    text: (text) => {
      if (isText) parts.push(text);
    },
    close: (tag) => {
      if (tag === "rPh") isSound = false;
      if (tag === "t") isText = false;
    },
    end: () => unescaped(parts.join("")),
  };
}

/** `_x000D_` is a letter that XML cannot hold. */
export function unescaped(text: string): string {
  return text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}

const MEGABYTE = 1024 * 1024;
const LARGEST = 512 * MEGABYTE;
