/** Every Persian text that stands for a code, and the sentences that several screens say. */
import type {
  Action, AdmissionState, BasicInsurer, BatchState, DeductionCode, DocumentKind, OrderState, PrescriptionKind,
  RejectionCode, Relation, ReturnCode, ReturnKind, Role, SmsState, Status,
} from './api';

export const status: Record<Status, string> = {
  DRAFT: 'در حال بارگیری',
  REGISTERED: 'ثبت شد',
  UNDER_ASSESSMENT: 'در حال ارزیابی',
  UNDER_EXAMINATION: 'در حال سندرسی',
  RETURNED: 'عودت (نقص مدرک)',
  RESUBMITTED: 'نقص مدرک رفع شده',
  REJECTED: 'رد شده',
  APPROVED: 'تأیید شده',
  ORDERED: 'تأیید حواله',
  SENT_FOR_PAYMENT: 'ارسال جهت پرداخت',
  PAID: 'پرداخت شد',
  PAYMENT_FAILED: 'برگشت پرداخت',
  VOIDED: 'ابطال شد',
};

/** Who has the case now, and what happens next: said to the insured person. */
export const story: Record<Status, { holder: string; next: string }> = {
  DRAFT: { holder: 'در دست شماست', next: 'تصویرها را کامل کنید و «تأیید می‌کنم» را بزنید.' },
  REGISTERED: { holder: 'در صف کارشناس ارزیاب', next: 'یک کارشناس آن را برمی‌دارد و مبلغ قابل پرداخت را تعیین می‌کند.' },
  UNDER_ASSESSMENT: { holder: 'در دست کارشناس ارزیاب', next: 'نتیجهٔ ارزیابی با پیامک و همین‌جا به شما خبر داده می‌شود.' },
  UNDER_EXAMINATION: { holder: 'در دست سندرس', next: 'سند یک بار دیگر بازبینی می‌شود؛ کاری از شما لازم نیست.' },
  RETURNED: { holder: 'در دست شماست', next: 'دلیل را بخوانید، مدرک خواسته‌شده را برسانید و دوباره بفرستید.' },
  RESUBMITTED: { holder: 'در صف کارشناس ارزیاب', next: 'با همان نوبت نخست شما دوباره ارزیابی می‌شود.' },
  REJECTED: { holder: 'پرونده بسته است', next: 'این هزینه قابل پرداخت نیست؛ دلیل آن در همین صفحه آمده است.' },
  APPROVED: { holder: 'در دست مالی', next: 'حوالهٔ پرداخت صادر می‌شود.' },
  ORDERED: { holder: 'در دست مالی', next: 'حواله در دستهٔ پرداخت بعدی به بانک فرستاده می‌شود.' },
  SENT_FOR_PAYMENT: { holder: 'در دست بانک', next: 'پس از پاسخ بانک، مبلغ به شبای بیمه‌شدهٔ اصلی می‌نشیند.' },
  PAID: { holder: 'کار تمام است', next: 'مبلغ به شبای بیمه‌شدهٔ اصلی واریز شد.' },
  PAYMENT_FAILED: { holder: 'در دست مالی', next: 'بانک واریز را نپذیرفت. شبای خود را درست کنید تا حواله دوباره فرستاده شود.' },
  VOIDED: { holder: 'پرونده بسته است', next: 'به خواست شما ابطال شد و سقف تعهدات آزاد شد.' },
};

/** An approval that left nothing to pay. */
export const nothingToPay = { holder: 'کار تمام است', next: 'مبلغی برای پرداخت نماند؛ کسورات را ببینید.' };

/** A return that a picture does not cure. */
export const returnedStory: Record<ReturnKind, { holder: string; next: string }> = {
  DEFICIENT: story.RETURNED,
  NEEDS_VISIT: { holder: 'در دست شماست', next: 'برای ادامهٔ رسیدگی، با اصل مدارک به شعبه مراجعه کنید.' },
  NOT_COVERED: { holder: 'در دست شماست', next: 'این هزینه در تعهد قرارداد شما نیست؛ دلیل را بخوانید و اگر نمی‌خواهید، سند را ابطال کنید.' },
};

