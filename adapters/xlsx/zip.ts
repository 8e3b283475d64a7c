// The parts of a zip file, found by its directory at the end and read as streams: sizes and check sums are held to, so that a file that is cut off or damaged is told.
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { CannotDo } from "../cannot-do.ts";
import { cannotRead } from "../file-errors.ts";
import { fileBytes } from "../text/file-bytes.ts";

export interface ZipPart {
  readonly name: string;
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly isDeflated: boolean;
}

/** `name`: the file as it may be shown. Throws `CannotDo` for what is no whole zip file. */
export async function zipParts(path: string, name: string): Promise<ReadonlyMap<string, ZipPart>> {
  const handle = await open(path).catch((error: unknown) => {
    throw cannotRead(path, error);
  });
  try {
    const { size } = await handle.stat();
    await assertZip(handle, name);
    const { at, length } = await directoryOf(handle, size, name);
    if (at + length > size) throw cutOff(name);
    return partsOf(await bytesAt(handle, at, length), name);
  } finally {
    await handle.close();
  }
}

/** Inflated. Throws `CannotDo` at the first byte that cannot be right. */
export async function* partBytes(path: string, part: ZipPart, name: string): AsyncGenerator<Buffer> {
  const start = await dataStart(path, part, name);
  if (part.packed === 0) return;
  const packed = fileBytes(path, { start, end: start + part.packed - 1 });
  let size = 0;
  let sum = 0;
  for await (const chunk of part.isDeflated ? inflated(packed, name) : packed) {
    size += chunk.length;
    if (size > part.size) throw damaged(name);
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (size !== part.size || sum !== part.crc) throw damaged(name);
}

async function* inflated(packed: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw();
  pipeline(packed, inflate, () => undefined);
  try {
    for await (const chunk of inflate) yield Buffer.from(chunk);
  } catch (error) {
    if (error instanceof CannotDo) throw error;
    throw damaged(name);
  }
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const UNKNOWN = 0xffffffff;

async function assertZip(handle: FileHandle, name: string): Promise<void> {
  const start = await bytesAt(handle, 0, 4);
  if (start.length === 4 && start.readUInt32LE(0) === LOCAL) return;
  if (start.length === 4 && start.readUInt32BE(0) === 0xd0cf11e0)
    throw new CannotDo(`${name} is an old workbook (.xls) or one with a password`, "save it as .xlsx without a password");
  throw new CannotDo(`${name} is no XLSX workbook`, 'save it as .xlsx, or say what it is: "file" in `format` of the map');
}

async function directoryOf(handle: FileHandle, size: number, name: string): Promise<{ readonly at: number; readonly length: number }> {
  const tailAt = Math.max(0, size - END_SIZE - LONGEST_COMMENT);
  const tail = await bytesAt(handle, tailAt, size - tailAt);
  const end = endRecordIn(tail);
  if (end === undefined) throw cutOff(name);
  const [length, at] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (at !== UNKNOWN && length !== UNKNOWN) return { at, length };
  const locator = end - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== LOCATOR_64) throw cutOff(name);
  const record = await bytesAt(handle, Number(tail.readBigUInt64LE(locator + 8)), 56);
  if (record.length < 56 || record.readUInt32LE(0) !== END_64) throw cutOff(name);
  return { at: Number(record.readBigUInt64LE(48)), length: Number(record.readBigUInt64LE(40)) };
}

/** The last place where an end record with its comment fills the file to its end. */
function endRecordIn(tail: Buffer): number | undefined {
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1)
    if (tail.readUInt32LE(at) === END && at + END_SIZE + tail.readUInt16LE(at + 20) === tail.length) return at;
  return undefined;
}

function partsOf(directory: Buffer, name: string): ReadonlyMap<string, ZipPart> {
  const parts = new Map<string, ZipPart>();
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === CENTRAL) {
    const [nameSize, extraSize, commentSize] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    const next = at + 46 + nameSize + extraSize + commentSize;
    if (next > directory.length) throw cutOff(name);
    const part = partAt(directory, at, nameSize, extraSize, name);
    parts.set(part.name, part);
    at = next;
  }
  return parts;
}

function partAt(directory: Buffer, at: number, nameSize: number, extraSize: number, name: string): ZipPart {
  const method = directory.readUInt16LE(at + 10);
  if ((directory.readUInt16LE(at + 8) & 1) === 1) throw new CannotDo(`${name} is encrypted`, "save it without a password");
  if (method !== 0 && method !== 8) throw new CannotDo(`${name} is packed in a way that is not read here`, "open it and save it again as .xlsx");
  const wide = wideSizes(directory.subarray(at + 46 + nameSize, at + 46 + nameSize + extraSize));
  const narrow = [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)];
  // The wide sizes stand for those that did not fit, in this order.
  const [size = 0, packed = 0, offset = 0] = narrow.map((value) => (value === UNKNOWN ? (wide.shift() ?? value) : value));
  return {
    name: directory.toString("utf8", at + 46, at + 46 + nameSize).replaceAll("\\", "/"),
    offset,
    packed,
    size,
    crc: directory.readUInt32LE(at + 16),
    isDeflated: method === 8,
  };
}

function wideSizes(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Array.from({ length: Math.floor(field.length / 8) }, (_, index) => Number(field.readBigUInt64LE(index * 8)));
  }
  return [];
}

/** The local header repeats the name, and may have other extras than the directory's. */
async function dataStart(path: string, { offset, packed }: ZipPart, name: string): Promise<number> {
  const handle = await open(path).catch((error: unknown) => {
    throw cannotRead(path, error);
  });
  try {
    const header = await bytesAt(handle, offset, 30);
    if (header.length < 30 || header.readUInt32LE(0) !== LOCAL) throw damaged(name);
    const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (start + packed > (await handle.stat()).size) throw cutOff(name);
    return start;
  } finally {
    await handle.close();
  }
}

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}

function cutOff(name: string): CannotDo {
  return new CannotDo(`${name} is not whole: its end is missing`, "copy or write it anew: it may still have been being written");
}

export function damaged(name: string): CannotDo {
  return new CannotDo(`${name} is damaged: what is packed in it does not match its check sums`, "copy or write it anew");
}
