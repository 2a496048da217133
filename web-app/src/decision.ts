/** The assessor's decision in the making. Payable is never typed: it is what the deductions leave, so the sum always holds. */
import type { Approval, Claim, Proposal } from './api';

export interface DraftDeduction { code: string; amount: number | null; remark: string }
export interface DraftLine { number: number; title: string; requested: number; deductions: DraftDeduction[] }

export const proposed = (claim: Claim, proposal: Proposal | undefined): DraftLine[] =>
  claim.lines.map((line) => ({
    number: line.number,
    title: line.title,
    requested: line.requested,
    deductions: (proposal?.lines.find((one) => one.number === line.number)?.deductions ?? []).map((one) => ({ ...one, remark: '' })),
  }));

export const payable = (line: DraftLine): number => line.requested - line.deductions.reduce((sum, one) => sum + (one.amount ?? 0), 0);

export const total = (lines: DraftLine[]): number => lines.reduce((sum, line) => sum + payable(line), 0);

/** What is wrong with a line, or nothing. */
export function fault(line: DraftLine): string | undefined {
  if (line.deductions.some((one) => !one.code || !one.amount)) return 'کد و مبلغ هر کسورات را بنویسید.';
  if (payable(line) < 0) return 'کسورات از مبلغ درخواستی بیشتر است.';
  return undefined;
}

export const approval = (lines: DraftLine[], remark: string): Approval => ({
  lines: lines.map((line) => ({
    number: line.number,
    payable: payable(line),
    deductions: line.deductions.map(({ code, amount, remark: said }) => ({ code, amount: amount ?? 0, ...(said.trim() ? { remark: said.trim() } : {}) })),
  })),
  ...(remark.trim() ? { remark: remark.trim() } : {}),
});
