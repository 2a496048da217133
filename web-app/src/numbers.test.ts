import { describe, expect, test } from 'vitest';
import { amountOf, forSearch, grouped, latin, persian, rials } from './numbers';

describe('money', () => {
  test('is shown with Persian digits, in threes, and its unit', () => {
    expect(rials(1_536_689)).toBe('۱٬۵۳۶٬۶۸۹ ریال');
    expect(grouped(0)).toBe('۰');
    expect(grouped(100)).toBe('۱۰۰');
    expect(grouped(1000)).toBe('۱٬۰۰۰');
    expect(grouped(Number.MAX_SAFE_INTEGER)).toBe('۹٬۰۰۷٬۱۹۹٬۲۵۴٬۷۴۰٬۹۹۱');
  });
  test('is read from any digits and separators', () => {
    for (const typed of ['8298000', '۸٬۲۹۸٬۰۰۰', '٨٢٩٨٠٠٠', '8,298,000 ریال']) expect(amountOf(typed)).toBe(8_298_000);
  });
  test('is nothing when nothing was typed, or more than can be held exactly', () => {
    expect(amountOf('')).toBeNull();
    expect(amountOf('ریال')).toBeNull();
    expect(amountOf('99999999999999999999')).toBeNull();
  });
  test('survives being shown and read again', () => {
    for (let amount = 1; amount < 1e15; amount = amount * 7 + 3) expect(amountOf(rials(amount))).toBe(amount);
  });
});

test('digits go both ways', () => {
  expect(latin('۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩')).toBe('01234567890123456789');
  expect(persian('1404/1/14/9/165')).toBe('۱۴۰۴/۱/۱۴/۹/۱۶۵');
});

test('search does not care for ye, kaf, half-spaces or the kind of digit', () => {
  expect(forSearch('كاردرماني ۱۲')).toBe(forSearch('کاردرمانی 12'));
  expect(forSearch('نیم‌فاصله')).toBe(forSearch('نیم فاصله'));
});