/** The colour family of a status chip. */
export const tone: Record<Status, 'wait' | 'good' | 'bad' | 'yours' | 'quiet'> = {
  DRAFT: 'yours', REGISTERED: 'wait', UNDER_ASSESSMENT: 'wait', UNDER_EXAMINATION: 'wait', RETURNED: 'yours',
  RESUBMITTED: 'wait', REJECTED: 'bad', APPROVED: 'good', ORDERED: 'good', SENT_FOR_PAYMENT: 'good', PAID: 'good',
  PAYMENT_FAILED: 'bad', VOIDED: 'quiet',
};

export const action: Record<Action, string> = {
  take: 'برداشتن از صف',
  'hand-back': 'برگرداندن به صف',
  approve: 'تأیید',
  return: 'عودت برای رفع نقص',
  reject: 'رد',
  examine: 'سندرسی',
  resubmit: 'ارسال دوباره',
  void: 'ابطال سند',
  attach: 'افزودن تصویر',
};

export const relation: Record<Relation, string> = {
  MAIN: 'بیمه‌شدهٔ اصلی', SPOUSE: 'همسر', DAUGHTER: 'دختر', SON: 'پسر', FATHER: 'پدر', MOTHER: 'مادر', BROTHER: 'برادر', SISTER: 'خواهر', OTHER: 'سایر',
};

export const basicInsurer: Record<BasicInsurer, string> = {
  SOCIAL_SECURITY: 'تأمین اجتماعی', HEALTH_INSURANCE: 'بیمهٔ سلامت', NONE: 'بدون بیمهٔ پایه',
};

export const documentKind: Record<DocumentKind, string> = {
  INVOICE: 'فاکتور', PRESCRIPTION: 'نسخه', REPORT: 'گزارش', IMAGE_RESULT: 'جواب', OTHER: 'مدرک دیگر',
};

export const prescriptionKind: Record<PrescriptionKind, string> = {
  DRUG: 'دارو', VISIT: 'ویزیت', IMAGING: 'تصویربرداری', LABORATORY: 'آزمایش',
};

export const returnKind: Record<ReturnKind, string> = {
  DEFICIENT: 'نقص مدرک', NEEDS_VISIT: 'مراجعهٔ حضوری', NOT_COVERED: 'خارج از تعهد',
};

export const deduction: Record<DeductionCode, string> = {
  K01: 'اضافه قیمت', K02: 'فرانشیز', K03: 'سهم بیمهٔ پایه', K04: 'اتمام سقف', K05: 'محدودیت تعداد یا دفعات',
  K06: 'خارج از تعهد', K07: 'مازاد بر تعداد مجاز', K08: 'عدم تطابق تخصص', K09: 'غیردارویی یا آرایشی',
  K10: 'اشتباه محاسباتی', K11: 'ردیف تکراری', K12: 'تخفیف مرکز', K13: 'لوازم بدون فاکتور', K14: 'بدون تجویز',
};

export const returnReason: Record<ReturnCode, string> = {
  R01: 'ناقص بودن مدارک', R02: 'تصویر ناخوانا', R03: 'بدون مهر یا دستور پزشک', R04: 'بدون گزارش یا جواب',
  R05: 'مدارک شخص دیگر', R06: 'مغایرت تاریخ یا خط‌خوردگی', R07: 'کپی به‌جای اصل', R08: 'نیازمند تأیید پزشک معتمد',
  R09: 'تسویه‌نشده با بیمهٔ پایه', R10: 'نسخهٔ الکترونیک یافت نشد', R11: 'شبای نامعتبر', R12: 'مراجعه به شعبه',
};

export const rejectionReason: Record<RejectionCode, string> = {
  X01: 'خارج از مدت قرارداد', X02: 'پایان مهلت ارسال', X03: 'دورهٔ انتظار', X04: 'عدم پوشش شخص',
  X05: 'خدمت مستثنا', X06: 'سند تکراری قطعی', X07: 'تخلف (رأی کمیته)', X08: 'عدم پاسخ در مهلت',
};

