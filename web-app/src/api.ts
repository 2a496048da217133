/**
 * The gateway's API as this client knows it: shapes by hand for now, and one way of calling.
 * Money is whole rials, a day is an ISO date, an instant is ISO UTC.
 */

export const STATUSES = [
  'DRAFT', 'REGISTERED', 'UNDER_ASSESSMENT', 'UNDER_EXAMINATION', 'RETURNED', 'RESUBMITTED', 'REJECTED',
  'APPROVED', 'ORDERED', 'SENT_FOR_PAYMENT', 'PAID', 'PAYMENT_FAILED', 'VOIDED',
] as const;
export type Status = (typeof STATUSES)[number];

export const ACTIONS = ['take', 'hand-back', 'approve', 'return', 'reject', 'examine', 'resubmit', 'void', 'attach'] as const;
export type Action = (typeof ACTIONS)[number];

export const RELATIONS = ['MAIN', 'SPOUSE', 'DAUGHTER', 'SON', 'FATHER', 'MOTHER', 'BROTHER', 'SISTER', 'OTHER'] as const;
export type Relation = (typeof RELATIONS)[number];

export const BASIC_INSURERS = ['SOCIAL_SECURITY', 'HEALTH_INSURANCE', 'NONE'] as const;
export type BasicInsurer = (typeof BASIC_INSURERS)[number];

