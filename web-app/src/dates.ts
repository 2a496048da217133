/** ISO within, Solar Hijri shown; the day is Tehran's. */
import { CalendarDate, GregorianCalendar, parseAbsolute, parseDate, PersianCalendar, toCalendar } from '@internationalized/date';
import { persian } from './numbers';

export const TEHRAN = 'Asia/Tehran';
const jalali = new PersianCalendar();
const gregorian = new GregorianCalendar();

const MONTHS = [
  'فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند',
];

const two = (n: number): string => String(n).padStart(2, '0');

/** An ISO day as a date of the Persian calendar. */
export const toJalali = (iso: string): CalendarDate => toCalendar(parseDate(iso), jalali);

/** A date of any calendar as an ISO day. */
export const toIso = (date: CalendarDate): string => toCalendar(date, gregorian).toString();

export const jalaliDate = (year: number, monthOfYear: number, dayOfMonth: number): CalendarDate =>
  new CalendarDate(jalali, year, monthOfYear, dayOfMonth);

/** «آبان ۱۴۰۵» */
export const month = (date: CalendarDate): string => persian(`${MONTHS[date.month - 1]} ${date.year}`);

/** «۳۰ آبان ۱۴۰۵» */
export function day(iso: string): string {
  const date = toJalali(iso);
  return persian(`${date.day} ${MONTHS[date.month - 1]} ${date.year}`);
}

/** «۱۴۰۵/۰۸/۳۰» */
export function shortDay(iso: string): string {
  const date = toJalali(iso);
  return persian(`${date.year}/${two(date.month)}/${two(date.day)}`);
}

const inTehran = (instant: string | number) =>
  parseAbsolute(typeof instant === 'number' ? new Date(instant).toISOString() : instant, TEHRAN);

/** The ISO day on which an instant falls in Tehran. */
export function dayOf(instant: string | number): string {
  const at = inTehran(instant);
  return `${at.year}-${two(at.month)}-${two(at.day)}`;
}

/** «۳۰ آبان ۱۴۰۵، ۲۱:۵۰» */
export function moment(instant: string): string {
  const at = inTehran(instant);
  return `${day(dayOf(instant))}، ${persian(`${two(at.hour)}:${two(at.minute)}`)}`;
}

export const today = (): string => dayOf(Date.now());

/** Whole years lived on a day. */
export function age(birth: string, on: string = today()): number {
  const born = toJalali(birth);
  const then = toJalali(on);
  const before = then.month < born.month || (then.month === born.month && then.day < born.day);
  return then.year - born.year - (before ? 1 : 0);
}
