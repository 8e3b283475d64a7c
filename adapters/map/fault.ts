// What is wrong at one place of a map, and what to write there.

export interface MapFault {
  /** `lines.energy.amount` */
  readonly place: string;
  readonly problem: string;
  readonly remedy: string;
}

export function fault(place: string, problem: string, remedy: string): MapFault {
  return { place, problem, remedy };
}
