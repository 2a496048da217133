/** The desk of the assessor and of the examiner. What may be done comes from the claim's own actions. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import {
  type Action, type Claim, type ClaimSummary, DEDUCTION_CODES, DOCUMENT_KINDS, type DocumentKind, get, getAll, post, type Proposal, REJECTION_CODES,
  RETURN_CODES, RETURN_KINDS, type ReturnKind,
} from '../api';
import { approval, type DraftDeduction, type DraftLine, fault, payable, proposed, total } from '../decision';
import { day } from '../dates';
import { forSearch, persian, rials } from '../numbers';
import { MoneyInput, Tick } from '../parts/fields';
import { Icon } from '../parts/icons';
import { Pictures, Sure } from '../parts/pictures';
import { Answer, Card, Choices, css, Empty, Facts, Ltr, Money, Notice, Page, Refusal, StatusChip } from '../parts/ui';
import { claimChanged, useClaim } from '../queries';
import * as words from '../words';
import look from './claim.module.css';
import { ClaimCard } from './documents';
import { Deductions, Lines, Timeline } from './claim';

function Queue({ at }: { at: 'queue' | 'examination' }) {
  const [typed, setTyped] = useState('');
  const queue = useQuery({
    queryKey: ['queue', at],
    queryFn: () => getAll<ClaimSummary>(at === 'queue' ? 'claims/assessment/queue' : 'claims/examination/queue'),
    refetchInterval: 15_000,
  });
  return (
    <Page title={at === 'queue' ? 'صف ارزیابی' : 'صف سندرسی'}>
      <Answer of={queue}>
        {({ items, total: all }) => {
          const sought = forSearch(typed);
          const shown = items.filter((claim) => forSearch(`${claim.claimNumber} ${claim.trackingCode ?? ''} ${claim.service?.title}`).includes(sought));
          return (
            <>
              <TextInput type="search" aria-label="جست‌وجو در صف" placeholder="شماره سند، کد رهگیری، خدمت…" leftSection={<Icon name="search" size={18} />} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
              <p className={`${css.small} ${css.dim}`} role="status">{persian(sought ? shown.length : (all ?? items.length))} سند؛ کهنه‌ترین نخست</p>
              {shown.length ? <div className={look.list}>{shown.map((claim) => <ClaimCard key={claim.id} claim={claim} to={`/staff/claims/${claim.id}`} />)}</div>
                : <Empty icon="done"><p>{items.length ? 'سندی با این شرط در صف نیست.' : 'صف خالی است.'}</p></Empty>}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

const act = (claim: Claim, path: string, body?: unknown) => post(`claims/claims/${claim.id}/${path}`, body, { seen: claim.sequence });

function DeductionRow({ one, onChange, onRemove }: { one: DraftDeduction; onChange: (part: Partial<DraftDeduction>) => void; onRemove: () => void }) {
  return (
    <div className={look.cut}>
      <NativeSelect label="کسورات" value={one.code} onChange={(event) => onChange({ code: event.currentTarget.value })}
        data={[{ value: '', label: 'برگزینید' }, ...DEDUCTION_CODES.map((code) => ({ value: code, label: `${code} ${words.deduction[code]}` }))]} />
      <MoneyInput label="مبلغ" value={one.amount} onChange={(amount) => onChange({ amount })} />
      <TextInput label="یادداشت برای بیمه‌شده" value={one.remark} onChange={(event) => onChange({ remark: event.currentTarget.value })} />
      <Button variant="subtle" color="red" px="xs" aria-label="برداشتن کسورات" onClick={onRemove}><Icon name="bin" /></Button>
    </div>
  );
}

function Decide({ claim, proposal }: { claim: Claim; proposal: Proposal | undefined }) {
  const [lines, setLines] = useState<DraftLine[]>(() => proposed(claim, proposal));
  const [remark, setRemark] = useState('');
  const deciding = useMutation({ mutationFn: () => act(claim, 'approval', approval(lines, remark)), onSuccess: () => claimChanged(claim.id) });
  const change = (number: number, deductions: DraftDeduction[]) => setLines((before) => before.map((line) => (line.number === number ? { ...line, deductions } : line)));
  const faults = lines.map(fault);
  const over = typeof claim.held === 'number' && total(lines) > claim.held;
  return (
    <Card title="تصمیم" aside={<span>قابل پرداخت: <Money amount={total(lines)} strong /></span>}>
      {lines.map((line, at) => {
        const engine = proposal?.lines.find((one) => one.number === line.number);
        return (
          <fieldset key={line.number} className={`${css.set} ${look.item}`}>
            <legend>{persian(line.number)}. {line.title}</legend>
            <div className={css.between}><span>درخواستی <Money amount={line.requested} /></span><span>قابل پرداخت <Money amount={payable(line)} strong /></span></div>
            {engine && engine.trace.length > 0 && (
              <details>
                <summary style={{ minHeight: 44, cursor: 'pointer', color: 'var(--link)', alignContent: 'center' }}>پیشنهاد سامانه: <Money amount={engine.payable} /></summary>
                <ol className={css.stack}>
                  {engine.trace.map((step) => (
                    <li key={`${step.rule}${step.before}`} className={look.deduction}>
                      <p>{step.sentence}</p>
                      <p className={`${css.small} ${css.dim}`}>
                        <Money amount={step.before} /> ← <Money amount={step.after} />، قاعدهٔ <Ltr>{step.rule}</Ltr> نسخهٔ {persian(step.version)}{step.clause && `، ${step.clause}`}
                      </p>
                    </li>
                  ))}
                </ol>
              </details>
            )}
            {line.deductions.map((one, index) => (
              <DeductionRow key={index} one={one}
                onChange={(part) => change(line.number, line.deductions.map((other, place) => (place === index ? { ...other, ...part } : other)))}
                onRemove={() => change(line.number, line.deductions.filter((_, place) => place !== index))} />
            ))}
            {faults[at] && <p className={css.required} role="alert">{faults[at]}</p>}
            <div><Button variant="subtle" px="xs" leftSection={<Icon name="plus" />} onClick={() => change(line.number, [...line.deductions, { code: '', amount: null, remark: '' }])}>کسورات دیگر</Button></div>
          </fieldset>
        );
      })}
      <Textarea label="یادداشت ارزیابی" value={remark} autosize minRows={2} onChange={(event) => setRemark(event.currentTarget.value)} />
      {over && <Notice tone="yours">قابل پرداخت از مبلغ نگه‌داشتهٔ سقف (<Money amount={claim.held} />) بیشتر است.</Notice>}
      <Refusal error={deciding.error} again={deciding.isError ? () => { deciding.reset(); claimChanged(claim.id); } : undefined} />
      <Button loading={deciding.isPending} disabled={faults.some(Boolean) || over} onClick={() => deciding.mutate()}>{`${words.action.approve} ${rials(total(lines))}`}</Button>
    </Card>
  );
}

function SendBack({ claim }: { claim: Claim }) {
  const [kind, setKind] = useState<ReturnKind>('DEFICIENT');
  const [reasonCode, setReason] = useState('R01');
  const [text, setText] = useState('');
  const [kinds, setKinds] = useState<DocumentKind[]>([]);
  const sending = useMutation({
    mutationFn: () => act(claim, 'return', { kind, reasonCode, text: text.trim(), repair: kinds.map((attachmentKind) => ({ attachmentKind })) }),
    onSuccess: () => claimChanged(claim.id),
  });
  return (
    <div className={css.stack}>
      <Choices legend="نوع عودت" name="return-kind" value={kind} onChange={setKind} options={RETURN_KINDS.map((value) => ({ value, label: words.returnKind[value] }))} />
      <NativeSelect label="دلیل" value={reasonCode} onChange={(event) => setReason(event.currentTarget.value)} data={RETURN_CODES.map((code) => ({ value: code, label: `${code} ${words.returnReason[code]}` }))} />
      <fieldset className={css.set}>
        <legend>چه تصویری دوباره فرستاده شود؟</legend>
        <div className={css.row}>
          {DOCUMENT_KINDS.map((one) => <Tick key={one} checked={kinds.includes(one)} onChange={(on) => setKinds((before) => (on ? [...before, one] : before.filter((other) => other !== one)))}>{words.documentKind[one]}</Tick>)}
        </div>
      </fieldset>
      <Textarea label="متن برای بیمه‌شده" required autosize minRows={2} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Refusal error={sending.error} />
      <Button color="orange.9" loading={sending.isPending} disabled={!text.trim() || (kind === 'DEFICIENT' && kinds.length === 0)} onClick={() => sending.mutate()}>{words.action.return}</Button>
    </div>
  );
}

function TurnDown({ claim }: { claim: Claim }) {
  const [reasonCode, setReason] = useState('X05');
  const [text, setText] = useState('');
  return (
    <div className={css.stack}>
      <NativeSelect label="دلیل" value={reasonCode} onChange={(event) => setReason(event.currentTarget.value)} data={REJECTION_CODES.map((code) => ({ value: code, label: `${code} ${words.rejectionReason[code]}` }))} />
      <Textarea label="متن برای بیمه‌شده" required autosize minRows={2} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      {text.trim() ? <Sure question="سند رد شود؟ این تصمیم نهایی است." yes={words.action.reject} run={() => act(claim, 'rejection', { reasonCode, text: text.trim() })} onDone={() => claimChanged(claim.id)}>{words.action.reject}</Sure>
        : <p className={css.dim}>برای رد، متن دلیل را بنویسید.</p>}
    </div>
  );
}

function Examine({ claim }: { claim: Claim }) {
  const [text, setText] = useState('');
  const examining = useMutation({ mutationFn: (agreed: boolean) => act(claim, 'examination', { agreed, ...(text.trim() ? { text: text.trim() } : {}) }), onSuccess: () => claimChanged(claim.id) });
  return (
    <Card title={words.action.examine}>
      <Textarea label="نظر" autosize minRows={2} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Refusal error={examining.error} />
      <div className={css.row}>
        <Button loading={examining.isPending} onClick={() => examining.mutate(true)}>با تصمیم موافقم</Button>
        <Button variant="default" disabled={!text.trim()} loading={examining.isPending} onClick={() => examining.mutate(false)}>برگردد برای ارزیابی دوباره</Button>
      </div>
    </Card>
  );
}

const Folded = ({ title, children }: { title: string; children: ReactNode }) => (
  <details className={`${css.card} ${look.folded}`}>
    <summary style={{ minHeight: 44, cursor: 'pointer', fontWeight: 700, alignContent: 'center' }}>{title}</summary>
    <div style={{ marginBlockStart: '0.75rem' }}>{children}</div>
  </details>
);

/** Pictures are shown to whoever has the case, and to nobody else on the staff. */
const seesPictures = (claim: Claim): boolean => claim.status === 'RETURNED' || claim.actions.some((one) => one === 'approve' || one === 'examine');

