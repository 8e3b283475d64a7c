// A rule file of the oversight half in canonical layout, with each clause and each form of it.
export const OVERSIGHT = `source board_1399 "Board resolution 412"   dated 1399-01-01
source old_clause "Clause 3-50-4"          annulled 1403-12-14 by ruling_18242, from that day
source penalty    "Late-payment penalties" dated 1390-01-01 annulled 1402-03-01 by ruling_109, from its start

grades { clerk "Clerk" fa "کارمند", manager "District manager" fa "مدیر ناحیه", board "Board" fa "هیئت مدیره" }

authority corrections "Correction of issued bills" fa "اصلاح صورتحساب" over correction {
  kind: misread "Misread register" | estimate_true_up | wrong_class
  cause: company | customer | meter
  documents: photo "Photo of the register", sheet
  from 1399-01-01 to 1401-01-01 cites board_1399 "res. 412" example
    grade   | kind                      | in favour of | account.class | up to          | share of bill | age up to | documents    | approvers
    clerk   | misread, estimate_true_up | any          | residential   |  5_000_000 IRR | 50%           |  3 months | none         | 1
    manager | any                       | customer     | any           | 50_000_000 IRR | no limit      | 12 months | photo        | 1
    board   | any                       | any          | any           | no limit       | no limit      | no limit  | photo, sheet | 2
    bar too_old "Not more than a year back" when favour = company and age > 12 months cites limit_act example
    forbid requester = approver cites board_1399 "art. 2"
    forbid account holder = delegate of requester
    raise one grade when account.related = yes, at the top 3 approvers cites board_1399
    count amount net
    cumulate per account over 12 months in absolute value
    delegation one step
    approval expires 30 days after
  from 1401-01-01
    unknown because "the circular is not published"
    bar too_old cites limit_act when age > 12 months
    count amount gross
    no cumulation
    delegation onward
    approval does not expire
  from 1402-01-01 unknown because "not published"
}

instalments residential_debt "Household debt" fa "بدهی خانگی" {
  cause: misread | theft "Theft"
  from 1399-01-01 cites board_1399 example
    for account.class = residential and debt >= 2_000_000 IRR
    down payment at least 20% of debt, at most 50% of debt round up to 10_000 IRR
    count from 2 up to 6 by manager, up to 12 by board
    first due 1 month after agreement
    every 1 month, month end clamped
    moved off holidays forward, before the next
    equal parts round down to 10_000 IRR, remainder on first
    part at least 100_000 IRR
    at most 1 active plan per account
    not after a broken plan within 12 months
    no interest
    payments settle oldest first
    missed when short by more than 0 IRR 7 days after due
    broken after 2 missed in a row: balance due, original due dates restored
    cancelled bill recomputes plan
    replan at most 1, after 2 paid in a row, within 90 days of break
    exception hardship "Hardship"
      when account.income = low cites board_1399:
      count from 2 up to 24 by board, down payment at least 10% of debt round up to 10_000 IRR
    exception flood over hardship when account.flooded = yes: no down payment, first due 90 days after agreement
  from 1401-01-01
    no down payment
    count from span up to 12 by board
    first due 14 days after agreement
    every 14 days
    not moved
    equal parts round down to 1 IRR, remainder spread
    part at least 1 IRR
    at most 2 active plans per account
    interest 12% per 365 days on the balance round half up to 1 IRR
    payments settle pro rata round down to 1 IRR, remainder on last
    missed when short by more than 1_000 IRR 1 day after due
    broken after 3 missed in a row: balance due, original due dates restored
    cancelled bill breaks plan
    no replan
    untranslatable "the manager may decide otherwise" because "no measure is given" when account.income = low
}

test "a misread within a clerk's power" {
  authority corrections
  account { class residential  related no }
  question { kind misread  favour customer  amount 4_000_000 IRR  share 20%  age 2 months  documents photo, sheet }
  asked 1399-05-01
  expect grade = clerk  approvers = 1
    nobody
  expect barred = too_old
}
test "three million and one rial in six parts" {
  instalments residential_debt
  account { class residential }
  plan { debt 3_000_001 IRR  down 600_010 IRR  count 6 }
  agreed 1400-01-31
  expect by = manager  part 1 = 399_991 IRR  part 2 = 400_000 IRR  due 1 = 1400-02-31
}
`;
