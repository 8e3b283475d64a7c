// Which rule files a path brings in, and which of them make up a schedule.
import { symlinkSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { namedFiles, ruleSets } from "../../cli/files.ts";
import { folderWith } from "./fake-io.ts";

const folders: (() => void)[] = [];
afterEach(() => {
  for (const remove of folders.splice(0)) remove();
});

function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const { path, remove } = folderWith(files);
  folders.push(remove);
  return path;
}

async function setsOf(root: string, paths: readonly string[]): Promise<readonly string[]> {
  const sets = await ruleSets(paths.map((path) => `${root}/${path}`));
  return sets.map((set) => `${set.root.replace(`${root}/`, "")}: ${set.files.map(({ path }) => path.replace(`${root}/`, "")).join(" ")}`);
}

describe("schedules of a path", () => {
  const tree = {
    "b/main.mizan": 'use "rates/one.mizan"\nuse "../shared.mizan"\n',
    "b/rates/one.mizan": 'use "two.mizan"\n',
    "b/rates/two.mizan": "",
    "shared.mizan": "",
    "a.mizan": "",
    "c/x.mizan": 'use "y.mizan"\n',
    "c/y.mizan": 'use "x.mizan"\nuse "gone.mizan"\n',
    "c/notes.txt": "",
    "node_modules/p/other.mizan": "",
    ".hidden/other.mizan": "",
  };
  test.each([
    { name: "a file with all that it uses", paths: ["b/main.mizan"], sets: ["b/main.mizan: b/main.mizan b/rates/one.mizan b/rates/two.mizan shared.mizan"] },
    { name: "a file that uses nothing", paths: ["b/rates/two.mizan"], sets: ["b/rates/two.mizan: b/rates/two.mizan"] },
    {
      name: "a folder: files below it, sorted, connected by use",
      paths: ["."],
      sets: ["a.mizan: a.mizan", "b/main.mizan: b/main.mizan b/rates/one.mizan b/rates/two.mizan shared.mizan", "c/x.mizan: c/x.mizan c/y.mizan"],
    },
    { name: "a folder that uses a file outside it", paths: ["b/"], sets: ["b/main.mizan: b/main.mizan b/rates/one.mizan b/rates/two.mizan shared.mizan"] },
    { name: "files that use each other in a circle", paths: ["c/y.mizan"], sets: ["c/y.mizan: c/x.mizan c/y.mizan"] },
    { name: "a file named twice", paths: ["a.mizan", "./b/../a.mizan", "a.mizan"], sets: ["a.mizan: a.mizan"] },
    { name: "several paths", paths: ["c", "a.mizan"], sets: ["c/x.mizan: c/x.mizan c/y.mizan", "a.mizan: a.mizan"] },
  ])("$name", async ({ paths, sets }) => {
    const root = folder(tree);
    expect(await setsOf(root, paths)).toEqual(sets);
  });

  test("links to files count, links to folders are not followed", async () => {
    const root = folder({ "real/a.mizan": "", "links/b.mizan": "" });
    symlinkSync(`${root}/real/a.mizan`, `${root}/links/a.mizan`);
    symlinkSync(`${root}/links`, `${root}/links/again`);
    expect((await namedFiles([`${root}/links`])).map(({ path }) => path.replace(`${root}/`, ""))).toEqual(["links/a.mizan", "links/b.mizan"]);
  });
});

describe("text of a file", () => {
  test.each([
    { name: "UTF-8", bytes: Buffer.from("# ی\n"), text: "# ی\n" },
    { name: "UTF-8 with a mark", bytes: Buffer.from("\uFEFF# ی\n"), text: "# ی\n" },
    { name: "nothing", bytes: Buffer.alloc(0), text: "" },
  ])("$name", async ({ bytes, text }) => {
    const root = folder({ "a.mizan": bytes });
    expect(await namedFiles([root])).toEqual([{ path: `${root}/a.mizan`, text }]);
  });

  test.each([
    { name: "UTF-16", bytes: Buffer.from("\uFEFFschedule", "utf16le"), says: "is in UTF-16 (little endian), not in UTF-8" },
    { name: "Windows-1256", bytes: Buffer.from([0x23, 0xed, 0xc7]), says: "is not UTF-8: some bytes are of another encoding" },
  ])("$name is refused", async ({ bytes, says }) => {
    const root = folder({ "a.mizan": bytes });
    await expect(namedFiles([root])).rejects.toThrow(says);
  });

  test("of a file over 4 MB no more is read than shows it", async () => {
    const root = folder({ "a.mizan": "#".repeat(9 * 1024 * 1024) });
    const [file] = await namedFiles([root]);
    expect(file?.text.length).toBe(4 * 1024 * 1024 + 16);
  });
});
