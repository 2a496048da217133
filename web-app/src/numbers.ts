/** Persian digits, thousands and rials. Whole rials only: never a fraction, never floating point arithmetic on money. */

const PERSIAN = '۰۱۲۳۴۵۶۷۸۹';
const ARABIC = '٠١٢٣٤٥٦٧٨٩';

/** Persian and Arabic digits to ASCII ones; everything else stays. */
export const latin = (text: string): string =>
  text.replace(/[۰-۹٠-٩]/g, (digit) => {
    const at = PERSIAN.indexOf(digit);
    return String(at >= 0 ? at : ARABIC.indexOf(digit));
  });

/** ASCII and Arabic digits to Persian ones. */
export const persian = (text: string | number): string =>
  latin(String(text)).replace(/\d/g, (digit) => PERSIAN.charAt(Number(digit)));

export const digitsOnly = (text: string): string => latin(text).replace(/\D/g, '');

/** 1536689 → «۱٬۵۳۶٬۶۸۹». */
export const grouped = (amount: number): string => persian(String(Math.trunc(amount)).replace(/\B(?=(\d{3})+$)/g, '٬'));

export const rials = (amount: number): string => `${grouped(amount)} ریال`;

/** The amount somebody typed, or null when there is none or it is larger than can be held exactly. */
export function amountOf(typed: string): number | null {
  const digits = digitsOnly(typed);
  if (!digits) return null;
  const amount = Number(digits);
  return Number.isSafeInteger(amount) ? amount : null;
}

/** Search ignores the kind of digit, of ye and kaf, half-spaces and case. */
export const forSearch = (text: string): string =>
  latin(text).replaceAll('ي', 'ی').replaceAll('ك', 'ک').replace(/[\u200c\s]+/g, '').toLowerCase();
