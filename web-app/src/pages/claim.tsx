/** One claim as its owner sees it: where it stands, what will be paid and why not more, what to do now. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { type Claim, type DocumentKind, post, Refused, type Status } from '../api';
import { day, moment } from '../dates';
import { persian } from '../numbers';
import { Icon } from '../parts/icons';
import { Pictures, PictureSlot, Sure } from '../parts/pictures';
import { Answer, Card, css, Empty, Facts, Ltr, Money, Notice, Page, Refusal, StatusChip } from '../parts/ui';
import { claimChanged, useClaim, useFamily } from '../queries';
import * as words from '../words';
import look from './claim.module.css';

const ROAD = ['ثبت', 'ارزیابی', 'تأیید', 'حواله', 'واریز'];
const along: Partial<Record<Status, number>> = {
  REGISTERED: 0, UNDER_ASSESSMENT: 1, UNDER_EXAMINATION: 1, RETURNED: 1, RESUBMITTED: 1, APPROVED: 2, ORDERED: 3, SENT_FOR_PAYMENT: 3,
  PAYMENT_FAILED: 3, PAID: 5,
};

const Road = ({ status }: { status: Status }) => {
  const at = along[status];
  if (at === undefined) return null;
  return (
    <ol className={look.road} aria-label="راه سند">
      {ROAD.map((name, index) => <li key={name} data-done={index < at || undefined} aria-current={index === at ? 'step' : undefined}>{name}</li>)}
    </ol>
  );
};

const Amount = ({ name, amount, main }: { name: string; amount: number | null | undefined; main?: boolean }) =>
  amount === null || amount === undefined ? null : <div data-main={main || undefined}><span>{name}</span><Money amount={amount} strong /></div>;

/** The road into the money that was not paid: what, why, and how not to lose it next time. */
export const Deductions = ({ claim }: { claim: Claim }) => (
  <Card title="کسورات" aside={<Money amount={claim.deductions.reduce((sum, one) => sum + one.amount, 0)} strong />}>
    {claim.deductions.map((one, at) => {
      const line = claim.lines.length > 1 ? claim.lines.find((each) => each.number === one.line) : undefined;
      return (
        <div key={`${one.line}${one.code}${at}`} className={look.deduction}>
          <div className={css.between}><h3>{words.of(words.deduction, one.code)}</h3><Money amount={one.amount} /></div>
          {line && <p className={`${css.small} ${css.dim}`}>{line.title}</p>}
          {one.sentence && <p>{one.sentence}</p>}
          {one.remark && <p>یادداشت کارشناس: {one.remark}</p>}
          {one.howToAvoid && <p className={`${css.small} ${css.dim}`}>دفعهٔ بعد: {one.howToAvoid}</p>}
        </div>
      );
    })}
  </Card>
);

export const Lines = ({ claim }: { claim: Claim }) => (
  <Card title="ردیف‌ها">
    {claim.lines.map((line) => (
      <div key={line.number} className={look.item}>
        <div className={css.between}><strong>{line.title}</strong><Money amount={line.requested} /></div>
        <p className={`${css.small} ${css.dim}`}>
          تعداد {persian(line.quantity)}
          {line.basicShare > 0 && <>، سهم بیمهٔ پایه <Money amount={line.basicShare} /></>}
          {typeof line.payable === 'number' && <>، قابل پرداخت <Money amount={line.payable} /></>}
        </p>
      </div>
    ))}
  </Card>
);

export const Timeline = ({ claim }: { claim: Claim }) => (
  <Card title="روند رسیدگی">
    <ol className={look.timeline}>
      {claim.timeline.map((step, at) => ({ ...step, key: `${step.at}${at}` })).toReversed().map((step) => (
        <li key={step.key}>
          <strong>{words.of(words.status, step.status)}</strong>
          <p className={`${css.small} ${css.dim}`}>{moment(step.at)}</p>
          {step.note && <p>{step.note}</p>}
        </li>
      ))}
    </ol>
  </Card>
);

function Repair({ claim }: { claim: Claim }) {
  const notice = claim.returnNotice;
  const [sent, setSent] = useState<{ id: string; kind: DocumentKind; src: string }[]>([]);
  const resending = useMutation({
    mutationFn: () => post(`claims/claims/${claim.id}/resubmission`, undefined, { seen: claim.sequence }),
    onSuccess: () => claimChanged(claim.id),
    onError: (error) => { if (error instanceof Refused && (error.status === 412 || error.status === 409)) claimChanged(claim.id); },
  });
  if (!notice) return null;
  const curable = claim.actions.includes('attach') || claim.actions.includes('resubmit');
  const asked = notice.repair.map((one) => one.attachmentKind).filter((kind): kind is DocumentKind => Boolean(kind));
  const fields = notice.repair.map((one) => one.field).filter((name): name is string => Boolean(name));
  const kinds: DocumentKind[] = asked.length ? [...new Set(asked)] : ['OTHER'];
  return (
    <Card title={words.of(words.returnReason, notice.reasonCode)}>
      <Notice tone="yours">
        {notice.sentence && <p>{notice.sentence}</p>}
        <p className={css.strong}>{notice.text}</p>
        {fields.length > 0 && <p>اصلاح شود: {fields.map((name) => words.field[name] ?? name).join('، ')}</p>}
        {notice.cureDeadline && <p>مهلت رفع نقص: {notice.cureDeadline.includes('T') ? moment(notice.cureDeadline) : day(notice.cureDeadline)}</p>}
      </Notice>
      {claim.actions.includes('attach') && kinds.map((kind) => (
        <PictureSlot key={kind} kind={kind} required={asked.includes(kind)} pictures={sent.filter((one) => one.kind === kind)}
          hint={<p className={`${css.small} ${css.dim}`}>تصویر تازه را بفرستید؛ تصویر پیشین در پرونده می‌ماند.</p>}
          address={(id) => `claims/claims/${claim.id}/attachments/${id}`}
          onSent={(attachment, src) => { setSent((before) => [...before, { id: attachment.id, kind, src }]); claimChanged(claim.id); }} />
      ))}
      <Refusal error={resending.error} />
      {claim.actions.includes('resubmit') && (
        <Button loading={resending.isPending} disabled={asked.length > 0 && sent.length === 0 && !claim.attachments.some((one) => one.version > 1)} onClick={() => resending.mutate()} leftSection={<Icon name="send" />}>{words.action.resubmit}</Button>
      )}
      {!curable && <p className={css.dim}>این مورد از راه برنامه رفع نمی‌شود.</p>}
    </Card>
  );
}

