// The catalogue of findings in Persian: the same codes, the same `{names}`. A half-space (U+200C) stands where Persian spelling asks for it.
// As long as the English catalogue, entry by entry.
import type { FindingCode } from "../findings.ts";

export const PERSIAN_FINDINGS: { readonly [C in FindingCode]: { readonly message: string; readonly help: string } } = {
  // Authority: what is asked.
  "request-refused": { message: "درخواست خوانا نیست: «{place}»: {problem}", help: "{remedy}" },
  "authority-unknown": { message: "اختیاری به نام «{authority}» تعریف نشده است", help: "یکی از این‌ها را نام ببرید: {authorities}" },
  "no-version-in-force": { message: "در {day} هیچ نسخه‌ای از {authority} معتبر نیست", help: "درخواست را بر پایهٔ مقرره‌ای بدهید که در آن روز معتبر است" },
  "annulled-basis": { message: "مبنای آن «{source}» است که در {on} ابطال شده است", help: "ابطال‌شده مبنا نیست؛ مقررهٔ معتبر را مبنا بگیرید" },
  "basis-unknown": { message: "به «{source}» استناد شده که در مقررات نیست", help: "یکی از سندهای مقررات را نام ببرید" },
  "rule-unknown": { message: "حکم {authority} در {day} معلوم نیست: {because}", help: "سند را پیدا کنید؛ تا آن هنگام چیزی را نمی‌توان تصویب کرد" },
  "matrix-unknown": { message: "معلوم نیست چه کسی می‌تواند این را تصویب کند: {because}", help: "سند را پیدا کنید؛ تا آن هنگام از کسی نمی‌توان نام برد" },
  "account-field-missing": {
    message: "مقرره «account.{field}» را می‌پرسد و درخواست آن را نگفته است",
    help: "آن را در میان ویژگی‌های اشتراک بیاورید",
  },
  "kind-not-declared": { message: "نوع «{kind}» در {authority} تعریف نشده است", help: "یکی از این‌ها را نام ببرید: {kinds}" },
  "kind-missing": { message: "درخواست نوع ندارد", help: "یکی از این‌ها را نام ببرید: {kinds}" },
  "cause-not-declared": { message: "علت «{cause}» در {authority} تعریف نشده است", help: "یکی از این‌ها را نام ببرید: {causes}" },
  "cause-missing": { message: "درخواست علت ندارد", help: "یکی از این‌ها را نام ببرید: {causes}" },
  "zero-correction": { message: "این اصلاح چیزی را تغییر نمی‌دهد", help: "قبض درست اصلاح نمی‌خواهد؛ درخواست را پس بگیرید" },
  "amount-missing": { message: "درخواست مبلغ ندارد", help: "مبلغ را بنویسید" },
  "amount-not-positive": { message: "مبلغ {amount} بیش از صفر نیست", help: "مبلغی را که از آن گذشت می‌شود، مثبت بنویسید" },
  "bill-missing": { message: "سهم از قبض محدود است و درخواست قبضی را نام نبرده است", help: "قبض و جمع کل صادرشدهٔ آن را بنویسید" },
  "oldest-day-after-request": { message: "قدیمی‌ترین روز، {oldest}، پس از روز درخواست، {day}، است", help: "قدیمی‌ترین روزی را که اصلاح می‌شود بنویسید" },

  // Authority: what nobody may do.
  barred: { message: "هیچ‌کس نمی‌تواند این را تصویب کند: {bar}", help: "رد کنید؛ هیچ رده‌ای بالاتر از منع قانونی نیست" },
  "no-grade-for-case": { message: "هیچ رده‌ای در این باره اختیار ندارد: {case}", help: "هیچ ردیفی از مقرره دربارهٔ این نیست؛ از واضع مقرره بپرسید" },
  "amount-beyond-all": {
    message: "مبلغ با آنچه کنار آن به شمار می‌آید {cumulated} است و از بالاترین سقف، {limit}، می‌گذرد",
    help: "هیچ رده‌ای نمی‌تواند آن را تصویب کند",
  },
  "share-beyond-all": { message: "{share} از قبض تغییر می‌کند و این از بالاترین سقف، {mostShare}، می‌گذرد", help: "هیچ رده‌ای نمی‌تواند آن را تصویب کند" },
  "bill-of-nothing": { message: "جمع قبض صفر است و سهم از قبض محدود است", help: "هیچ رده‌ای با سهم محدود نمی‌تواند آن را تصویب کند" },
  "age-beyond-all": {
    message: "قدیمی‌ترین روز {age} پیش است و این از بلندترین مهلت، {mostAge}، می‌گذرد",
    help: "هیچ رده‌ای نمی‌تواند آن را تصویب کند",
  },
  "together-beyond-all": { message: "هیچ رده‌ای چنین مبلغ و سهم و قدمتی را با هم تصویب نمی‌کند", help: "هیچ رده‌ای نمی‌تواند آن را تصویب کند" },

  // Authority: documents, approvals and persons.
  "documents-missing": { message: "این مدرک‌ها پیوست نشده است: {documents}", help: "پیش از تصویب پیوست کنید" },
  "approvals-too-few": { message: "{found} تصویب از {needed} تصویب لازم در ردهٔ {grade} یا بالاتر ثبت شده است", help: "هر تصویب از شخصی دیگر" },
  "over-authority": { message: "تصویب این در اختیار «{persons}» ({held}) نیست: ردهٔ {grade} لازم است", help: "از ردهٔ {grade} یا بالاتر بخواهید" },
  "over-authority-in-window": {
    message: "تصویب این در اختیار «{persons}» ({held}) نیست: مبلغ با آنچه کنار آن به شمار می‌آید {cumulated} است و ردهٔ {grade} لازم دارد",
    help: "از ردهٔ {grade} یا بالاتر بخواهید؛ درخواست‌های دیگر همین اشتراک در بازه به شمار می‌آید",
  },
  "too-old": {
    message: "بازگشت به {age} پیش در اختیار «{persons}» ({held}) نیست: ردهٔ {grade} لازم است",
    help: "از ردهٔ {grade} یا بالاتر بخواهید؛ قدمت از قدیمی‌ترین روز اصلاح‌شده شمرده می‌شود",
  },
  "share-too-large": {
    message: "تغییر {share} از یک قبض در اختیار «{persons}» ({held}) نیست: ردهٔ {grade} لازم است",
    help: "از ردهٔ {grade} یا بالاتر بخواهید؛ همهٔ تغییرهای یک قبض به شمار می‌آید",
  },
  "request-not-as-recorded": {
    message: "در دفتر درخواست دیگری با همین شناسه و همین شمارهٔ ویرایش هست",
    help: "دربارهٔ درخواست ثبت‌شده بپرسید، یا تغییر را با شمارهٔ ویرایش تازه ثبت کنید",
  },
  "request-closed": { message: "درخواست در {day} رد یا پس گرفته شده است", help: "با ویرایش تازه دوباره درخواست بدهید" },
  "request-replaced": { message: "ویرایش تازه‌تری در {day} جای آن را گرفته است", help: "دربارهٔ ویرایشی بپرسید که اکنون برقرار است" },
  "approver-not-appointed": { message: "«{person}» در {day} رده‌ای نداشته است", help: "از کسی بخواهید که در آن روز منصوب است" },
  "delegation-unknown": { message: "«{person}» با تفویض «{delegation}» عمل کرده که در دفتر نیست", help: "تفویض را ثبت کنید" },
  "delegation-of-other": {
    message: "تفویض «{delegation}» به «{person}» اجازهٔ عمل در {authority} را نمی‌دهد",
    help: "هر تفویض گیرنده و اختیاری معین دارد",
  },
  "delegation-not-in-force": {
    message: "تفویض «{delegation}» که «{person}» با آن عمل کرده در {day} معتبر نبوده است",
    help: "از کسی بخواهید که در آن روز اختیار داشت",
  },
  "delegation-revoked": {
    message: "تفویض «{delegation}» که «{person}» با آن عمل کرده در {on} پس گرفته شده است",
    help: "از کسی بخواهید که در آن روز اختیار داشت",
  },
  "delegation-not-allowed": { message: "در {authority} تفویض روا نیست و «{person}» با تفویض «{delegation}» عمل کرده است", help: "از دارندهٔ رده بخواهید" },
  "delegation-onward": {
    message: "«{giver}» اختیاری را که خود با تفویض داشت به «{person}» داده است و {authority} آن را روا نمی‌دارد",
    help: "از کسی بخواهید که به حکم انتصاب رده دارد",
  },
  "delegation-empty": { message: "«{giver}» که اختیار را به «{person}» داده در {day} رده‌ای نداشته است", help: "از کسی بخواهید که رده دارد" },
  "delegation-cycle": {
    message: "تفویض‌های پشت «{delegation}» به «{person}» بازمی‌گردد و اختیار کس دیگری پشت آن نیست",
    help: "از کسی بخواهید که رده دارد",
  },
  "approval-expired": { message: "تصویب «{person}» به تاریخ {day} تا {until} اعتبار داشت", help: "دوباره تصویب کنید" },
  "stale-approval": { message: "«{person}» ویرایش دیگری را تصویب کرده است: درخواست پس از آن تغییر کرده", help: "همان را که اکنون هست تصویب کنید" },
  "approval-before-request": { message: "«{person}» در {day}، پیش از درخواست، تصویب کرده است", help: "آنچه را خواسته شده تصویب کنید" },
  "approval-after-execution": { message: "«{person}» در {day}، پس از اجرا، تصویب کرده است", help: "تصویب باید پیش از اجرا باشد" },
  "approver-twice": { message: "«{person}» دو بار تصویب کرده است؛ تصویب‌کنندگان اشخاص جدا هستند", help: "از شخصی دیگر بخواهید" },
  "self-approval": { message: "«{person}» درخواست خودش را تصویب کرده است", help: "از شخصی دیگر بخواهید" },
  "forbidden-pair": { message: "«{person}» هم {role} است و هم {otherRole}", help: "مقرره این را منع کرده است؛ از شخصی دیگر بخواهید" },

  // Authority: a journal.
  "executed-without-approval": { message: "بدون تصویب اجرا شده است", help: "برگردانید، یا دربارهٔ آن تصمیم بگیرید" },
  "executed-after-refusal": { message: "پس از رد یا پس گرفتن اجرا شده است", help: "دوباره درخواست بدهید" },
  "executed-twice": { message: "با یک تصویب {count} بار اجرا شده است", help: "تکرار را برگردانید" },
  "executed-unknown-revision": { message: "آنچه اجرا شده هیچ‌یک از ویرایش‌های درخواست نیست", help: "همان را که تصویب شده اجرا کنید" },
  "executed-superseded": { message: "آنچه اجرا شده پیش از آن جای خود را به ویرایش دیگری داده بود", help: "همان را که اکنون هست، پس از تصویب، اجرا کنید" },
  "executed-amount-differs": { message: "{executed} اجرا شده و {amount} خواسته شده است", help: "همان را که تصویب شده اجرا کنید" },
  splitting: {
    message: "{count} درخواست از {from} تا {to} روی هم {total} است: هر یک در حد اختیار «{persons}» ({held})، یعنی {limit}، و روی هم بیش از آن",
    help: "روی هم ردهٔ {grade} لازم دارد",
  },
  "splitting-of-bill": {
    message: "{count} تغییر در قبض «{bill}» از {from} تا {to}: هر یک در حد اختیار «{persons}» ({held})، یعنی {mostShare}، و روی هم {share}",
    help: "روی هم ردهٔ {grade} لازم دارد",
  },
  "split-over-time": {
    message: "{count} بخش از یک اصلاح از {from} تا {to} روی هم {total} است: بازه آن‌ها را به هم نمی‌پیوندد، هر یک در حد {limit} است و روی هم بیش از آن",
    help: "یک‌جا بررسی کنید؛ روی هم ردهٔ {grade} لازم داشت",
  },
  "split-over-time-of-bill": {
    message: "{count} تغییر در قبض «{bill}» از {from} تا {to}: بازه آن‌ها را به هم نمی‌پیوندد، هر یک در حد {mostShare} است و روی هم {share}",
    help: "یک‌جا بررسی کنید؛ روی هم ردهٔ {grade} لازم داشت",
  },
  shopping: {
    message: "«{refuser}» در {refused} آن را رد کرده و مانند آن در {day} به تصویب «{persons}» رسیده است",
    help: "پس از رد، از ردهٔ بالاتر بخواهید، نه از شخصی دیگر",
  },
  "bunching-of-requester": {
    message:
      "از درخواست‌های «{person}» در نزدیکی سقف {grade}، یعنی {limit}، {under} درخواست اندکی زیر آن و {over} درخواست اندکی بالای آن است: احتمال آن حداکثر {chance}",
    help: "پشت مبلغ‌ها را بررسی کنید؛ این نشانه است، نه اثبات",
  },
  "bunching-of-approver": {
    message:
      "از تصویب‌های «{person}» در نزدیکی سقف {grade}، یعنی {limit}، {under} تصویب اندکی زیر آن و {over} تصویب در بازهٔ پایین‌تر است: احتمال آن حداکثر {chance}",
    help: "پشت مبلغ‌ها را بررسی کنید؛ این نشانه است، نه اثبات",
  },
  "amount-not-its-lines": { message: "مبلغ {amount} با حاصل ردیف‌هایش، {expected}، یکی نیست", help: "اصلاح برابر است با محاسبهٔ دوباره منهای صادرشده" },
  "issued-not-as-billed": { message: "ردیف «{line}» با مبلغ {expected} صادر شده و اصلاح {stated} می‌گوید", help: "رقم قبض صادرشده را بیاورید" },
  "recomputed-not-as-rated": {
    message: "ردیف «{line}» با مقررات معتبر آن زمان {expected} می‌شود و اصلاح {stated} می‌گوید",
    help: "دوباره محاسبه کنید",
  },
  "bill-hash-differs": { message: "قبض «{bill}» که داده شده همان نیست که درخواست نام برده است: چکیدهٔ آن فرق دارد", help: "قبض را چنان‌که صادر شده بدهید" },
  "bill-total-differs": { message: "درخواست‌ها برای قبض «{bill}» جمع‌های ناهمسان نوشته‌اند: {totals}", help: "جمع کل صادرشده را بنویسید" },
  "bill-of-other-account": {
    message: "قبض «{bill}» از آنِ اشتراک «{other}» است و درخواست «{account}» نوشته است",
    help: "اشتراک یا قبض را با بازنگری تازه‌ای درست کنید؛ تصویب‌ها برای همان چیزی است که درخواست شده است",
  },
  "bill-under-accounts": {
    message: "درخواست‌ها قبض «{bill}» را به نام اشتراک‌های ناهمسان نوشته‌اند: «{named}»",
    help: "هر قبض از آنِ یک اشتراک است؛ روشن کنید کدام است؛ تغییرهای آن به هر حال با هم شمرده می‌شود",
  },
  "bad-debt-as-correction": {
    message: "بدهی با قدمت {age} به نام اصلاح برداشته شده و محاسبهٔ دوباره تفاوتی نشان نمی‌دهد",
    help: "بدهی وصول‌نشدنی را کسی حذف می‌کند که اختیار حذف بدهی دارد",
  },
  "paid-bill-lowered": {
    message: "قبضی که پرداخت شده به اندازهٔ {amount} اصلاح می‌شود",
    help: "تفاوت باید بازگردانده شود یا به بستانکاری مشترک برود؛ پیگیری کنید",
  },
  "no-cited-basis": { message: "به هیچ مقرره‌ای استناد نشده است", help: "مقرره‌ای را که اجازه می‌دهد بنویسید" },
  "bar-not-judged": { message: "معلوم نیست {bar} این را منع می‌کند یا نه: «{field}» معلوم نیست", help: "آنچه را منع می‌پرسد ثبت کنید" },

  // Records: a chain of entries.
  "chain-head-not-given": {
    message: "زنجیرهٔ {count} ثبت به‌هم پیوسته است، ولی سر زنجیره داده نشده: بریده‌شدن دنباله یا بازنویسی همهٔ زنجیره را نمی‌توان دید",
    help: "«{hash}» را با سری که جای دیگری نوشته شده بسنجید",
  },
  "chain-head-unreadable": { message: "سری که داده شده چکیدهٔ رمزی نیست", help: "همان ۶۴ رقمی را بدهید که به نام سر زنجیره نوشته شده است" },
  "chain-cut-or-rewritten": {
    message: "سری که داده شده از آنِ هیچ‌یک از {count} ثبت نیست: دنباله بریده شده یا زنجیره از نو نوشته شده است",
    help: "آن را با نسخه‌ای که دیگری نگه می‌دارد بسنجید",
  },
  "chain-grown": { message: "سری که داده شده از آنِ ثبت {sequence} است: پس از آن {count} ثبت دیگر آمده است", help: "سر تازه را جای دیگری بنویسید" },
  "chain-edited": { message: "ثبت {sequence} چنان نیست که وارد شده بود: گویا دست‌کاری شده است", help: "آن را با نسخه‌ای که دیگری نگه می‌دارد بسنجید" },
  "chain-dropped": { message: "ثبت {sequence} نیست: گویا حذف شده است", help: "آن را از نسخه‌ای که دیگری نگه می‌دارد بگیرید" },
  "chain-reordered": { message: "ثبت {sequence} در جای خود نیست: گویا جابه‌جا شده است", help: "ثبت‌ها را به ترتیب نسخه‌ای بچینید که دیگری نگه می‌دارد" },
  "chain-inserted": { message: "ثبت {sequence} آنجا وارد نشده بود: گویا افزوده شده است", help: "آن را با نسخه‌ای که دیگری نگه می‌دارد بسنجید" },
  "chain-broken": {
    message: "زنجیره از ثبت {sequence} به بعد درست نیست: رکوردهایی پس از ورود تغییر کرده، حذف شده یا افزوده شده است",
    help: "ببینید فرمان «verify» دربارهٔ آن چه می‌گوید؛ آنچه از چنین دفتری گفته می‌شود شاید درست نباشد",
  },

  // Records: a journal.
  "record-told-twice": { message: "{kind} «{record}» {count} بار در دفتر آمده است", help: "یک بار به شمار می‌آید؛ بقیه را بردارید" },
  "record-id-twice": {
    message: "{count} {kind} ناهمانند شناسهٔ «{record}» دارند",
    help: "به هر یک شناسهٔ خودش را بدهید؛ تنها نخستین به شمار می‌آید",
  },
  "revision-twice": {
    message: "درخواست «{record}» {count} ویرایش ناهمانند با شمارهٔ {revision} دارد",
    help: "هر تغییر را از نو شماره بزنید؛ تنها نخستین به شمار می‌آید",
  },
  "revision-skipped": { message: "درخواست «{record}» ویرایش {revision} دارد، جایی که نوبت {needed} است", help: "ویرایش‌ها را از ۱ و پیاپی شماره بزنید" },
  "revision-out-of-order": {
    message: "ویرایش {revision} درخواست «{record}» در {day} است، پیش از ویرایشی که جای آن را می‌گیرد، در {on}",
    help: "یکی از دو روز را درست کنید",
  },
  "reference-missing": { message: "«{record}» به {kind} «{named}» اشاره می‌کند که نیست", help: "شناسه را درست کنید یا آنچه را نام برده ثبت کنید" },
  "reference-later": {
    message: "«{record}» در {day} به {kind} «{named}» اشاره می‌کند که در {on} است",
    help: "هر کاری پس از موضوع خود می‌آید؛ یکی از دو روز را درست کنید",
  },
  "reference-of-other-account": {
    message: "«{record}» از آنِ اشتراک «{account}» است و {kind} «{named}» از آنِ «{other}»",
    help: "شناسه یا اشتراک را درست کنید",
  },
  "approval-of-no-revision": {
    message: "آنچه «{person}» از درخواست «{record}» تصویب کرده هیچ‌یک از ویرایش‌های دفتر نیست",
    help: "ویرایشی را که تصویب شده ثبت کنید",
  },
  "approval-before-revision": {
    message: "«{person}» ویرایش {revision} درخواست «{record}» را در {day} تصویب کرده، پیش از آنکه در {on} نوشته شود",
    help: "یکی از دو روز را درست کنید یا از نو تصویب بگیرید",
  },
  "person-without-grade": {
    message: "«{person}»، {role} در «{record}»، به هیچ رده‌ای منصوب نیست و به جای کسی هم کار نمی‌کند",
    help: "انتصاب را ثبت کنید یا نام را درست کنید",
  },
  "names-look-alike": {
    message: "«{named}» و «{other}» برای رایانه دو نام و برای خواننده یکی است؛ تنها در حروف عربی و فارسی فرق دارند",
    help: "اگر یکی‌اند، همه جا به یک شکل بنویسید؛ آنچه برای یکی شمرده شود برای دیگری شمرده نمی‌شود",
  },
  "grade-unknown": { message: "«{person}» به {grade} منصوب شده که در مقررات رده‌ای نیست", help: "یکی از این‌ها را نام ببرید: {grades}" },
  "delegations-in-a-circle": {
    message: "تفویض‌های {authority} در {on} دور می‌زنند: «{persons}»",
    help: "یکی را لغو کنید؛ هیچ‌کس در این دور از خود اختیاری نمی‌دهد",
  },
  "refused-after-execution": {
    message: "درخواست «{record}» در {day} رد شده، حال آنکه در {on} اجرا شده بود",
    help: "آنچه انجام شده با درخواستی جداگانه بازگردانده می‌شود",
  },
  "withdrawn-after-execution": {
    message: "درخواست «{record}» در {day} پس گرفته شده، حال آنکه در {on} اجرا شده بود",
    help: "آنچه انجام شده با درخواستی جداگانه بازگردانده می‌شود",
  },
  "revised-after-execution": {
    message: "ویرایش {revision} درخواست «{record}» در {day} نوشته شده، حال آنکه در {on} اجرا شده بود",
    help: "تغییر دیگر را با درخواستی جداگانه بخواهید",
  },
  "state-after-end": {
    message: "وضعیت سند بدهی «{named}» از {on} «{kind}» است و در {day} وضعیت دیگری ثبت شده است",
    help: "بدهی حذف‌شده یا سند باطل‌شده همان می‌ماند",
  },
  "entry-before-its-day": { message: "«{record}» در {on} ثبت شده، پیش از روز خودش، {day}", help: "آنچه را رخ داده ثبت کنید؛ یکی از دو روز را درست کنید" },
  "entry-recorded-out-of-order": {
    message: "ثبت {sequence}، «{record}»، در {day} وارد شده، پس از ثبتی که در {on} وارد شده است",
    help: "ثبت‌ها در پی هم می‌آیند؛ روز ثبت را درست کنید",
  },

  // Corrections: an issued bill and its right facts.
  "issued-unreadable": { message: "قبض صادرشدهٔ {bill} خوانا نیست: «{place}»: {problem}", help: "{remedy}" },
  "issued-twice": { message: "قبض «{bill}» {count} بار داده شده است", help: "هر قبض صادرشده را یک بار بدهید" },
  "issued-line-twice": { message: "قبض «{bill}» ردیف «{line}» را {count} بار دارد", help: "هر ردیف را یک بار و با همهٔ مبلغ آن بدهید" },
  "issued-other-currency": { message: "قبض «{bill}» به {currency} است و مقررات به {ruleCurrency}", help: "مقرراتی را بگیرید که قبض بر پایهٔ آن صادر شده است" },
  "issued-sum-differs": { message: "جمع ردیف‌های قبض «{bill}» {expected} است و جمع کل آن {stated}", help: "اصلاح از همان جمع کل صادرشده آغاز می‌کند" },
  "facts-missing": { message: "برای قبض «{bill}» داده‌های درست داده نشده است", help: "درخواست قبضی با شناسه یا دورهٔ آن بدهید" },
  "facts-twice": { message: "{count} درخواست برای قبض «{bill}» داده شده است", help: "یکی بدهید که همه‌چیز در آن درست باشد" },
  "facts-unused": { message: "درخواست {place} برای هیچ‌یک از قبض‌ها نیست", help: "شناسه یا دورهٔ قبضی را که برای آن است به آن بدهید" },
  "facts-refused": { message: "از داده‌های قبض «{bill}» قبضی به دست نمی‌آید: {problem}", help: "{remedy}" },
  "facts-of-other-period": {
    message: "داده‌های قبض «{bill}» از {from} تا {to} است و خود آن برای {newFrom} تا {newTo} صادر شده: هیچ روز مشترکی نیست",
    help: "داده‌های دوره‌ای را بدهید که قبض برای آن صادر شده است",
  },
  "facts-change-period": {
    message: "قبض «{bill}» برای {from} تا {to} صادر شده و به {newFrom} تا {newTo} اصلاح می‌شود",
    help: "ببینید که قبض‌های دیگر اشتراک هر روز دیگر را یک بار بپوشانند",
  },
  "carry-not-passed-on": {
    message: "قبض «{bill}» {stated} از پیش آورده و قبض پیش از آن پس از اصلاح {expected} به بعد می‌برد",
    help: "در داده‌ها «brought_forward» را {expected} بنویسید یا بخواهید که خودبه‌خود برده شود",
  },

  // Instalments: the rule and the debtor.
  "plan-rule-unknown": { message: "قاعدهٔ تقسیطی به نام «{rule}» تعریف نشده است", help: "یکی از این‌ها را نام ببرید: {rules}" },
  "debtor-does-not-fit": { message: "{rule} برای این بدهکار نیست", help: "قاعده‌ای را بجویید که برای او باشد، یا ویژگی‌های اشتراک را درست کنید" },
  "span-missing": { message: "{rule} می‌پرسد که بدهی در چند ماه پدید آمده است و گفته نشده", help: "آن را در «span_months» بنویسید" },
  "plan-exceptions-undecided": {
    message: "استثناهای {exceptions} از {rule} با هم صدق می‌کند و هیچ‌یک بر دیگری مقدم نیست",
    help: "مقرره نمی‌گوید کدام شرط‌ها برقرار است؛ از واضع آن بپرسید",
  },
  "debt-not-positive": { message: "بدهی {amount} بیش از صفر نیست", help: "چیزی نیست که قسط‌بندی شود" },
  "debt-below-parts": {
    message: "بدهی {amount} با پیش‌پرداخت {stated} به {count} قسط، هر یک دست‌کم {limit}، نمی‌رسد",
    help: "قسط یا پیش‌پرداخت کمتری بخواهید؛ اگر نشد، یک‌جا پرداخت می‌شود",
  },
  "due-dates-unknown": { message: "معلوم نیست {day} تعطیل است یا نه، پس سررسیدها را نمی‌توان گفت", help: "تعطیلات آن زمان را تعریف کنید" },
  "due-dates-outside": { message: "{count} قسط از {day} به بعد از سال‌های تقویم می‌گذرد", help: "قسط کمتری بخواهید" },

  // Instalments: documents and other plans.
  "document-unknown": { message: "«{document}» در {day} از سندهای بدهی دفتر نیست", help: "آن را ثبت کنید یا شناسه را درست کنید" },
  "document-of-other-account": { message: "«{document}» از آنِ اشتراک «{other}» است", help: "تقسیط بدهی همان اشتراک را در بر می‌گیرد" },
  "document-named-twice": { message: "«{document}» {count} بار در فهرست تقسیط آمده است", help: "هر سند را یک بار و با همهٔ ماندهٔ آن بیاورید" },
  "document-disputed": { message: "«{document}» از {on} محل اعتراض است", help: "نخست به اعتراض رسیدگی کنید؛ آنچه محل اعتراض است هنوز بدهی قطعی نیست" },
  "document-written-off": { message: "«{document}» در {on} سوخت شده است", help: "آنچه از آن گذشته‌اند تقسیط نمی‌شود" },
  "document-cancelled": { message: "«{document}» در {on} باطل شده است", help: "آن را نیاورید؛ بابت آن چیزی بدهکار نیست" },
  "document-paid": { message: "در {day} از «{document}» چیزی نمانده است", help: "آن را نیاورید" },
  "cover-not-what-was-left": { message: "از «{document}» {stated} تقسیط شده و ماندهٔ آن {expected} بوده است", help: "ماندهٔ هر سند را تقسیط کنید" },
  "covered-twice": {
    message: "«{document}» در تقسیط «{plan}» است که هنوز برقرار است",
    help: "هر سند در یک تقسیط است؛ آن را پایان دهید یا این را جانشین آن کنید",
  },
  "plans-too-many": {
    message: "اشتراک {count} تقسیط برقرار خواهد داشت و {rule} بیش از {most} تقسیط را روا نمی‌دارد",
    help: "نخست یکی را پایان دهید یا این را جانشین آن کنید",
  },
  "plan-after-broken": { message: "تقسیط «{plan}» در {on} نقض شده است؛ تا {until} تقسیط دیگری نمی‌شود", help: "صبر کنید یا این را جانشین تقسیط نقض‌شده کنید" },
  "plan-unknown": { message: "تقسیط «{plan}» که باید جانشینی برای آن بیاید در دفتر نیست", help: "آن را ثبت کنید یا شناسه را درست کنید" },
  "plan-of-other-account": { message: "تقسیط «{plan}» که باید جانشینی برای آن بیاید از آنِ اشتراک «{other}» است", help: "شناسه یا اشتراک را درست کنید" },
  "replaces-in-a-circle": {
    message: "این تقسیط، خود یا با میانجی تقسیط‌های دیگر، جانشین خودش است",
    help: "تقسیطی را نام ببرید که پیش از این بوده است، یا هیچ‌کدام",
  },
  "replan-not-allowed": { message: "{rule} پس از تقسیط «{plan}» برای همان بدهی تقسیط دیگری را روا نمی‌دارد", help: "مانده یک‌جا پرداخت می‌شود" },
  "replan-too-many": { message: "این تقسیط مجدد شمارهٔ {count} برای یک بدهی است و {rule} بیش از {most} را روا نمی‌دارد", help: "مانده یک‌جا پرداخت می‌شود" },
  "replan-too-few-paid": { message: "از تقسیط «{plan}» {found} قسط پیاپی پرداخت شده و {rule} {needed} قسط می‌خواهد", help: "مانده یک‌جا پرداخت می‌شود" },
  "replan-too-late": {
    message: "تقسیط «{plan}» در {on} نقض شده و تا {until} می‌شد تقسیطی را جانشین آن کرد",
    help: "مانده یک‌جا پرداخت می‌شود؛ تقسیط مستقل جداگانه بررسی می‌شود",
  },
  "replan-leaves-debt": {
    message: "این تقسیط جانشین «{plan}» است و «{document}» را که {amount} آن پرداخت نشده در بر نمی‌گیرد",
    help: "همهٔ ماندهٔ تقسیط پیشین را در بر بگیرید",
  },

  // Instalments: the figures of a plan.
  "plan-sum-differs": { message: "بدهی تقسیط‌شده {expected} است و جمع پیش‌پرداخت و قسط‌ها {stated}", help: "بدهی را تا آخرین ریال تقسیم کنید" },
  "down-below-least": { message: "پیش‌پرداخت {stated} کمتر از کمینهٔ آن، {limit}، است", help: "کمینه یا بیشتر بگیرید" },
  "down-above-most": {
    message: "پیش‌پرداخت {stated} بیش از بیشینهٔ آن، {limit}، است",
    help: "بیشینه یا کمتر بگیرید؛ آنچه بدهکار بیش از آن بپردازد قسط‌های نخست را پر می‌کند",
  },
  "count-below-least": { message: "{count} قسط کمتر از کمینهٔ آن، {needed} قسط، است", help: "قسط بیشتری بگذارید" },
  "count-beyond-all": { message: "{count} قسط بیش از آن است که کسی بتواند بدهد: {most} قسط", help: "قسط کمتری بگذارید" },
  "plan-over-authority": { message: "{count} قسط در اختیار «{person}» ({held}) نیست: ردهٔ {grade} لازم است", help: "از ردهٔ {grade} یا بالاتر بخواهید" },
  "part-not-positive": { message: "مبلغ قسط {parts} صفر یا کمتر است", help: "قسط کمتری بگذارید؛ هر قسط بیش از صفر است" },
  "part-below-least": { message: "قسط {parts} کمتر از کمینهٔ هر قسط، {limit}، است: کوچک‌ترین {stated} است", help: "قسط کمتری بگذارید" },
  "parts-not-as-divided": {
    message: "قسط {parts} چنان نیست که مقرره تقسیم می‌کند: قسط {part} برابر {stated} است و باید {expected} باشد",
    help: "چنان‌که مقرره می‌گوید تقسیم کنید",
  },
  "due-not-rising": { message: "سررسید قسط {part} در {on} است، نه پس از سررسید قسط پیشین در {day}", help: "سررسید هر قسط پس از قسط پیشین است" },
  "due-before-agreement": { message: "سررسید قسط نخست {on} است، پیش از توافق در {day}", help: "روز قسط یا روز توافق را درست کنید" },
  "due-not-as-stepped": {
    message: "سررسید قسط {parts} چنان نیست که مقرره می‌شمارد: قسط {part} در {on} است و باید {right} باشد",
    help: "هر سررسید را از روز توافق بشمارید",
  },
  "interest-not-in-rule": { message: "قسط {parts} سود تقسیط دارد، روی هم {stated}، و {rule} سودی نمی‌گیرد", help: "سود را بردارید" },
  "interest-differs": {
    message: "سود تقسیط در قسط {parts} با مقرره یکی نیست: در قسط {part} برابر {stated} است و باید {expected} باشد",
    help: "آن را بر مانده و برای روزهای پس از قسط پیشین حساب کنید",
  },
  "plan-not-there": { message: "تا {day} تقسیطی با شناسهٔ «{plan}» در دفتر نیست", help: "شناسه را درست کنید یا دربارهٔ روز دیرتری بپرسید" },
  "plan-unreadable": { message: "دربارهٔ تقسیط «{plan}» نمی‌توان داوری کرد: «{place}» خوانا نیست", help: "ثبت را درست کنید" },

  // Instalments: payments, ends, and what was done meanwhile.
  "payment-larger-than-debt": {
    message: "{stated} به تقسیط «{plan}» پرداخت شده و {expected} مانده بوده است",
    help: "زیادی را بازگردانید یا به حساب اشتراک بگذارید",
  },
  "payment-to-broken-plan": {
    message: "این پرداخت برای تقسیط «{plan}» است که در {on} نقض شده است",
    help: "آن را به سندهای بدهی بدهید؛ سررسید خود آن‌ها دوباره برقرار است",
  },
  "payment-after-payoff": { message: "این پرداخت برای تقسیط «{plan}» است که در {on} تسویه شده است", help: "آن را بازگردانید یا به حساب اشتراک بگذارید" },
  "payment-to-ended-plan": {
    message: "این پرداخت برای تقسیط «{plan}» است که در {on} پایان یافته است",
    help: "آن را به سندهای بدهی بدهید یا به تقسیطی که جانشین آن شده است",
  },
  "allocation-not-the-payment": {
    message: "{stated} به سندها داده شده و سهم آن‌ها از این پرداخت {expected} است",
    help: "همهٔ پرداخت جز سود تقسیط به سندهای بدهی می‌رسد",
  },
  "allocation-differs": {
    message: "این پرداخت چنان‌که {rule} می‌گوید میان سندها پخش نشده است: به «{document}» {stated} رسیده و باید {expected} می‌رسید",
    help: "سندها را به ترتیب مقرره تسویه کنید",
  },
  "allocation-exceeds-payment": { message: "از پرداخت {amount} به اندازهٔ {stated} به سندها داده شده است", help: "بیش از آنچه پرداخت شده به سندها ندهید" },
  "document-overpaid": {
    message: "به «{document}» {stated} داده شده و {expected} از آن مانده بوده است",
    help: "زیادی را به سند دیگری بدهید یا به حساب اشتراک بگذارید",
  },
  "declared-broken-though-kept": {
    message: "تقسیط «{plan}» در {on} نقض‌شده اعلام شده و چنین نیست: {found} قسط پیاپی عقب افتاده بود و {needed} قسط لازم است",
    help: "تقسیط برقرار است؛ اعلام را پس بگیرید",
  },
  "penalty-in-kept-plan": {
    message: "در حالی که تقسیط «{plan}» برقرار بود جریمهٔ دیرکرد گرفته شده است",
    help: "آن را برگردانید؛ آنچه در تقسیط برقرار است دیرکرد ندارد",
  },
  "disconnection-in-kept-plan": {
    message: "در حالی که تقسیط «{plan}» برقرار بود برق قطع شده است",
    help: "برق را وصل کنید؛ سررسید آنچه در تقسیط برقرار است نرسیده",
  },
};
