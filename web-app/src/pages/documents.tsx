/** Everything the person has sent or begun to send, with what waits for them first. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { type Admission, type ClaimSummary, remove, type Status } from '../api';
import { day } from '../dates';
import { forSearch, grouped, persian } from '../numbers';
import { Icon } from '../parts/icons';
import { Sure } from '../parts/pictures';
import { Answer, Chip, css, Empty, Facts, Filters, Ltr, Money, Page, statusText, StatusChip, withDeductions } from '../parts/ui';
import { client, useClaims, useDrafts } from '../queries';
import * as words from '../words';
import look from './claim.module.css';

type View = 'all' | 'current' | 'returned' | 'paid' | 'with-deductions' | 'ended' | 'drafts';

const views: { value: Exclude<View, 'drafts'>; label: string; holds: (claim: ClaimSummary) => boolean }[] = [
  { value: 'all', label: 'همه', holds: () => true },
  { value: 'returned', label: 'نقص مدرک', holds: ({ status }) => status === 'RETURNED' },
  { value: 'current', label: 'جاری', holds: ({ status }) => (['REGISTERED', 'UNDER_ASSESSMENT', 'UNDER_EXAMINATION', 'RESUBMITTED', 'APPROVED', 'ORDERED'] as Status[]).includes(status) },
  { value: 'paid', label: 'در بانک و پرداخت‌شده', holds: ({ status }) => (['SENT_FOR_PAYMENT', 'PAID', 'PAYMENT_FAILED'] as Status[]).includes(status) },
  { value: 'with-deductions', label: 'کسوردار', holds: withDeductions },
  { value: 'ended', label: 'رد یا ابطال', holds: ({ status }) => (['REJECTED', 'VOIDED'] as Status[]).includes(status) },
];

const DraftCard = ({ draft }: { draft: Admission }) => (
  <div className={css.card}>
    <div className={css.between}>
      <h2>پیش‌نویس</h2>
      <Chip tone="yours">{words.status.DRAFT}</Chip>
    </div>
    <p className={css.dim}>
      {draft.claims?.length ? `${persian(draft.claims.length)} هزینه، ${draft.claims.map((claim) => claim.service?.title ?? claim.lines?.[0]?.title).filter(Boolean).join('، ')}` : 'هنوز هزینه‌ای ندارد'}
    </p>
    <div className={css.row}>
      <Button component={Link} href={`/expense/${draft.id}`}>ادامهٔ ارسال</Button>
      <Sure question="این پیش‌نویس و تصویرهایش پاک شود؟" yes="پاک کردن پیش‌نویس" run={() => remove(`claims/admissions/${draft.id}`)} onDone={() => void client.invalidateQueries({ queryKey: ['admissions'] })}>پاک کردن</Sure>
    </div>
  </div>
);

export const ClaimCard = ({ claim, to }: { claim: ClaimSummary; to: string }) => {
  return (
    <Link href={to} className={`${css.card} ${css.link}`}>
      <div className={css.between}>
        <h2>{claim.service?.title}</h2>
        <StatusChip claim={claim} />
      </div>
      <Facts rows={[
        ['شماره سند', <Ltr key="c">{claim.claimNumber}</Ltr>],
        ['کد رهگیری', claim.trackingCode && <Ltr key="t">{claim.trackingCode}</Ltr>],
        ['تاریخ هزینه', day(claim.expenseDate)],
        ['درخواستی', <Money key="r" amount={claim.requested} />],
        ['تأییدشده', typeof claim.approved === 'number' && <Money key="a" amount={claim.approved} strong />],
      ]} />
    </Link>
  );
};

const matches = (claim: ClaimSummary, sought: string): boolean =>
  forSearch([claim.claimNumber, claim.trackingCode, claim.service?.title, claim.centreName, statusText(claim), String(claim.requested), grouped(claim.requested), day(claim.expenseDate)].filter(Boolean).join(' ')).includes(sought);

export default function Documents() {
  const claims = useClaims();
  const drafts = useDrafts();
  const [view, setView] = useState<View>('all');
  const [typed, setTyped] = useState('');
  const sought = forSearch(typed);
  const begun = drafts.data?.items ?? [];
  return (
    <Page title="اسناد من" aside={<Button component={Link} href="/expense" leftSection={<Icon name="send" />}>ارسال هزینه</Button>}>
      <Answer of={claims}>
        {({ items }) => {
          const chosen = views.find((one) => one.value === view);
          const shown = chosen ? items.filter((claim) => chosen.holds(claim) && matches(claim, sought)) : [];
          return (
            <>
              <TextInput type="search" aria-label="جست‌وجو در اسناد" placeholder="کد رهگیری، شماره سند، خدمت…" leftSection={<Icon name="search" size={18} />} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
              <Filters<View> label="وضعیت" value={view} onChange={setView} options={[
                ...views.slice(0, 1).map((one) => ({ value: one.value, label: one.label, count: items.length })),
                ...(begun.length ? [{ value: 'drafts' as const, label: 'در حال بارگیری', count: begun.length }] : []),
                ...views.slice(1).map((one) => ({ value: one.value, label: one.label, count: items.filter(one.holds).length })),
              ]} />
              {(view === 'drafts' || (view === 'all' && !sought)) && begun.length > 0 && <div className={look.list}>{begun.map((draft) => <DraftCard key={draft.id} draft={draft} />)}</div>}
              {view !== 'drafts' && (shown.length
                ? <><p className={`${css.small} ${css.dim}`} role="status">{persian(shown.length)} سند</p><div className={look.list}>{shown.map((claim) => <ClaimCard key={claim.id} claim={claim} to={`/claims/${claim.id}`} />)}</div></>
                : items.length > 0 ? <Empty icon="search"><p>سندی با این شرط پیدا نشد.</p></Empty>
                  : begun.length === 0 && <Empty icon="papers"><p>هنوز هزینه‌ای نفرستاده‌اید.</p><Button component={Link} href="/expense">نخستین هزینه را بفرستید</Button></Empty>)}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
