/** The shapes that are checked before anything is sent; the services check them again. */
import { digitsOnly } from './numbers';

export function nationalCode(typed: string): boolean {
  const code = digitsOnly(typed);
  if (!/^\d{10}$/.test(code) || /^(\d)\1{9}$/.test(code)) return false;
  const sum = Array.from(code.slice(0, 9)).reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const rest = sum % 11;
  return Number(code[9]) === (rest < 2 ? rest : 11 - rest);
}

/** +989…, or null. */
export function mobile(typed: string): string | null {
  const found = /^(?:0|98|0098)?(9\d{9})$/.exec(digitsOnly(typed));
  return found ? `+98${found[1]}` : null;
}

export const username = (typed: string): boolean => /^[a-z][a-z0-9._-]{3,31}$/.test(typed);
