/** A day of the Solar Hijri calendar: typed, or picked from a month. In and out it is an ISO day. */
import type { CalendarDate } from '@internationalized/date';
import {
  Button, Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell, DateField,
  DateInput, DatePicker, DateSegment, Dialog, FieldError, Group, I18nProvider, Label, Popover, Text,
} from 'react-aria-components';
import { month, today, toIso, toJalali } from '../dates';
import { Icon } from './icons';
import css from './jalali-date.module.css';

interface JalaliDate {
  label: string; value: string | null; onChange: (iso: string | null) => void; error?: string; hint?: string; earliest?: string;
  latest?: string; required?: boolean; name?: string;
  /** Birth dates are typed: paging back forty years of months helps nobody. */
  typed?: boolean;
}

const Segments = () => (
  <DateInput className={css.field} data-date>
    {(segment) => <DateSegment segment={segment} className={css.segment} />}
  </DateInput>
);

export default function JalaliDate({ label, value, onChange, error, hint, earliest, latest = today(), required, typed }: JalaliDate) {
  const shared = {
    value: value ? toJalali(value) : null,
    onChange: (date: CalendarDate | null) => onChange(date && toIso(date)),
    minValue: earliest ? toJalali(earliest) : undefined,
    maxValue: toJalali(latest),
    isRequired: required,
    isInvalid: Boolean(error),
    validationBehavior: 'aria' as const,
    placeholderValue: toJalali(value ?? today()),
    shouldForceLeadingZeros: true,
  };
  const star = required && <span className={css.star} aria-hidden="true"> *</span>;
  const below = (
    <>
      {hint && <Text slot="description" className={css.hint}>{hint}</Text>}
      <FieldError className={css.error}>{error}</FieldError>
    </>
  );
  return (
    <I18nProvider locale="fa-IR-u-ca-persian">
      {typed ? (
        <DateField {...shared}>
          <Label className={css.label}>{label}{star}</Label>
          <Group className={css.box} data-invalid={error ? true : undefined}><Segments /></Group>
          {below}
        </DateField>
      ) : (
        <DatePicker {...shared}>
          <Label className={css.label}>{label}{star}</Label>
          <Group className={css.box} data-invalid={error ? true : undefined}>
            <Segments />
            <Button className={css.button} aria-label="باز کردن تقویم"><Icon name="calendar" /></Button>
          </Group>
          {below}
          <Popover className={css.popover}>
            <Dialog className={css.dialog} aria-label={label}>
              <Calendar>
                {({ state }) => (
                  <>
                    <header className={css.head}>
                      <Button slot="previous" className={css.button} aria-label="ماه پیش"><span className={css.back}><Icon name="on" /></span></Button>
                      <strong aria-live="polite">{month(state.visibleRange.start)}</strong>
                      <Button slot="next" className={css.button} aria-label="ماه بعد"><Icon name="on" /></Button>
                    </header>
                    <CalendarGrid className={css.calendar} weekdayStyle="narrow">
                      <CalendarGridHeader>{(name) => <CalendarHeaderCell>{name}</CalendarHeaderCell>}</CalendarGridHeader>
                      <CalendarGridBody>{(date) => <CalendarCell date={date} className={css.cell} />}</CalendarGridBody>
                    </CalendarGrid>
                  </>
                )}
              </Calendar>
            </Dialog>
          </Popover>
        </DatePicker>
      )}
    </I18nProvider>
  );
}
