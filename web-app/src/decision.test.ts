import { expect, test } from 'vitest';
import type { Claim, Proposal } from './api';
import { approval, type DraftLine, fault, payable, proposed, total } from './decision';

const claim = { lines: [
  { number: 1, title: 'دارو', quantity: 1, requested: 8_298_000, basicShare: 0 },
  { number: 2, title: 'سرم', quantity: 2, requested: 500_000, basicShare: 0 },
] } as unknown as Claim;
const proposal = { lines: [{ number: 1, requested: 8_298_000, payable: 7_468_200, deductions: [{ code: 'K02', amount: 829_800 }], trace: [] }] } as unknown as Proposal;

test('begins with what the engine proposes, line by line', () => {
  const lines = proposed(claim, proposal);
  expect(lines.map(payable)).toEqual([7_468_200, 500_000]);
  expect(total(lines)).toBe(7_968_200);
});

test('what is sent always adds up: requested = payable + deductions', () => {
  const [first, second] = proposed(claim, proposal) as [DraftLine, DraftLine];
  const sent = approval([first, { ...second, deductions: [{ code: 'K09', amount: 120_000, remark: ' آرایشی ' }] }], '');
  for (const line of sent.lines) {
    const asked = claim.lines.find((one) => one.number === line.number)?.requested;
    expect(line.payable + line.deductions.reduce((sum, one) => sum + one.amount, 0)).toBe(asked);
  }
  expect(sent.lines[1]?.deductions).toEqual([{ code: 'K09', amount: 120_000, remark: 'آرایشی' }]);
  expect(sent).not.toHaveProperty('remark');
});

test('a deduction without code or amount, or beyond the line, is a fault', () => {
  const line = { number: 1, title: 'دارو', requested: 1000, deductions: [] };
  expect(fault(line)).toBeUndefined();
  expect(fault({ ...line, deductions: [{ code: '', amount: 5, remark: '' }] })).toBeDefined();
  expect(fault({ ...line, deductions: [{ code: 'K01', amount: null, remark: '' }] })).toBeDefined();
  expect(fault({ ...line, deductions: [{ code: 'K01', amount: 1001, remark: '' }] })).toBeDefined();
});
