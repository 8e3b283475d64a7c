// A small file that is there whole or not at all, though the power fails: written beside its place, forced to the disk, then put in its place.
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { CannotDo } from "../io.ts";
import { shown } from "../shown.ts";

export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    const handle = await open(part, "w");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw new CannotDo(
      `${shown(path)} cannot be written: ${error instanceof Error ? shown(error.message) : "for an unknown reason"}`,
      "make room, or name another folder",
    );
  }
}

/** So that the name is on the disk too. Some systems do not open folders: there the name comes with the next write. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r").catch(() => undefined);
  if (handle === undefined) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
