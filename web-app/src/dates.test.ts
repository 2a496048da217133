import { describe, expect, test } from 'vitest';
import { age, day, dayOf, jalaliDate, moment, shortDay, toIso, toJalali } from './dates';

describe('Jalali dates', () => {
  test('are shown in Persian', () => {
    expect(day('2026-11-21')).toBe('۳۰ آبان ۱۴۰۵');
    expect(shortDay('2024-06-29')).toBe('۱۴۰۳/۰۴/۰۹');
  });
  test('know the leap years of the 33-year cycle', () => {
    for (let year = 1300; year <= 1500; year++) {
      const leap = [1, 5, 9, 13, 17, 22, 26, 30].includes(year % 33);
      const lastOfEsfand = toJalali(toIso(jalaliDate(year + 1, 1, 1).subtract({ days: 1 })));
      expect([year, lastOfEsfand.day]).toEqual([year, leap ? 30 : 29]);
    }
  });
  test('come back as they went, every day of eleven years', () => {
    let date = jalaliDate(1398, 1, 1);
    for (let n = 0; n < 11 * 365; n++) {
      expect(toJalali(toIso(date)).compare(date)).toBe(0);
      date = date.add({ days: 1 });
    }
  });
  test('begin a new year at the equinox', () => {
    expect(toIso(jalaliDate(1405, 1, 1))).toBe('2026-03-21');
    expect(toIso(jalaliDate(1403, 12, 30))).toBe('2025-03-20');
  });
});

test('the day of an instant is Tehran’s', () => {
  expect(dayOf('2026-11-21T20:29:59Z')).toBe('2026-11-21');
  expect(dayOf('2026-11-21T20:30:00Z')).toBe('2026-11-22');
  expect(moment('2026-11-21T18:20:00Z')).toBe('۳۰ آبان ۱۴۰۵، ۲۱:۵۰');
});

test('age is counted in Jalali years', () => {
  expect(age(toIso(jalaliDate(1370, 8, 30)), '2026-11-21')).toBe(35);
  expect(age(toIso(jalaliDate(1370, 9, 1)), '2026-11-21')).toBe(34);
});
