// Which facts of a request rest on the issuer's own file: a verdict on such a bill takes the issuer's word for them, and has to say so.
import { requestSpecs } from "../map/each-spec.ts";
import type { Mapping } from "../map/mapping.ts";

/** Places in the request: `period`, `usage.active`, `account.class`. Without those that the map says itself or takes from the records. */
export function factsOfTheBill(map: Mapping): readonly string[] {
  const { request } = map;
  const asIssued = (["period", "tariff", "readings", "brought_forward", "issued"] as const).filter((name) => request[name] === "as issued");
  const read = requestSpecs(map).flatMap(({ place, source }) => (source.kind === "column" && source.of === "bills" ? [place.replace(/^request\./, "")] : []));
  return [...new Set([...asIssued, ...read])];
}