/** Why a service is not covered on a day: the same codes, said as a sentence before anything is sent. */
export const notCovered: Partial<Record<RejectionCode, string>> = {
  X01: 'تاریخ هزینه بیرون از مدت این قرارداد است.',
  X02: 'مهلت ارسال این هزینه گذشته است.',
  X03: 'این خدمت در تاریخ هزینه هنوز در دورهٔ انتظار است.',
  X04: 'این شخص در تاریخ هزینه زیر پوشش این قرارداد نیست.',
  X05: 'این خدمت در طرح شما پوشش ندارد.',
};

export const role: Record<Role, string> = {
  insured: 'بیمه‌شده', assessor: 'کارشناس ارزیاب', examiner: 'سندرس', 'intake-clerk': 'کارمند پذیرش',
  'finance-maker': 'کارشناس مالی', 'finance-checker': 'تأییدکنندهٔ مالی', provider: 'کاربر مرکز درمانی',
  policyholder: 'نمایندهٔ بیمه‌گذار', operator: 'راهبر سامانه', auditor: 'حسابرس',
};

export const orderState: Record<OrderState, string> = {
  ISSUED: 'صادر شد', SENT: 'فرستاده به بانک', PAID: 'پرداخت شد', FAILED: 'برگشت خورد',
};

export const batchState: Record<BatchState, string> = {
  PREPARED: 'منتظر تأیید', APPROVED: 'تأیید و فرستاده شد', DONE: 'پاسخ بانک رسید', WITHDRAWN: 'کنار گذاشته شد',
};

export const admissionState: Record<AdmissionState, string> = {
  UPLOADING: 'در حال بارگیری', COMPLETED: 'تکمیل‌شده', REJECTED: 'رد شده',
};

export const sms: Record<SmsState, string> = {
  PENDING: 'پیامک در راه است', SENT: 'پیامک هم شد', UNKNOWN: 'رسیدن پیامک روشن نیست', FAILED: 'پیامک نرسید', NONE: '',
};

/** Fields that a return notice may ask to be corrected. */
export const field: Record<string, string> = {
  expenseDate: 'تاریخ هزینه', serviceCode: 'خدمت', basicInsurer: 'بیمهٔ پایه', centreName: 'نام مرکز', centreId: 'مرکز درمانی',
  prescription: 'نسخهٔ الکترونیک', lines: 'مبلغ', requested: 'مبلغ', sheba: 'شماره شبا',
  nationalCode: 'کد ملی', birthDate: 'تاریخ تولد', securityCode: 'کد امنیتی', username: 'نام کاربری', mobile: 'شماره همراه',
  password: 'رمز عبور', passwordRepeat: 'تکرار رمز عبور', code: 'کد پیامک‌شده',
};

/** Said when the server's answer has no Persian sentence of its own. */
export const failure: Record<number, string> = {
  0: 'به سامانه وصل نشدیم. اینترنت را ببینید و دوباره بزنید.',
  400: 'درخواست خوانا نبود. صفحه را تازه کنید و دوباره بفرستید.',
  401: 'نشست شما تمام شده است؛ دوباره وارد شوید.',
  403: 'این کار در اختیار نقش شما نیست.',
  404: 'چنین چیزی پیدا نشد.',
  409: 'وضعیت تغییر کرده است و این کار اکنون شدنی نیست.',
  412: 'پیش از شما تغییری در این سند داده شد. تازه‌اش را ببینید و دوباره تصمیم بگیرید.',
  413: 'حجم تصویر بیش از اندازه است.',
  422: 'بخشی از آنچه نوشتید پذیرفته نشد.',
  429: 'درخواست‌ها پشت سر هم بود؛ کمی بعد دوباره بزنید.',
  503: 'این بخش چند دقیقه‌ای در دسترس نیست؛ دوباره امتحان کنید.',
  504: 'پاسخ دیر شد؛ دوباره امتحان کنید.',
};
export const anyFailure = 'کار انجام نشد. دوباره امتحان کنید.';

export const of = <T extends string>(words: Partial<Record<T, string>>, code: string | null | undefined): string =>
  (code && words[code as T]) || code || '';
