// The catalogue of findings: a closed list of codes with their words in English, by topic. `{name}` is filled from a finding's values.
// A new code has Persian words in `words/findings-fa.ts`, and a new `{name}` a way of writing in `words/value-kinds.ts`: the compiler names what is missing.
// Longer than 300 lines: one entry a finding, in one place for whoever looks one up.
import type { ParametersOf } from "../values/template.ts";

export const FINDINGS = {
  // Authority: what is asked.
  "request-refused": { message: "the request cannot be read: `{place}`: {problem}", help: "{remedy}" },
  "authority-unknown": { message: "there is no authority `{authority}`", help: "name one of: {authorities}" },
  "no-version-in-force": { message: "no version of {authority} is in force on {day}", help: "ask under a rule that is in force on that day" },
  "annulled-basis": { message: "it rests on `{source}`, which was annulled on {on}", help: "what was annulled is no basis: rest it on a rule in force" },
  "basis-unknown": { message: "it cites `{source}`, which the rules do not name", help: "name a source of the rules" },
  "rule-unknown": { message: "what {authority} says on {day} is not known: {because}", help: "find the source; until then nothing can be allowed" },
  "matrix-unknown": { message: "who may allow this is not known: {because}", help: "find the source; until then nobody can be named" },
  "account-field-missing": { message: "the rule asks `account.{field}`, and the request does not say it", help: "say it among the account's facts" },
  "kind-not-declared": { message: "the kind `{kind}` is none that {authority} knows", help: "name one of: {kinds}" },
  "kind-missing": { message: "the request names no kind", help: "name one of: {kinds}" },
  "cause-not-declared": { message: "the cause `{cause}` is none that {authority} knows", help: "name one of: {causes}" },
  "cause-missing": { message: "the request names no cause", help: "name one of: {causes}" },
  "zero-correction": { message: "the correction changes nothing", help: "a bill that is right needs no correction; withdraw the request" },
  "amount-missing": { message: "the request states no amount", help: "state it" },
  "amount-not-positive": { message: "the amount {amount} is not above zero", help: "state the sum that is given up, as a positive number" },
  "bill-missing": { message: "the share of the bill is limited, and the request names no bill", help: "name the bill and its total as issued" },
  "oldest-day-after-request": { message: "the oldest day {oldest} is after the request's day {day}", help: "state the oldest day that is corrected" },

  // Authority: what nobody may do.
  barred: { message: "nobody may allow this: {bar}", help: "refuse it: no grade is above a bar" },
  "no-grade-for-case": { message: "no grade may decide here: {case}", help: "no row of the rule is about this; ask whoever made the rule" },
  "amount-beyond-all": {
    message: "with what counts beside it the amount comes to {cumulated}, beyond the highest limit, {limit}",
    help: "no grade may allow it",
  },
  "share-beyond-all": { message: "{share} of the bill is changed, beyond the highest limit, {mostShare}", help: "no grade may allow it" },
  "bill-of-nothing": { message: "the bill comes to nothing, and the share of a bill is limited", help: "no grade may allow it by a limited share" },
  "age-beyond-all": { message: "the oldest day is {age} back, beyond the longest limit, {mostAge}", help: "no grade may allow it" },
  "together-beyond-all": { message: "no grade may allow such an amount, share and age together", help: "no grade may allow it" },

  // Authority: documents, approvals and persons.
  "documents-missing": { message: "documents are missing: {documents}", help: "attach them before it is approved" },
  "approvals-too-few": { message: "{found} of {needed} approvals by {grade} or above", help: "each by another person" },
  "over-authority": { message: "`{persons}` ({held}) may not allow this: it takes {grade}", help: "ask {grade} or above" },
  "over-authority-in-window": {
    message: "`{persons}` ({held}) may not allow this: with what counts beside it the amount comes to {cumulated}, which takes {grade}",
    help: "ask {grade} or above; the account's other requests in the window count",
  },
  "too-old": {
    message: "`{persons}` ({held}) may not go back {age}: it takes {grade}",
    help: "ask {grade} or above; the age is that of the oldest day corrected",
  },
  "share-too-large": {
    message: "`{persons}` ({held}) may not change {share} of a bill: it takes {grade}",
    help: "ask {grade} or above; all changes to the same bill count",
  },
  "request-not-as-recorded": {
    message: "the journal holds another request of the same id and revision",
    help: "ask about the request as it was recorded, or give the change a revision of its own",
  },
  "request-closed": { message: "the request was refused or withdrawn on {day}", help: "ask anew with a new revision" },
  "request-replaced": { message: "a later revision took its place on {day}", help: "ask about the revision that stands" },
  "approver-not-appointed": { message: "`{person}` held no grade on {day}", help: "ask a person who is appointed on that day" },
  "delegation-unknown": { message: "`{person}` acted by a delegation `{delegation}` that is not in the journal", help: "record the delegation" },
  "delegation-of-other": {
    message: "the delegation `{delegation}` is not one by which `{person}` may act under {authority}",
    help: "a delegation names its taker and one authority",
  },
  "delegation-not-in-force": {
    message: "the delegation `{delegation}` by which `{person}` acted was not in force on {day}",
    help: "ask who held the power then",
  },
  "delegation-revoked": { message: "the delegation `{delegation}` by which `{person}` acted was revoked on {on}", help: "ask who held the power then" },
  "delegation-not-allowed": { message: "{authority} knows no delegation, and `{person}` acted by `{delegation}`", help: "ask who holds the grade" },
  "delegation-onward": {
    message: "`{giver}` gave `{person}` a power that was itself delegated, which {authority} does not allow",
    help: "ask who holds the grade by appointment",
  },
  "delegation-empty": { message: "`{giver}`, who gave `{person}` the power, held no grade on {day}", help: "ask who holds a grade" },
  "delegation-cycle": {
    message: "the delegations behind `{delegation}` lead back to `{person}`: no other's power stands behind them",
    help: "ask who holds a grade",
  },
  "approval-expired": { message: "the approval of `{person}` of {day} could be used until {until}", help: "approve anew" },
  "stale-approval": { message: "`{person}` approved another revision: the request changed afterwards", help: "approve what stands now" },
  "approval-before-request": { message: "`{person}` approved on {day}, before the request was made", help: "approve what was asked" },
  "approval-after-execution": { message: "`{person}` approved on {day}, after it was carried out", help: "an approval comes first" },
  "approver-twice": { message: "`{person}` approved twice; approvers are distinct persons", help: "ask another person" },
  "self-approval": { message: "`{person}` approved what they themselves asked for", help: "ask another person" },
  "forbidden-pair": { message: "`{person}` is both {role} and {otherRole}", help: "the rule forbids it; ask another person" },

  // Authority: a journal.
  "executed-without-approval": { message: "it was carried out without an approval", help: "reverse it, or have it decided" },
  "executed-after-refusal": { message: "it was carried out after it was refused or withdrawn", help: "ask anew" },
  "executed-twice": { message: "it was carried out {count} times on one approval", help: "reverse what was done twice" },
  "executed-unknown-revision": { message: "what was carried out is no revision of the request", help: "carry out what was approved" },
  "executed-superseded": { message: "what was carried out had been replaced by a later revision", help: "carry out what stands, once it is approved" },
  "executed-amount-differs": { message: "{executed} was carried out, and {amount} was asked for", help: "carry out what was approved" },
  splitting: {
    message: "{count} requests from {from} to {to} come to {total}: each within what `{persons}` ({held}) may allow, {limit}, together beyond it",
    help: "together they take {grade}",
  },
  "splitting-of-bill": {
    message: "{count} changes to the bill `{bill}` from {from} to {to}: each within what `{persons}` ({held}) may change, {mostShare}, together {share}",
    help: "together they take {grade}",
  },
  "split-over-time": {
    message:
      "{count} parts of one correction from {from} to {to} come to {total}: the window does not join them, each is within {limit}, together they are beyond it",
    help: "look at them as one: together they would take {grade}",
  },
  "split-over-time-of-bill": {
    message: "{count} changes to the bill `{bill}` from {from} to {to}: the window does not join them, each is within {mostShare}, together they are {share}",
    help: "look at them as one: together they would take {grade}",
  },
  shopping: {
    message: "`{refuser}` refused it on {refused}, and `{persons}` allowed the like on {day}",
    help: "after a refusal ask a higher grade, not another person",
  },
  "bunching-of-requester": {
    message: "of the requests of `{person}` near the limit of {grade}, {limit}, {under} are just under it and {over} just over: a chance of at most {chance}",
    help: "look at what stands behind the amounts; it is a sign, not a proof",
  },
  "bunching-of-approver": {
    message:
      "of what `{person}` allowed near the limit of {grade}, {limit}, {under} are just under it and {over} in the band below: a chance of at most {chance}",
    help: "look at what stands behind the amounts; it is a sign, not a proof",
  },
  "amount-not-its-lines": { message: "the amount {amount} is not what its lines come to, {expected}", help: "a correction is recomputed less issued" },
  "issued-not-as-billed": { message: "`{line}` was issued as {expected}, and the correction says {stated}", help: "take the figures of the issued bill" },
  "recomputed-not-as-rated": { message: "`{line}` comes to {expected} under the rules then in force, and the correction says {stated}", help: "rate it again" },
  "bill-hash-differs": {
    message: "the bill `{bill}` given is not the one that the request names: its hash is another",
    help: "give the bill as it was issued",
  },
  "bill-total-differs": { message: "requests about the bill `{bill}` give unlike totals: {totals}", help: "take the total as issued" },
  "bill-of-other-account": {
    message: "the bill `{bill}` is of the account `{other}`, and the request says `{account}`",
    help: "correct the account or the bill, by a new revision: approvals are of what was asked",
  },
  "bill-under-accounts": {
    message: "requests name the bill `{bill}` under unlike accounts: `{named}`",
    help: "a bill is of one account: find out which; its changes count together all the same",
  },
  "bad-debt-as-correction": {
    message: "a debt {age} old is taken away as a correction, and the recomputation shows no difference",
    help: "a debt that cannot be collected is written off, by who may write off",
  },
  "paid-bill-lowered": { message: "a bill that was paid is corrected by {amount}", help: "the difference is to be returned or credited: see that it is" },
  "no-cited-basis": { message: "it cites no rule as its basis", help: "cite the rule that allows it" },
  "bar-not-judged": { message: "whether this is forbidden by {bar} cannot be told: `{field}` is not known", help: "record what the bar asks" },

  // Records: a chain of entries.
  "chain-head-not-given": {
    message: "the chain of {count} entries fits together, but no head was given: a cut tail or a chain written wholly anew cannot be seen",
    help: "compare `{hash}` with the head that was written down elsewhere",
  },
  "chain-head-unreadable": { message: "the head given is no hash", help: "give the 64 digits that were written down as the head" },
  "chain-cut-or-rewritten": {
    message: "the head given is that of none of the {count} entries: the tail was cut, or the chain was written anew",
    help: "compare it with a copy that another keeps",
  },
  "chain-grown": { message: "the head given is that of entry {sequence}: {count} more were entered after it", help: "write the new head down elsewhere" },
  "chain-edited": { message: "entry {sequence} is not as it was entered: it looks edited", help: "compare it with a copy that another keeps" },
  "chain-dropped": { message: "entry {sequence} is missing: it looks dropped", help: "take it from a copy that another keeps" },
  "chain-reordered": {
    message: "entry {sequence} does not stand where it was entered: it looks reordered",
    help: "put the entries in the order of a copy that another keeps",
  },
  "chain-inserted": { message: "entry {sequence} was not entered there: it looks inserted", help: "compare it with a copy that another keeps" },

  "chain-broken": {
    message: "the chain does not hold from entry {sequence} on: records were changed, dropped or put in after they were entered",
    help: "see what `mizan verify` says of it; what is told of such a journal may be wrong",
  },

  // Records: a journal.
  "record-told-twice": { message: "the {kind} `{record}` stands {count} times in the journal", help: "it counts once; take out the others" },
  "record-id-twice": { message: "{count} unlike records of the kind {kind} have the id `{record}`", help: "give each an id of its own; only the first counts" },
  "revision-twice": { message: "the request `{record}` has {count} unlike revisions {revision}", help: "number each change anew; only the first counts" },
  "revision-skipped": { message: "the request `{record}` has a revision {revision} where {needed} follows", help: "number revisions from 1, without a gap" },
  "revision-out-of-order": {
    message: "revision {revision} of the request `{record}` is of {day}, before the revision that it replaces, of {on}",
    help: "correct one of the days",
  },
  "reference-missing": { message: "`{record}` names the {kind} `{named}`, which is not there", help: "correct the id, or record what it names" },
  "reference-later": {
    message: "`{record}`, of {day}, names the {kind} `{named}`, which is of {on}",
    help: "an act follows what it is about: correct one of the days",
  },
  "reference-of-other-account": {
    message: "`{record}` is of the account `{account}`, and the {kind} `{named}` of `{other}`",
    help: "correct the id, or the account",
  },
  "approval-of-no-revision": {
    message: "`{person}` approved no revision of the request `{record}` that is in the journal",
    help: "record the revision that was approved",
  },
  "approval-before-revision": {
    message: "`{person}` approved revision {revision} of the request `{record}` on {day}, before it was made on {on}",
    help: "correct one of the days, or have it approved anew",
  },
  "person-without-grade": {
    message: "`{person}`, {role} in `{record}`, is appointed to no grade and acts for nobody",
    help: "record the appointment, or correct the name",
  },
  "names-look-alike": {
    message: "`{named}` and `{other}` are two names to a machine and one to a reader: they differ only in Arabic and Persian letters",
    help: "if they are one, write it in one way: what is counted for one is not counted for the other",
  },
  "grade-unknown": { message: "`{person}` is appointed to {grade}, a grade that the rules do not have", help: "name one of: {grades}" },
  "delegations-in-a-circle": {
    message: "delegations under {authority} run in a circle on {on}: `{persons}`",
    help: "revoke one of them: nobody in it gives a power of their own",
  },
  "refused-after-execution": {
    message: "the request `{record}` was refused on {day}, when it had been carried out on {on}",
    help: "what was done is undone by a request of its own",
  },
  "withdrawn-after-execution": {
    message: "the request `{record}` was withdrawn on {day}, when it had been carried out on {on}",
    help: "what was done is undone by a request of its own",
  },
  "revised-after-execution": {
    message: "revision {revision} of the request `{record}` was made on {day}, when it had been carried out on {on}",
    help: "ask for a further change by a request of its own",
  },
  "state-after-end": {
    message: "the document `{named}` is {kind} since {on}, and another state is recorded on {day}",
    help: "what is written off or cancelled stays so",
  },
  "entry-before-its-day": {
    message: "`{record}` was recorded on {on}, before the day that it is of, {day}",
    help: "record what has happened: correct one of the days",
  },
  "entry-recorded-out-of-order": {
    message: "entry {sequence}, `{record}`, was recorded on {day}, after an entry of {on}",
    help: "entries follow one another: correct the day of recording",
  },

  // Corrections: an issued bill and its right facts.
  "issued-unreadable": { message: "the issued bill {bill} cannot be read: `{place}`: {problem}", help: "{remedy}" },
  "issued-twice": { message: "the bill `{bill}` is given {count} times", help: "give each issued bill once" },
  "issued-line-twice": { message: "the bill `{bill}` has the line `{line}` {count} times", help: "give each line once, with all that was charged under it" },
  "issued-other-currency": {
    message: "the bill `{bill}` is in {currency}, and the rules are in {ruleCurrency}",
    help: "take the rules by which it was issued",
  },
  "issued-sum-differs": {
    message: "the lines of the bill `{bill}` come to {expected}, and its total says {stated}",
    help: "the correction takes the total as it was issued",
  },
  "facts-missing": { message: "no facts are given for the bill `{bill}`", help: "give a bill request with its id or its period" },
  "facts-twice": { message: "{count} requests are for the bill `{bill}`", help: "give one, with all that is right" },
  "facts-unused": { message: "the request {place} is for none of the bills", help: "give it the id or the period of the bill that it is for" },
  "facts-refused": { message: "the facts of the bill `{bill}` give no bill: {problem}", help: "{remedy}" },
  "facts-of-other-period": {
    message: "the facts of the bill `{bill}` are for {from} to {to}, and it was issued for {newFrom} to {newTo}: no day in common",
    help: "give the facts of the period that it was issued for",
  },
  "facts-change-period": {
    message: "the bill `{bill}` was issued for {from} to {to}, and is corrected to {newFrom} to {newTo}",
    help: "see that the account's other bills cover each other day once",
  },
  "carry-not-passed-on": {
    message: "the bill `{bill}` brings {stated} forward, and the one before it, as corrected, carries {expected}",
    help: "give the facts `brought_forward` {expected}, or ask for it to be passed on",
  },

  // Instalments: the rule and the debtor.
  "plan-rule-unknown": { message: "there are no instalments `{rule}`", help: "name one of: {rules}" },
  "debtor-does-not-fit": { message: "{rule} is not for this debtor", help: "look for a rule that is, or correct the account's facts" },
  "span-missing": { message: "{rule} asks over how many months the debt arose, and it is not said", help: "say it in `span_months`" },
  "plan-exceptions-undecided": {
    message: "the exceptions {exceptions} of {rule} hold together, and none of them is over the others",
    help: "the rule does not say which terms hold; ask whoever made it",
  },
  "debt-not-positive": { message: "the debt of {amount} is not above zero", help: "there is nothing to be paid in parts" },
  "debt-below-parts": {
    message: "a debt of {amount} with {stated} down does not give {count} parts of at least {limit}",
    help: "ask for fewer parts or a smaller down payment; where there is none, it is to be paid at once",
  },
  "due-dates-unknown": { message: "whether {day} is a holiday is not known, so due dates cannot be told", help: "declare the holidays of that time" },
  "due-dates-outside": { message: "{count} parts from {day} on go beyond the years of the calendar", help: "ask for fewer parts" },

  // Instalments: documents and other plans.
  "document-unknown": { message: "`{document}` is no document of the journal on {day}", help: "record it, or correct the id" },
  "document-of-other-account": { message: "`{document}` is of the account `{other}`", help: "a plan covers the debt of its own account" },
  "document-named-twice": { message: "`{document}` stands {count} times among what is covered", help: "name each document once, with all that is left of it" },
  "document-disputed": { message: "`{document}` is disputed since {on}", help: "settle the dispute first: what is disputed is not owed yet" },
  "document-written-off": { message: "`{document}` was written off on {on}", help: "what was given up is not put into a plan" },
  "document-cancelled": { message: "`{document}` was cancelled on {on}", help: "leave it out: nothing is owed on it" },
  "document-paid": { message: "nothing is left of `{document}` on {day}", help: "leave it out" },
  "cover-not-what-was-left": { message: "{stated} of `{document}` is covered, and {expected} was left of it", help: "cover what is left of each document" },
  "covered-twice": {
    message: "`{document}` is covered by the plan `{plan}`, which is active",
    help: "a document is in one plan: end the other, or let this one take its place",
  },
  "plans-too-many": {
    message: "the account would have {count} active plans, and {rule} allows {most}",
    help: "end another one first, or let this one take its place",
  },
  "plan-after-broken": {
    message: "the plan `{plan}` was broken on {on}: no other is to be made before {until}",
    help: "wait, or let it take the place of the broken one",
  },
  "plan-unknown": { message: "the plan `{plan}`, which is to be replaced, is not in the journal", help: "record it, or correct the id" },
  "plan-of-other-account": { message: "the plan `{plan}`, which is to be replaced, is of the account `{other}`", help: "correct the id, or the account" },
  "replaces-in-a-circle": {
    message: "the plan takes its own place, by itself or by way of others",
    help: "name the plan that was before it, or none",
  },
  "replan-not-allowed": { message: "{rule} lets no plan follow the plan `{plan}` for the same debt", help: "the balance is due" },
  "replan-too-many": { message: "this is re-plan {count} of one debt, and {rule} allows {most}", help: "the balance is due" },
  "replan-too-few-paid": { message: "of the plan `{plan}` {found} parts were paid in a row, and {rule} asks for {needed}", help: "the balance is due" },
  "replan-too-late": {
    message: "the plan `{plan}` was broken on {on}, and one could take its place until {until}",
    help: "the balance is due; a plan of its own is another question",
  },
  "replan-leaves-debt": {
    message: "the plan takes the place of `{plan}` and leaves out `{document}`, of which {amount} is unpaid",
    help: "cover all that is unpaid of the plan before",
  },

  // Instalments: the figures of a plan.
  "plan-sum-differs": {
    message: "the plan covers {expected}, and its down payment and parts come to {stated}",
    help: "divide what is covered, to the last coin",
  },
  "down-below-least": { message: "the down payment {stated} is below the least, {limit}", help: "take the least or more" },
  "down-above-most": {
    message: "the down payment {stated} is above the most, {limit}",
    help: "take the most or less; what the debtor pays beyond it fills the first parts",
  },
  "count-below-least": { message: "{count} parts are fewer than the least, {needed}", help: "take more parts" },
  "count-beyond-all": { message: "{count} parts are more than anyone may grant, {most}", help: "take fewer parts" },
  "plan-over-authority": { message: "`{person}` ({held}) may not grant {count} parts: it takes {grade}", help: "ask {grade} or above" },
  "part-not-positive": { message: "part {parts} is zero or less", help: "take fewer parts: each is above zero" },
  "part-below-least": { message: "part {parts} is below the least, {limit}: the smallest is {stated}", help: "take fewer parts" },
  "parts-not-as-divided": { message: "part {parts} is not as the rule divides: part {part} is {stated}, expected {expected}", help: "divide as the rule says" },
  "due-not-rising": { message: "part {part} is due on {on}, not after the one before it, {day}", help: "each part is due after the one before it" },
  "due-before-agreement": { message: "the first part is due on {on}, before the agreement of {day}", help: "correct the day of the part or of the agreement" },
  "due-not-as-stepped": {
    message: "part {parts} is not due as the rule steps: part {part} is due on {on}, expected {right}",
    help: "step each date from the day of agreement",
  },
  "interest-not-in-rule": { message: "part {parts} bears interest, {stated} in all, and {rule} has none", help: "take the interest out" },
  "interest-differs": {
    message: "the interest of part {parts} is not the rule's: part {part} has {stated}, expected {expected}",
    help: "reckon it on the balance, for the days since the part before",
  },
  "plan-not-there": { message: "there is no plan `{plan}` in the journal by {day}", help: "correct the id, or ask about a later day" },
  "plan-unreadable": { message: "the plan `{plan}` cannot be judged: `{place}` cannot be read", help: "correct the record" },

  // Instalments: payments, ends, and what was done meanwhile.
  "payment-larger-than-debt": {
    message: "{stated} was paid to the plan `{plan}`, and {expected} was left to pay",
    help: "return the rest, or credit it to the account",
  },
  "payment-to-broken-plan": {
    message: "the payment is to the plan `{plan}`, which was broken on {on}",
    help: "put it to the documents: they are due on their own days again",
  },
  "payment-after-payoff": { message: "the payment is to the plan `{plan}`, which was paid off on {on}", help: "return it, or credit it to the account" },
  "payment-to-ended-plan": {
    message: "the payment is to the plan `{plan}`, which ended on {on}",
    help: "put it to the documents, or to the plan that took its place",
  },
  "allocation-not-the-payment": {
    message: "{stated} is put to documents, and {expected} of the payment belongs to them",
    help: "put all of it but the interest to the documents",
  },
  "allocation-differs": {
    message: "the payment is not put to the documents as {rule} settles: `{document}` got {stated}, expected {expected}",
    help: "settle the documents in the order of the rule",
  },
  "allocation-exceeds-payment": { message: "{stated} is put to documents out of a payment of {amount}", help: "put no more to documents than was paid" },
  "document-overpaid": {
    message: "`{document}` is given {stated}, and {expected} was left of it",
    help: "put the rest to another document, or credit it to the account",
  },
  "declared-broken-though-kept": {
    message: "the plan `{plan}` was declared broken on {on}, and it was not: {found} parts in a row were missed, and it takes {needed}",
    help: "it stands: take the declaration back",
  },
  "penalty-in-kept-plan": { message: "a late penalty was charged while the plan `{plan}` was kept", help: "take it back: what a kept plan covers is not late" },
  "disconnection-in-kept-plan": { message: "the supply was cut while the plan `{plan}` was kept", help: "reconnect: what a kept plan covers is not due" },
} as const;

export type FindingCode = keyof typeof FINDINGS;

/** What fills the words of a code. */
export type FindingValues<C extends FindingCode> = ParametersOf<(typeof FINDINGS)[C]>;

/** Every `{name}` in the catalogue. */
export type FindingParameter = { readonly [C in FindingCode]: keyof FindingValues<C> }[FindingCode];