export const DOCUMENT_KINDS = ['INVOICE', 'PRESCRIPTION', 'REPORT', 'IMAGE_RESULT', 'OTHER'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const PRESCRIPTION_KINDS = ['DRUG', 'VISIT', 'IMAGING', 'LABORATORY'] as const;
export type PrescriptionKind = (typeof PRESCRIPTION_KINDS)[number];

export const RETURN_KINDS = ['DEFICIENT', 'NEEDS_VISIT', 'NOT_COVERED'] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

export const DEDUCTION_CODES = [
  'K01', 'K02', 'K03', 'K04', 'K05', 'K06', 'K07', 'K08', 'K09', 'K10', 'K11', 'K12', 'K13', 'K14',
] as const;
export type DeductionCode = (typeof DEDUCTION_CODES)[number];

export const RETURN_CODES = [
  'R01', 'R02', 'R03', 'R04', 'R05', 'R06', 'R07', 'R08', 'R09', 'R10', 'R11', 'R12',
] as const;
export type ReturnCode = (typeof RETURN_CODES)[number];

export const REJECTION_CODES = ['X01', 'X02', 'X03', 'X04', 'X05', 'X06', 'X07', 'X08'] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

export const ROLES = [
  'insured', 'assessor', 'examiner', 'intake-clerk', 'finance-maker', 'finance-checker', 'provider', 'policyholder',
  'operator', 'auditor',
] as const;
export type Role = (typeof ROLES)[number];

export const ORDER_STATES = ['ISSUED', 'SENT', 'PAID', 'FAILED'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const BATCH_STATES = ['PREPARED', 'APPROVED', 'DONE', 'WITHDRAWN'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export const ADMISSION_STATES = ['UPLOADING', 'COMPLETED', 'REJECTED'] as const;
export type AdmissionState = (typeof ADMISSION_STATES)[number];

export const SMS_STATES = ['PENDING', 'SENT', 'UNKNOWN', 'FAILED', 'NONE'] as const;
export type SmsState = (typeof SMS_STATES)[number];

export interface Items<T> { items: T[]; total?: number; next?: string | null }
export interface Named { code: string; title: string }

export interface Session { username: string; name?: string; roles: string[] }

export interface SecurityCode { id: string; challenge: string; difficulty: number; expiresAt: string }
export interface Registration { id: string; expiresAt: string }
/** When the sent code ends, and when (an instant) or after how many seconds another may be asked for. */
export interface SentCode { codeExpiresAt: string; resendAfter: string | number }

export interface Contract {
  id: string; number: string; insurer: string; policyholder: string; type: string; plan: { id: string; title: string };
  start: string; end: string; active: boolean;
}
export interface Contracts extends Items<Contract> { counts?: { active: number; all: number } }

export interface Member {
  personId: string; givenName: string; familyName: string; relation: Relation; nationalCode: string;
  gender: 'FEMALE' | 'MALE'; birthDate: string; basicInsurer: BasicInsurer; specialPatient: boolean;
  from: string; to: string; contractId: string; sheba?: string | null; mobile?: string | null;
}

export interface RequiredDocument { kind: DocumentKind; required: boolean }
export interface MedicalService {
  code: string; title: string; cover: Named; requiredDocuments: RequiredDocument[]; ePrescription: boolean;
}

/** What is left of one ceiling; amounts are null when the ceiling is unlimited. */
export interface Remaining {
  covered: boolean; reasons: string[]; contractId: string; cover?: Named | null; unlimited: boolean;
  granted: number | null; committed: number | null; held: number | null; remaining: number | null;
}

export interface Prescription { number: string; kind: PrescriptionKind; date: string; total: number }
export interface FoundPrescription extends Prescription {
  centre: string; physician: string;
  items: { title: string; quantity: number; price: number; basicShare: number }[];
}
export interface PrescriptionAnswer { state: 'ANSWERED' | 'NOT_ANSWERING'; items: FoundPrescription[] }

export interface Line { number: number; title: string; quantity: number; requested: number; basicShare: number; payable?: number | null }
export interface Attachment { id: string; kind: DocumentKind; version: number; sha256?: string }

export interface DraftClaim {
  serviceCode: string; expenseDate: string; basicInsurer: BasicInsurer; centreId?: string; centreName?: string;
  prescription?: Prescription; lines: Line[];
}
export interface AdmissionClaim extends Partial<DraftClaim> {
  id: string; claimNumber?: string | null; service?: Named | null; requested?: number; attachments?: Attachment[];
}
export interface Admission {
  id: string; state: AdmissionState; contractId: string; personId: string; trackingCode?: string | null;
  claims: AdmissionClaim[]; openedAt?: string;
}
export interface Confirmed { id: string; state: AdmissionState; trackingCode: string; claims: { id: string; claimNumber: string }[] }

export interface Deduction {
  line: number; code: string; amount: number; sentence?: string | null; howToAvoid?: string | null; remark?: string | null;
}
export interface Repair { attachmentKind?: DocumentKind | null; field?: string | null }

export interface ClaimSummary {
  id: string; claimNumber: string; trackingCode?: string | null; contractId: string; personId: string; status: Status;
  returnKind?: ReturnKind | null; service: Named; cover?: Named; expenseDate: string; requested: number;
  held?: number | null; approved?: number | null; deducted?: number | null; centreName?: string | null; registeredAt: string;
}
export interface Claim extends ClaimSummary {
  admissionId: string; prescription?: Prescription | null; deductions: Deduction[];
  lines: Line[]; attachments: Attachment[];
  returnNotice?: {
    kind: ReturnKind; reasonCode: string; sentence?: string | null; text: string; repair: Repair[]; cureDeadline?: string | null;
  } | null;
  rejection?: { reasonCode: string; sentence?: string | null; text: string } | null;
  transferOrder?: {
    number: string; amount: number; status: OrderState; issuedAt: string; bankReference?: string | null; failure?: string | null;
  } | null;
  timeline: { at: string; status: Status; note?: string | null }[];
  /** Who has the case and what happens next, as the service says it. */
  holder?: string; next?: string; remark?: string | null;
  actions: Action[]; sequence: number;
}

export interface Trace {
  rule: string; version: string | number; clause?: string | null; before: number; after: number; sentence: string;
  howToAvoid?: string | null;
}
export interface Proposal {
  claimId: string; requested: number; payable: number;
  lines: {
    number: number; requested: number; payable: number; deductions: { code: string; amount: number }[]; trace: Trace[];
  }[];
}
export interface Approval {
  lines: { number: number; payable: number; deductions: { code: string; amount: number; remark?: string }[] }[];
  remark?: string;
}

export interface TransferOrder {
  id: string; number: string; amount: number; claims: { claimId: string; claimNumber?: string; amount: number }[];
  state: OrderState; issuedAt: string; attempts?: number; batch?: string | null; bankReference?: string | null; failure?: string | null;
}
export interface PaymentBatch {
  id: string; state: BatchState; total: number; count: number; maker: string; preparedAt?: string; orders: unknown[]; checker?: string | null;
  approvedAt?: string | null; fileHash?: string | null; sequence?: number;
}

export interface Message {
  id: string; at: string; title: string; body: string; claimId?: string | null; read: boolean; sms: SmsState;
}
export interface Messages extends Items<Message> { unread: number }

/** RFC 9457, as every service of the suite writes it. */
export interface Problem {
  status: number; code?: string; title?: string; detail?: string; traceId?: string;
  errors?: { pointer?: string; code?: string; detail?: string }[];
  currentStatus?: string; actions?: string[];
  securityCode?: SecurityCode; // of security-code-too-easy: a harder one
}

/** The server said no, or could not be reached (status 0). */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code ?? problem.title ?? String(problem.status));
    this.name = 'Refused';
    this.problem = problem;
  }
  get status(): number {
    return this.problem.status;
  }
}

