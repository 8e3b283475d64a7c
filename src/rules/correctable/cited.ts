// A citation with what the rule file says of its source: enough to find it, without the rule file.
import type { Citation, Labels } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import { textFromDay } from "../../values/calendar.ts";
import { own } from "../../values/record.ts";

/** Absent members are null: the source does not say them. `annulled`: the day on which the source lost its force. */
export interface Cited {
  readonly source: string;
  readonly labels: Labels;
  readonly clause: string | null;
  readonly dated: string | null;
  readonly url: string | null;
  readonly note: string | null;
  readonly unverified: boolean;
  readonly annulled: string | null;
}

export function citedOf({ sources, calendar }: Plan, { source, clause }: Pick<Citation, "source"> & { readonly clause: string | null | undefined }): Cited {
  const known = own(sources, source);
  const day = (date: number | undefined): string | null => (date === undefined ? null : textFromDay(calendar, date));
  return {
    source,
    labels: known?.labels ?? {},
    clause: clause ?? null,
    dated: day(known?.dated),
    url: known?.url ?? null,
    note: known?.note ?? null,
    unverified: known?.unverified === true,
    annulled: day(known?.annulled?.on),
  };
}
