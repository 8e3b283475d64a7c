// Rows of a file beside the bills, by account (or by bill): loaded once, or read beside bills that come in the same order. Loaded, a file takes memory for all its
// rows; sorted, for those of one account.
import { CannotDo } from "../cannot-do.ts";
import type { Order } from "../map/mapping.ts";
import { quoted } from "../shown.ts";
import type { KeyedRow } from "./keyed-rows.ts";
import { isBefore } from "./order-of-accounts.ts";

export interface RowsByKey<T> {
  /** In the order of the file, with rows that may be anybody's. Of a sorted file the keys are asked for in its order, each as often as wanted. */
  readonly of: (key: string) => Promise<readonly T[]>;
  readonly close: () => Promise<void>;
}

export async function loadedRows<T>(rows: AsyncIterable<KeyedRow<T>>): Promise<RowsByKey<T>> {
  const byKey = new Map<string, T[]>();
  const anybodys: T[] = [];
  for await (const { key, value } of rows) {
    if (key === undefined) {
      anybodys.push(value);
      continue;
    }
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [value]);
    else known.push(value);
  }
  return { of: async (key) => [...(byKey.get(key) ?? []), ...anybodys], close: async () => {} };
}

/** `file`: as it may be shown. A file that is not in its order ends the run: rows would be missed without a word. */
export function sortedRows<T>(rows: AsyncGenerator<KeyedRow<T>>, order: Order, file: string): RowsByKey<T> {
  let next: (KeyedRow<T> & { readonly key: string }) | undefined;
  let isEnded = false;
  // Rows without an account after the last one that has one: of the account before them, of that behind them, or of one between.
  let seam: T[] = [];
  let current: { readonly key: string; readonly values: T[] } | undefined;
  const advance = async (): Promise<void> => {
    const before = next;
    next = undefined;
    seam = [];
    while (next === undefined && !isEnded) {
      const step = await rows.next();
      isEnded = step.done === true;
      if (step.done === true) break;
      const { key, row, value } = step.value;
      if (key === undefined) seam.push(value);
      else next = { key, row, value };
    }
    if (next !== undefined && before !== undefined && isBefore(next.key, before.key, order))
      throw new CannotDo(
        `row ${next.row} of ${file} is of account ${quoted(next.key)}, after ${quoted(before.key)}: the file is not ${order}`,
        "sort it, or leave `sorted` out of the map: it is then loaded",
      );
  };
  const of = async (key: string): Promise<readonly T[]> => {
    if (current?.key === key) return current.values;
    if (next === undefined && !isEnded) await advance();
    while (next !== undefined && isBefore(next.key, key, order)) await advance();
    const values: T[] = [...seam];
    while (next !== undefined && next.key === key) {
      values.push(next.value);
      await advance();
      values.push(...seam);
    }
    current = { key, values };
    return values;
  };
  const close = async (): Promise<void> => {
    await rows.return(undefined);
  };
  return { of, close };
}
