// What an audit of corrections looks for is partly the auditor's choice: these figures are no law, and stand in no rule file.

export interface AuthorityAuditParameters {
  /**
   * Bunching under a limit L: amounts in (L - width * L, L] against those in a band of the same width, above L for who asks, below for who allows. Were the amounts
   * spread without regard to L, each would fall just under it with a chance of at most `chance`: 11/20 for amounts whose frequency falls with the square of the
   * amount, and less for all that fall more slowly. Reported where as many or more would fall just under it with a probability of at most `most`.
   */
  readonly bunching: { readonly width: string; readonly chance: string; readonly most: string };
  /** A refused request and a later one are alike where their sizes differ by at most this ratio of the refused one, and within so many months. */
  readonly shopping: { readonly width: string; readonly months: number };
  /** A correction without a difference is a bad debt where its oldest day is more than so many months back. */
  readonly oldDebtMonths: number;
}

export const AUDIT_PARAMETERS: AuthorityAuditParameters = {
  bunching: { width: "0.1", chance: "11/20", most: "1/10000" },
  shopping: { width: "0.1", months: 12 },
  oldDebtMonths: 12,
};
