import { TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { amountOf, digitsOnly, grouped, latin, persian } from '../numbers';
import css from './ui.module.css';

/** An amount in rials, typed with any digits, shown with Persian ones in threes. */
export function MoneyInput({ value, onChange, ...rest }: Omit<TextInputProps, 'value' | 'onChange'> & { value: number | null; onChange: (amount: number | null) => void }) {
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      styles={{ input: { direction: 'ltr', textAlign: 'right', paddingLeft: 52, paddingRight: 14, fontVariantNumeric: 'tabular-nums' } }}
      rightSection="ریال"
      rightSectionWidth={52}
      rightSectionPointerEvents="none"
      value={value === null ? '' : grouped(value)}
      onChange={(event) => onChange(amountOf(event.currentTarget.value.slice(0, 20)))}
    />
  );
}

/** Digits only (a national code, a mobile number, a prescription's code), shown Persian, given as ASCII. */
export function DigitsInput({ value, onChange, longest, ...rest }: Omit<TextInputProps, 'value' | 'onChange'> & { value: string; onChange: (digits: string) => void; longest: number }) {
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      dir="ltr"
      styles={{ input: { textAlign: 'left', letterSpacing: '0.06em' } }}
      value={persian(value)}
      onChange={(event) => onChange(digitsOnly(event.currentTarget.value).slice(0, longest))}
    />
  );
}

/** Latin text in a right-to-left page: a user name. */
export function LatinInput({ value, onChange, ...rest }: Omit<TextInputProps, 'value' | 'onChange'> & { value: string; onChange: (text: string) => void }) {
  return (
    <TextInput
      {...rest}
      dir="ltr"
      autoCapitalize="none"
      spellCheck={false}
      styles={{ input: { textAlign: 'left' } }}
      value={value}
      onChange={(event) => onChange(latin(event.currentTarget.value).toLowerCase())}
    />
  );
}

/** A box to tick whose whole line is the target. */
export const Tick = ({ checked, onChange, children, label }: { checked: boolean; onChange: (checked: boolean) => void; children?: ReactNode; label?: string }) => (
  <label className={css.tick}>
    <input type="checkbox" checked={checked} aria-label={label} onChange={(event) => onChange(event.currentTarget.checked)} />
    {children}
  </label>
);
