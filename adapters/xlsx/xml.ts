// XML of a workbook's parts as it arrives: a handler sees each tag and text, and the reader gives way after every piece, so that rows can be handed on.
import { SaxesParser } from "saxes";
import { CannotDo } from "../cannot-do.ts";

export interface XmlHandler {
  /** Names are without prefix: writers choose their own. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Yields after each piece. Throws `CannotDo` for what is no well-formed XML in UTF-8. */
export async function* xmlPieces(bytes: AsyncIterable<Buffer>, handler: XmlHandler, name: string): AsyncGenerator<void> {
  // Pieces end anywhere, inside a letter too: the decoder keeps what is begun.
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parser = new SaxesParser();
  let sinceTag = 0;
  parser.on("opentag", (tag) => {
    sinceTag = 0;
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on("text", handler.text);
  parser.on("cdata", handler.text);
  parser.on("closetag", (tag) => {
    sinceTag = 0;
    handler.close(localName(tag.name));
  });
  for await (const piece of bytes) {
    sinceTag += piece.length;
    // The parser holds a text until it ends: a few packed bytes could fill the memory.
    if (sinceTag > LONGEST_TEXT)
      throw new CannotDo(`${name} has a text of more than ${LONGEST_TEXT / MEGABYTE} MB`, "no cell holds so much: save the file anew");
    wellFormed(name, () => parser.write(decoder.decode(piece, { stream: true })));
    yield;
  }
  wellFormed(name, () => parser.write(decoder.decode()).close());
  yield;
}

const MEGABYTE = 1024 * 1024;
const LONGEST_TEXT = 16 * MEGABYTE;

/** For small parts: all at once. */
export async function readXml(bytes: AsyncIterable<Buffer>, handler: XmlHandler, name: string): Promise<void> {
  for await (const _ of xmlPieces(bytes, handler, name));
}

function wellFormed(name: string, step: () => unknown): void {
  try {
    step();
  } catch (error) {
    if (error instanceof CannotDo) throw error;
    throw new CannotDo(`${name} is damaged: a part of it is no well-formed XML in UTF-8`, "open it in a spreadsheet and save it again");
  }
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