export default function ClaimPage({ id }: { id: string }) {
  const claim = useClaim(id, 20_000);
  const family = useFamily(claim.data?.contractId);
  if (claim.error instanceof Refused && claim.error.status === 404) {
    return <Page title="سند پیدا نشد" narrow><Empty icon="papers"><p>سندی با این نشانی برای شما نیست.</p><Button component={Link} href="/documents">اسناد من</Button></Empty></Page>;
  }
  if (!claim.data) return <Page title="سند"><Answer of={claim}>{() => null}</Answer></Page>;
  const it = claim.data;
  const story = it.status === 'RETURNED' && it.returnKind ? words.returnedStory[it.returnKind]
    : it.status === 'APPROVED' && it.approved === 0 ? words.nothingToPay
      : (words.story[it.status] ?? { holder: it.holder, next: it.next });
  const person = family.data?.items.find((one) => one.personId === it.personId);
  const deducted = it.deductions.reduce((sum, one) => sum + one.amount, 0);
  const order = it.transferOrder;
  return (
    <Page title={it.service?.title ?? 'سند'} aside={<StatusChip claim={it} />}>
      <Card label="وضعیت">
        <Notice tone={words.tone[it.status] ?? 'quiet'} live>
          <p className={css.strong}>{story.holder}</p>
          <p>{story.next}</p>
        </Notice>
        <Road status={it.status} />
        <div className={look.amounts}>
          <Amount name="درخواستی" amount={it.requested} />
          {it.approved === null || it.approved === undefined ? it.status !== 'VOIDED' && it.status !== 'REJECTED' && <Amount name="نگه‌داشته از سقف" amount={it.held} /> : <Amount name="تأییدشده" amount={it.approved} main />}
          {deducted > 0 && <Amount name="کسورات" amount={deducted} />}
        </div>
      </Card>
      <div className={look.columns}>
        <div className={css.stack}>
          {it.status === 'RETURNED' && <Repair claim={it} />}
          {it.rejection && (
            <Card title={words.of(words.rejectionReason, it.rejection.reasonCode)}>
              <Notice tone="bad">{it.rejection.sentence && <p>{it.rejection.sentence}</p>}<p>{it.rejection.text}</p></Notice>
            </Card>
          )}
          {it.deductions.length > 0 && <Deductions claim={it} />}
          {order && (
            <Card title="حواله">
              <Facts rows={[
                ['شماره حواله', <Ltr key="n">{order.number}</Ltr>],
                ['وضعیت', words.of(words.orderState, order.status)],
                ['مبلغ حواله', <Money key="m" amount={order.amount} strong />],
                ['صدور', moment(order.issuedAt)],
                ['دلیل برگشت', order.failure],
                ['شمارهٔ پیگیری بانک', order.bankReference && <Ltr key="b">{order.bankReference}</Ltr>],
              ]} />
            </Card>
          )}
          <Lines claim={it} />
          <Card title="تصویر مدارک">{it.attachments.length ? <Pictures claimId={it.id} attachments={it.attachments} /> : <p className={css.dim}>تصویری ندارد.</p>}</Card>
        </div>
        <div className={css.stack}>
          <Card title="مشخصات">
            <Facts rows={[
              ['بیمه‌شده', person && `${person.givenName} ${person.familyName}`],
              ['شماره سند', <Ltr key="c">{it.claimNumber}</Ltr>],
              ['کد رهگیری', it.trackingCode && <Ltr key="t">{it.trackingCode}</Ltr>],
              ['پوشش', it.cover?.title],
              ['تاریخ هزینه', day(it.expenseDate)],
              ['مرکز', it.centreName],
              ['نسخهٔ الکترونیک', it.prescription && <Ltr key="p">{it.prescription.number}</Ltr>],
              ['مبلغ نسخه', it.prescription && <Money key="pt" amount={it.prescription.total} />],
            ]} />
          </Card>
          <Timeline claim={it} />
          {it.actions.includes('void') && (
            <Sure question="سند ابطال شود؟ سقف تعهدات آزاد می‌شود و این کار بازگشت ندارد." yes={words.action.void} run={() => post(`claims/claims/${it.id}/voiding`, undefined, { seen: it.sequence })} onDone={() => claimChanged(it.id)}>{words.action.void}</Sure>
          )}
        </div>
      </div>
    </Page>
  );
}

