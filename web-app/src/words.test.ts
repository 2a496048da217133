import { describe, expect, test } from 'vitest';
import * as api from './api';
import * as words from './words';

const PERSIAN = /[\u0600-\u06ff]/;

describe.each([
  ['status', api.STATUSES, words.status],
  ['action', api.ACTIONS, words.action],
  ['relation', api.RELATIONS, words.relation],
  ['basic insurer', api.BASIC_INSURERS, words.basicInsurer],
  ['document kind', api.DOCUMENT_KINDS, words.documentKind],
  ['prescription kind', api.PRESCRIPTION_KINDS, words.prescriptionKind],
  ['return kind', api.RETURN_KINDS, words.returnKind],
  ['deduction', api.DEDUCTION_CODES, words.deduction],
  ['return reason', api.RETURN_CODES, words.returnReason],
  ['rejection reason', api.REJECTION_CODES, words.rejectionReason],
  ['role', api.ROLES, words.role],
  ['order state', api.ORDER_STATES, words.orderState],
  ['batch state', api.BATCH_STATES, words.batchState],
  ['admission state', api.ADMISSION_STATES, words.admissionState],
] as [string, readonly string[], Record<string, string>][])('%s', (_, codes, said) => {
  test('has a Persian word for every code', () => {
    for (const code of codes) expect([code, said[code]]).toEqual([code, expect.stringMatching(PERSIAN)]);
  });
  test('has no word twice, and none for a code that is not', () => {
    expect(Object.keys(said).sort()).toEqual([...codes].sort());
    expect(new Set(Object.values(said)).size).toBe(codes.length);
  });
});

test('every status says who has the case and what happens next', () => {
  for (const code of api.STATUSES) {
    expect(words.story[code].holder).toMatch(PERSIAN);
    expect(words.story[code].next).toMatch(PERSIAN);
  }
});

test('Arabic ye and kaf are nowhere', () => {
  expect(JSON.stringify(words)).not.toMatch(/[يك]/);
});

test('an unknown code is shown as it is, never as nothing', () => {
  expect(words.of(words.status, 'NEW_ONE')).toBe('NEW_ONE');
});
