/** The small parts that every screen is made of. */
import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { type Claim, type ClaimSummary, Refused, type Status } from '../api';
import { persian, rials } from '../numbers';
import * as words from '../words';
import { Icon, type IconName } from './icons';
import css from './ui.module.css';

export const join = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

/** A screen's title goes to the tab and takes the focus, so that a screen reader hears where it is. */
export function useHeading(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [location] = useLocation();
  useEffect(() => {
    document.title = `${title} | تکمیل`;
    heading.current?.focus({ preventScroll: true });
  }, [title, location]);
  // Each new address begins at its top.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [location]);
  return heading;
}

export function Page({ title, aside, narrow, children }: { title: string; aside?: ReactNode; narrow?: boolean; children: ReactNode }) {
  const heading = useHeading(title);
  return (
    <div className={join(css.page, narrow && css.narrow)}>
      <div className={css.head}>
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {aside}
      </div>
      {children}
    </div>
  );
}

export const Card = ({ title, aside, children, label }: { title?: string; aside?: ReactNode; children: ReactNode; label?: string }) => (
  <section className={css.card} aria-label={label ?? title}>
    {(title || aside) && (
      <div className={css.between}>
        {title && <h2>{title}</h2>}
        {aside}
      </div>
    )}
    {children}
  </section>
);

/** A number that is a name (of a claim, a contract, an order): left to right, in Persian digits unless it has letters. */
export const Ltr = ({ children }: { children: string }) => <bdi dir="ltr" className={css.code}>{/[a-z]/i.test(children) ? children : persian(children)}</bdi>;

/** Money is set as a whole, so that the number and its unit never part. */
export const Money = ({ amount, strong }: { amount: number | null | undefined; strong?: boolean }) => (
  <span className={join(css.number, strong && css.strong)}>{amount === null || amount === undefined ? '—' : rials(amount)}</span>
);