/** Milliseconds by which the server's clock is ahead of this device's; countdowns need it. */
let ahead = 0;
export const serverNow = (): number => Date.now() + ahead;

export function cookie(name: string, jar: string = document.cookie): string | undefined {
  const found = jar.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

/** The session's CSRF token; its cookie has the prefix wherever the gateway is behind https. */
export const csrfToken = (jar?: string): string | undefined => cookie('__Host-XSRF-TOKEN', jar) ?? cookie('XSRF-TOKEN', jar);

interface Asking {
  body?: unknown;
  /** The sequence that was last seen, for If-Match. */
  seen?: number | string;
  headers?: Record<string, string>;
}

async function send(method: string, path: string, asking: Asking): Promise<Response> {
  const headers = new Headers(asking.headers);
  headers.set('Accept', 'application/json, application/problem+json');
  const csrf = csrfToken();
  if (method !== 'GET' && csrf) headers.set('X-XSRF-TOKEN', csrf);
  if (asking.seen !== undefined) headers.set('If-Match', `"${String(asking.seen).replaceAll('"', '')}"`);
  let body: BodyInit | undefined;
  if (asking.body instanceof Blob) {
    headers.set('Content-Type', asking.body.type);
    body = asking.body;
  } else if (asking.body !== undefined) {
    headers.set('Content-Type', 'application/json');
    body = JSON.stringify(asking.body);
  }
  return fetch(`/api/${path}`, { method, headers, body, credentials: 'same-origin' });
}

async function problemOf(answer: Response): Promise<Problem> {
  if (answer.headers.get('content-type')?.includes('json')) {
    try {
      return { ...((await answer.json()) as Problem), status: answer.status };
    } catch {
      // A broken body still has its status.
    }
  }
  return { status: answer.status };
}

/** Calls and gives the answer with its ETag; a refusal is thrown as {@link Refused}. */
export async function ask<T>(method: string, path: string, asking: Asking = {}): Promise<{ value: T; etag?: string }> {
  let answer: Response;
  try {
    const before = csrfToken();
    answer = await send(method, path, asking);
    // The CSRF token changes at login and may not have been there at the first visit: the refusal brings the new one.
    if (answer.status === 403 && method !== 'GET' && csrfToken() !== before) {
      answer = await send(method, path, asking);
    }
  } catch {
    throw new Refused({ status: 0, code: 'unreachable' });
  }
  const date = Date.parse(answer.headers.get('date') ?? '');
  if (!Number.isNaN(date)) ahead = date - Date.now();
  if (!answer.ok) throw new Refused(await problemOf(answer));
  const text = await answer.text();
  return { value: (text ? JSON.parse(text) : undefined) as T, etag: answer.headers.get('etag') ?? undefined };
}

export const get = async <T>(path: string): Promise<T> => (await ask<T>('GET', path)).value;
export const put = async <T>(path: string, body?: unknown, asking: Asking = {}): Promise<T> =>
  (await ask<T>('PUT', path, { ...asking, body })).value;
export const post = async <T>(path: string, body?: unknown, asking: Asking = {}): Promise<T> =>
  (await ask<T>('POST', path, { ...asking, body })).value;
export const remove = async (path: string): Promise<void> => void (await ask('DELETE', path));

/** An id made here: what is sent twice is done once. (randomUUID itself exists on secure origins only.) */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** All pages of a list, up to a thousand or so entries. */
export async function getAll<T>(path: string): Promise<Items<T>> {
  const items: T[] = [];
  let next: string | null | undefined;
  let total = 0;
  for (let page = 0; page < 20 && (page === 0 || next); page++) {
    const found = await get<Items<T>>(next ? `${path}${path.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}` : path);
    items.push(...found.items);
    next = found.next;
    total = found.total ?? items.length;
  }
  return { items, total };
}

export const query = (path: string, parameters: Record<string, string | undefined>): string => {
  const known = Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return known.length ? `${path}?${new URLSearchParams(known)}` : path;
};

export const pictureAddress = (claimId: string, attachmentId: string): string =>
  `/api/claims/claims/${claimId}/attachments/${attachmentId}`;