function Desk({ id }: { id: string }) {
  const claim = useClaim(id, 20_000);
  const may = (action: Action) => Boolean(claim.data?.actions.includes(action));
  const proposal = useQuery({ queryKey: ['proposal', id, claim.data?.sequence], enabled: may('approve'), staleTime: Infinity, queryFn: () => get<Proposal>(`claims/claims/${id}/proposal`) });
  const moving = useMutation({ mutationFn: (path: string) => (claim.data ? act(claim.data, path) : Promise.resolve()), onSettled: () => claimChanged(id) });
  if (!claim.data) return <Page title="سند"><Answer of={claim}>{() => null}</Answer></Page>;
  const it = claim.data;
  return (
    <Page title={`سند ${persian(it.claimNumber)}`} aside={<StatusChip claim={it} />}>
      <Refusal error={moving.error} />
      <div className={css.row}>
        {may('take') && <Button loading={moving.isPending} onClick={() => moving.mutate('taking')}>{words.action.take}</Button>}
        {may('hand-back') && <Button variant="default" loading={moving.isPending} onClick={() => moving.mutate('handing-back')}>{words.action['hand-back']}</Button>}
      </div>
      <div className={look.columns}>
        <div className={css.stack}>
          <Card title="تصویر مدارک">
            {!seesPictures(it) ? <p className={css.dim}>{persian(it.attachments.length)} تصویر؛ کسی که سند در دست اوست آن‌ها را می‌بیند.</p>
              : it.attachments.length ? <Pictures claimId={it.id} attachments={it.attachments} /> : <p className={css.dim}>تصویری ندارد.</p>}
          </Card>
          {may('approve')
            ? proposal.isFetching ? <Notice tone="wait" live>سامانه در حال محاسبهٔ پیشنهاد است…</Notice> : (
              <>
                {proposal.isError && <Refusal error={proposal.error} again={() => void proposal.refetch()} />}
                <Decide key={`${it.sequence}${proposal.data?.payable ?? ''}`} claim={it} proposal={proposal.data} />
              </>
            )
            : <><Lines claim={it} />{it.deductions.length > 0 && <Deductions claim={it} />}</>}
          {may('examine') && <Examine claim={it} />}
          {may('return') && <Folded title={words.action.return}><SendBack claim={it} /></Folded>}
          {may('reject') && <Folded title={words.action.reject}><TurnDown claim={it} /></Folded>}
        </div>
        <div className={css.stack}>
          <Card title="مشخصات">
            <Facts rows={[
              ['خدمت', it.service?.title],
              ['پوشش', it.cover?.title],
              ['کد رهگیری', it.trackingCode && <Ltr key="t">{it.trackingCode}</Ltr>],
              ['تاریخ هزینه', day(it.expenseDate)],
              ['مرکز', it.centreName],
              ['نسخهٔ الکترونیک', it.prescription && <Ltr key="p">{it.prescription.number}</Ltr>],
              ['مبلغ نسخه', it.prescription && <Money key="pt" amount={it.prescription.total} />],
              ['درخواستی', <Money key="r" amount={it.requested} strong />],
              ['یادداشت ارزیابی', it.remark],
              ['نگه‌داشته از سقف', typeof it.held === 'number' && <Money key="h" amount={it.held} />],
              ['تأییدشده', typeof it.approved === 'number' && <Money key="a" amount={it.approved} strong />],
            ]} />
          </Card>
          <Timeline claim={it} />
        </div>
      </div>
    </Page>
  );
}

export default function Assessment({ at, id }: { at: 'queue' | 'examination' } & { id?: string } | { at: 'claim'; id: string }) {
  return at === 'claim' ? <Desk key={id} id={id} /> : <Queue key={at} at={at} />;
}