export function Facts({ rows }: { rows: [string, ReactNode][] }) {
  const told = rows.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  return (
    <dl className={css.facts}>
      {told.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type Tone = 'wait' | 'good' | 'bad' | 'yours' | 'quiet';
export const Chip = ({ tone, children }: { tone: Tone; children: ReactNode }) => <span className={css.chip} data-tone={tone}>{children}</span>;

type Shown = { status: Status } & Partial<Pick<ClaimSummary, 'deducted' | 'approved' | 'requested' | 'returnKind'> & Pick<Claim, 'deductions'>>;

export const withDeductions = (claim: Shown): boolean =>
  Boolean(claim.deducted || claim.deductions?.length || (typeof claim.approved === 'number' && claim.approved < (claim.requested ?? 0)));

/** The status as shown to people: an approval with deductions says so, a return names its kind. */
export function statusText(claim: Shown): string {
  if (claim.status === 'APPROVED' && withDeductions(claim)) return `${words.status.APPROVED}، کسوردار`;
  if (claim.status === 'RETURNED' && claim.returnKind && claim.returnKind !== 'DEFICIENT') return `عودت (${words.returnKind[claim.returnKind]})`;
  return words.of(words.status, claim.status);
}

export const StatusChip = ({ claim }: { claim: Shown }) => <Chip tone={words.tone[claim.status] ?? 'quiet'}>{statusText(claim)}</Chip>;

const noticeIcon: Record<Tone, IconName> = { bad: 'alert', good: 'done', yours: 'alert', wait: 'clock', quiet: 'clock' };
export const Notice = ({ tone, icon, children, live }: { tone: Tone; icon?: IconName; children: ReactNode; live?: boolean }) => (
  <div className={css.notice} data-tone={tone} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
    <Icon name={icon ?? noticeIcon[tone]} />
    <div className={css.grow}>{children}</div>
  </div>
);

/** The sentence of a refusal: the server's own, else ours by status. */
export function sentence(error: unknown): string {
  if (!(error instanceof Refused)) return words.anyFailure;
  const { detail, status } = error.problem;
  return detail && /[\u0600-\u06ff]/.test(detail) ? detail : (words.failure[status] ?? words.anyFailure);
}

/** The server's sentence about one field, by the last part of its pointer. */
export const fieldError = (error: unknown, field: string): string | undefined =>
  error instanceof Refused ? error.problem.errors?.find((wrong) => wrong.pointer?.split('/').pop() === field)?.detail : undefined;

export function Refusal({ error, again }: { error: unknown; again?: () => void }) {
  if (!error) return null;
  const problem = error instanceof Refused ? error.problem : undefined;
  const details = (problem?.errors ?? []).map((wrong) => wrong.detail).filter((detail): detail is string => Boolean(detail) && detail !== problem?.detail);
  return (
    <Notice tone="bad" live>
      <p>{sentence(error)}</p>
      {details.length > 0 && <ul>{[...new Set(details)].map((detail) => <li key={detail}>{detail}</li>)}</ul>}
      {problem && problem.status >= 500 && problem.traceId && (
        <p className={css.small}>شمارهٔ پیگیری خطا: <Ltr>{problem.traceId}</Ltr></p>
      )}
      {again && <Button mt="xs" size="sm" h={44} variant="default" onClick={again}>دوباره امتحان کنید</Button>}
    </Notice>
  );
}

export const Empty = ({ icon, children }: { icon: IconName; children: ReactNode }) => (
  <div className={css.empty}>
    <Icon name={icon} size={40} />
    {children}
  </div>
);

export const Waiting = ({ rows = 3 }: { rows?: number }) => (
  <div className={css.stack} role="status" aria-label="در حال بارگذاری">
    {Array.from({ length: rows }, (_, row) => <Skeleton key={row} height={row === 0 ? 88 : 64} radius="lg" />)}
  </div>
);

/** Waiting, refused or there: the three faces of every question to the server. */
export function Answer<T>({ of, rows, children }: { of: UseQueryResult<T>; rows?: number; children: (value: T) => ReactNode }) {
  if (of.data !== undefined) return children(of.data);
  if (of.isError) return <Refusal error={of.error} again={() => void of.refetch()} />;
  return <Waiting rows={rows} />;
}

export const Steps = ({ names, at }: { names: string[]; at: number }) => (
  <ol className={css.steps} aria-label={`گام ${persian(at + 1)} از ${persian(names.length)}`}>
    {names.map((name, index) => (
      <li key={name} data-done={index < at || undefined} aria-current={index === at ? 'step' : undefined}>{name}</li>
    ))}
  </ol>
);

/** One of few, as large targets; real radio buttons underneath. */
export function Choices<T extends string>({ legend, name, options, value, onChange, tiles, required }: {
  legend: string; name: string; options: { value: T; label: ReactNode }[]; value: T | null | undefined; onChange: (value: T) => void;
  tiles?: boolean; required?: boolean;
}) {
  return (
    <fieldset className={css.set}>
      <legend>{legend}{required && <span className={css.required} aria-hidden="true"> *</span>}</legend>
      <div className={tiles ? css.tiles : css.row}>
        {options.map((option) => (
          <label key={option.value} className={join(css.choice, tiles && css.tile)}>
            <input type="radio" name={name} value={option.value} checked={value === option.value} onChange={() => onChange(option.value)} required={required} />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A row of filters with counts. */
export function Filters<T extends string>({ label, options, value, onChange }: {
  label: string; options: { value: T; label: string; count?: number }[]; value: T; onChange: (value: T) => void;
}) {
  return (
    <div className={css.chips} role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" className={css.choice} aria-pressed={value === option.value} onClick={() => onChange(option.value)}>
          {option.label}
          {option.count !== undefined && <span className={css.count}>{persian(option.count)}</span>}
        </button>
      ))}
    </div>
  );
}

export { css };
