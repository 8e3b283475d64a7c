// In which order accounts come in a sorted file: as texts, or as numbers of digits (9 before 10).
import type { Order } from "../map/mapping.ts";

export function isBefore(account: string, other: string, order: Order): boolean {
  if (order === "sorted as numbers" && account.length !== other.length) return account.length < other.length;
  return account < other;
}
