import { expect, test } from 'vitest';
import * as checks from './checks';

test('a national code has a checksum', () => {
  expect(checks.nationalCode('۱۲۳۴۵۶۷۸۹۱')).toBe(true);
  expect(checks.nationalCode('1234567890')).toBe(false);
  expect(checks.nationalCode('1111111111')).toBe(false);
  expect(checks.nationalCode('123456789')).toBe(false);
});

test('a mobile number is stored one way however it is typed', () => {
  for (const typed of ['09123456789', '+989123456789', '00989123456789', '989123456789', '۰۹۱۲۳۴۵۶۷۸۹']) expect(checks.mobile(typed)).toBe('+989123456789');
  for (const typed of ['0912345678', '08123456789', '', '091234567890']) expect(checks.mobile(typed)).toBeNull();
});

test('a user name is lower-case Latin', () => {
  expect(checks.username('maryam.r')).toBe(true);
  expect(checks.username('مریم')).toBe(false);
  expect(checks.username('1abc')).toBe(false);
});
