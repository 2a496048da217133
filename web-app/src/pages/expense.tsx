/**
 * Sending an expense. Each step is saved on the server under identifiers made here, so that it may be left at any
 * moment and taken up again from "my documents"; the address says where one is.
 */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { Link, Redirect, Route, Switch, useLocation, useSearch } from 'wouter';
import {
  type Admission, type AdmissionClaim, type BasicInsurer, BASIC_INSURERS, type Confirmed, type Contract, type DocumentKind,
  type DraftClaim, type FoundPrescription, get, type Items, type Line, type MedicalService, type Member, newId, post,
  type PrescriptionAnswer, put, query, type Remaining, remove, Refused,
} from '../api';
import { day } from '../dates';
import { persian } from '../numbers';
import { DigitsInput, MoneyInput, Tick } from '../parts/fields';
import { Icon, type IconName } from '../parts/icons';
import { PictureSlot, Sure } from '../parts/pictures';
import { Answer, Card, Chip, Choices, css, Empty, Facts, fieldError, Ltr, Money, Notice, Page, Refusal, Steps, Waiting } from '../parts/ui';
import { client, useAdmission, useContracts, useFamily } from '../queries';
import * as words from '../words';

const JalaliDate = lazy(() => import('../parts/jalali-date'));

const STEPS = ['شخص', 'هزینه', 'تصویر', 'تأیید'];

const sumOf = (lines: Line[]): number => lines.reduce((sum, line) => sum + line.requested, 0);
const requestedOf = (claim: AdmissionClaim): number => claim.requested ?? sumOf(claim.lines ?? []);

const keep = (admission: Admission | undefined, id: string): void => {
  if (admission?.claims) client.setQueryData(['admission', id], admission);
  else void client.invalidateQueries({ queryKey: ['admission', id] });
  void client.invalidateQueries({ queryKey: ['admissions'] });
};

const useServices = (contract: string, person: string) =>
  useQuery({
    queryKey: ['services', contract, person],
    queryFn: () => get<Items<MedicalService>>(query(`policy/contracts/${contract}/services`, { person })),
    staleTime: 300_000,
  });

/** Step one: which contract, which person. With one of each nothing is asked. */
function WhoseExpense() {
  const search = useSearch();
  const asked = useMemo(() => new URLSearchParams(search), [search]);
  const [, go] = useLocation();
  const contracts = useContracts('active');
  const [contractId, setContract] = useState(asked.get('contract') ?? undefined);
  const chosen = contractId ?? (contracts.data?.items.length === 1 ? contracts.data.items[0]?.id : undefined);
  const family = useFamily(chosen);
  const [personId, setPerson] = useState(asked.get('person') ?? undefined);
  const [id] = useState(() => newId());
  const opening = useMutation({
    mutationFn: (whose: { contractId: string; personId: string }) => put<Admission>(`claims/admissions/${id}`, whose),
    onSuccess: (admission) => {
      keep(admission, id);
      go(`/expense/${id}`, { replace: true });
    },
  });
  const straight = Boolean(asked.get('contract') && asked.get('person'));
  useEffect(() => {
    if (straight && chosen && personId) opening.mutate({ contractId: chosen, personId });
    // Once, on arrival from a person's card.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (straight && !opening.isError) return <Page title="ارسال هزینه" narrow><Steps names={STEPS} at={0} /><Waiting /></Page>;
  return (
    <Page title="ارسال هزینه" narrow>
      <Steps names={STEPS} at={0} />
      <Answer of={contracts}>
        {({ items }) => items.length === 0 ? <Empty icon="shield"><p>قرارداد جاری به نام شما نیست.</p></Empty> : (
          <>
            {items.length > 1 && (
              <Card label="قرارداد">
                <Choices legend="کدام قرارداد؟" name="contract" tiles required value={chosen} onChange={(value) => { setContract(value); setPerson(undefined); }}
                  options={items.map((contract) => ({ value: contract.id, label: <span>{contract.insurer}، {contract.policyholder}<br /><span className={`${css.small} ${css.dim}`}><Ltr>{contract.number}</Ltr></span></span> }))} />
              </Card>
            )}
            {chosen && (
              <Answer of={family}>
                {(members) => (
                  <Card label="شخص">
                    <Choices legend="هزینهٔ چه کسی؟" name="person" tiles required value={personId} onChange={setPerson}
                      options={members.items.map((member) => ({ value: member.personId, label: <span>{member.givenName} {member.familyName}<br /><span className={`${css.small} ${css.dim}`}>{words.of(words.relation, member.relation)}، <Ltr>{member.nationalCode}</Ltr></span></span> }))} />
                  </Card>
                )}
              </Answer>
            )}
            <Refusal error={opening.error} />
            <div className={css.sticky}>
              <Button disabled={!chosen || !personId} loading={opening.isPending} onClick={() => chosen && personId && opening.mutate({ contractId: chosen, personId })}>ادامه</Button>
            </div>
          </>
        )}
      </Answer>
    </Page>
  );
}

const iconOf = (service: MedicalService): IconName => {
  if (/دارو/.test(service.title)) return 'pill';
  if (/رادیو|تصویر|سونو|آزمایش|اسکن/.test(service.title)) return 'scan';
  if (/ویزیت|پزشک/.test(service.title)) return 'visit';
  return 'plusBox';
};

/** What is left of the ceiling, or why the day is not covered. Appears by itself. */
function Left({ remaining, requested }: { remaining: Remaining; requested: number }) {
  if (!remaining.covered) {
    return (
      <Notice tone="bad" live>
        <p>این هزینه زیر پوشش نیست.</p>
        <ul>{remaining.reasons.map((code) => <li key={code}>{words.of(words.notCovered, code) === code ? words.of(words.rejectionReason, code) : words.of(words.notCovered, code)}</li>)}</ul>
      </Notice>
    );
  }
  if (remaining.unlimited) return <Notice tone="good" icon="shield" live>پوشش «{remaining.cover?.title}» برای این تاریخ سقف ندارد.</Notice>;
  const over = requested - (remaining.remaining ?? 0);
  return (
    <Notice tone={over > 0 ? 'yours' : 'good'} icon="shield" live>
      <p>مانده سقف «{remaining.cover?.title}»: <Money amount={remaining.remaining} strong /></p>
      {over > 0 && <p>هزینه <Money amount={over} /> از مانده بیشتر است؛ آن بخش با عنوان «اتمام سقف» کسر می‌شود.</p>}
    </Notice>
  );
}

const oneLine = (): Line => ({ number: 1, title: '', quantity: 1, requested: 0, basicShare: 0 });

/** The invoice's lines; their names may be written unless a prescription has named them. */
function Lines({ lines, onChange, serviceTitle, tried, named }: { lines: Line[]; onChange: (lines: Line[]) => void; serviceTitle: string; tried: boolean; named: boolean }) {
  const set = (number: number, part: Partial<Line>) => onChange(lines.map((line) => (line.number === number ? { ...line, ...part } : line)));
  const missing = (line: Line) => (tried && line.requested <= 0 ? 'مبلغ را بنویسید.' : undefined);
  const [only] = lines;
  return (
    <div className={css.stack}>
      {lines.length === 1 && only && !only.title ? (
        <MoneyInput label="مبلغ پرداختی" required value={only.requested || null} onChange={(amount) => set(only.number, { requested: amount ?? 0 })} error={missing(only)} />
      ) : lines.map((line) => (
        <fieldset key={line.number} className={css.set}>
          <legend>ردیف {persian(line.number)}{line.title && `: ${line.title}`}</legend>
          <div className={css.row}>
            {named && (
              <TextInput className={css.grow} miw={150} label="شرح" value={line.title} placeholder={serviceTitle} onChange={(event) => set(line.number, { title: event.currentTarget.value })} />
            )}
            <MoneyInput className={css.grow} miw={150} label="مبلغ فاکتور" required value={line.requested || null} onChange={(amount) => set(line.number, { requested: amount ?? 0 })} error={missing(line)} />
            {lines.length > 1 && (
              <Button variant="subtle" color="red" mt="lg" aria-label={`برداشتن ردیف ${persian(line.number)}`} onClick={() => onChange(lines.filter((other) => other !== line).map((other, at) => ({ ...other, number: at + 1 })))}><Icon name="bin" /></Button>
            )}
          </div>
          {(line.quantity > 1 || line.basicShare > 0) && (
            <p className={`${css.small} ${css.dim}`}>تعداد {persian(line.quantity)}{line.basicShare > 0 && <>، سهم بیمهٔ پایه <Money amount={line.basicShare} /></>}</p>
          )}
        </fieldset>
      ))}
      <div className={css.between}>
        <Button variant="subtle" h={44} px="xs" leftSection={<Icon name="plus" />} onClick={() => onChange([...lines.map((line) => ({ ...line, title: line.title || serviceTitle })), { ...oneLine(), number: lines.length + 1, title: `ردیف ${persian(lines.length + 1)}` }])}>ردیف دیگر</Button>
        {lines.length > 1 && <span>جمع: <Money strong amount={sumOf(lines)} /></span>}
      </div>
    </div>
  );
}

/** Asks the basic insurer for e-prescriptions; no answer is no obstacle. */
function Prescriptions({ personId, insurer, on, chosen, onChoose }: {
  personId: string; insurer: BasicInsurer; on: string; chosen: string | null; onChoose: (prescription: FoundPrescription | null) => void;
}) {
  const [tracking, setTracking] = useState('');
  const needsCode = insurer === 'HEALTH_INSURANCE';
  const inquiry = useQuery({
    queryKey: ['prescriptions', personId, insurer, on],
    enabled: !needsCode,
    staleTime: 60_000,
    retry: false,
    queryFn: () => post<PrescriptionAnswer>('provider/prescription-inquiries', { personId, basicInsurer: insurer, on, ...(needsCode ? { trackingCode: tracking } : {}) }),
  });
  const found = inquiry.data?.items ?? [];
  return (
    <div className={css.stack}>
      {needsCode && (
        <div className={css.row} style={{ alignItems: 'flex-end' }}>
          <DigitsInput className={css.grow} miw={180} label="کد رهگیری نسخهٔ بیمهٔ سلامت" longest={20} value={tracking} onChange={setTracking} error={fieldError(inquiry.error, 'trackingCode')} />
          <Button variant="light" disabled={!tracking} loading={inquiry.isFetching} onClick={() => void inquiry.refetch()}>استعلام نسخه</Button>
        </div>
      )}
      {inquiry.isFetching && <Notice tone="wait" live>در حال پرسیدن از {words.of(words.basicInsurer, insurer)}…</Notice>}
      {inquiry.isError && <Refusal error={inquiry.error} again={() => void inquiry.refetch()} />}
      {!inquiry.isFetching && inquiry.data?.state === 'NOT_ANSWERING' && (
        <Notice tone="yours" live>
          <p>{words.of(words.basicInsurer, insurer)} اکنون پاسخ نمی‌دهد. بدون نسخهٔ الکترونیک ادامه دهید؛ تصویر نسخه بسنده است.</p>
          <Button mt="xs" size="sm" h={44} variant="default" onClick={() => void inquiry.refetch()}>دوباره بپرس</Button>
        </Notice>
      )}
      {!inquiry.isFetching && inquiry.data?.state === 'ANSWERED' && found.length === 0 && <Notice tone="quiet" live>نسخه‌ای برای این تاریخ یافت نشد؛ می‌توانید بدون آن ادامه دهید.</Notice>}
      {!inquiry.isFetching && found.length > 0 && (
        <Choices legend="نسخهٔ الکترونیک" name="prescription" tiles value={chosen ?? 'none'} onChange={(number) => onChoose(found.find((one) => one.number === number) ?? null)}
          options={[
            ...found.map((one) => ({
              value: one.number,
              label: (
                <span>
                  {words.of(words.prescriptionKind, one.kind)}، {day(one.date)}<br />
                  <Money amount={one.total} strong /><br />
                  <span className={`${css.small} ${css.dim}`}>{one.centre}{one.physician && `، ${one.physician}`}</span>
                </span>
              ),
            })),
            { value: 'none', label: 'بدون نسخهٔ الکترونیک' },
          ]} />
      )}
    </div>
  );
}

function ClaimForm({ admission, member, contract, claimId }: { admission: Admission; member: Member | undefined; contract: Contract | undefined; claimId: string }) {
  const [, go] = useLocation();
  const saved = admission.claims.find((claim) => claim.id === claimId);
  const services = useServices(admission.contractId, admission.personId);
  const [serviceCode, setService] = useState(saved?.serviceCode ?? saved?.service?.code ?? null);
  const [expenseDate, setDate] = useState(saved?.expenseDate ?? null);
  const [insurer, setInsurer] = useState<BasicInsurer | null>(saved?.basicInsurer ?? null);
  const [prescription, setPrescription] = useState(saved?.prescription ?? null);
  const [lines, setLines] = useState<Line[]>(saved?.lines?.length ? saved.lines.map(({ number, title, quantity, requested, basicShare }) => ({ number, title, quantity, requested, basicShare })) : [oneLine()]);
  const [centreName, setCentre] = useState(saved?.centreName ?? '');
  const [tried, setTried] = useState(false);
  const basic = insurer ?? member?.basicInsurer ?? 'NONE';
  const service = services.data?.items.find((one) => one.code === serviceCode);
  const requested = sumOf(lines);

  const remaining = useQuery({
    queryKey: ['remaining', admission.contractId, admission.personId, serviceCode, expenseDate],
    enabled: Boolean(serviceCode && expenseDate),
    queryFn: () => get<Remaining>(query('policy/remaining-ceiling', { contract: admission.contractId, person: admission.personId, service: serviceCode ?? '', on: expenseDate ?? '' })),
  });
  const saving = useMutation({
    mutationFn: (claim: DraftClaim) => put<Admission>(`claims/admissions/${admission.id}/claims/${claimId}`, claim),
    onSuccess: (after) => {
      keep(after, admission.id);
      go(`/expense/${admission.id}/pictures/${claimId}`);
    },
  });
  const choose = (found: FoundPrescription | null) => {
    setPrescription(found && { number: found.number, kind: found.kind, date: found.date, total: found.total });
    setLines(found?.items.length
      ? found.items.map((item, at) => ({ number: at + 1, title: item.title, quantity: item.quantity, requested: item.price * item.quantity, basicShare: item.basicShare }))
      : [oneLine()]);
  };
  const submit = () => {
    setTried(true);
    if (!service || !expenseDate || lines.some((line) => line.requested <= 0) || remaining.data?.covered === false) return;
    saving.mutate({
      serviceCode: service.code,
      expenseDate,
      basicInsurer: basic,
      ...(centreName.trim() ? { centreName: centreName.trim() } : {}),
      ...(prescription ? { prescription } : {}),
      lines: lines.map((line) => ({ ...line, title: line.title.trim() || service.title, basicShare: Math.min(line.basicShare, line.requested) })),
    });
  };
  return (
    <>
      <Answer of={services}>
        {({ items }) => (
          <Card label="خدمت">
            <Choices legend="کدام خدمت؟" name="service" tiles required value={serviceCode} onChange={setService}
              options={items.map((one) => ({ value: one.code, label: <><Icon name={iconOf(one)} size={26} /><span>{one.title}<br /><span className={`${css.small} ${css.dim}`}>{one.cover.title}</span></span></> }))} />
            {tried && !service && <p className={css.required} role="alert">خدمت را برگزینید.</p>}
          </Card>
        )}
      </Answer>
      <Card label="تاریخ و سقف">
        <Suspense fallback={<Waiting rows={1} />}>
          <JalaliDate label="تاریخ هزینه" required value={expenseDate} onChange={setDate} hint={contract ? `قرارداد از ${day(contract.start)} تا ${day(contract.end)}` : undefined}
            error={tried && !expenseDate ? 'تاریخ هزینه را بنویسید.' : fieldError(saving.error, 'expenseDate')} />
        </Suspense>
        {serviceCode && expenseDate && (remaining.isFetching && !remaining.data ? <Notice tone="wait" live>در حال پرسیدن مانده سقف…</Notice>
          : remaining.isError ? <Refusal error={remaining.error} again={() => void remaining.refetch()} />
            : remaining.data && <Left remaining={remaining.data} requested={requested} />)}
      </Card>
      <Card label="بیمهٔ پایه و نسخه">
        <Choices legend="بیمهٔ پایه" name="insurer" value={basic} onChange={(value) => { setInsurer(value); choose(null); }} options={BASIC_INSURERS.map((value) => ({ value, label: words.basicInsurer[value] }))} />
        {service?.ePrescription && expenseDate && basic !== 'NONE' && !member?.specialPatient && (
          <Prescriptions key={`${basic}${expenseDate}`} personId={admission.personId} insurer={basic} on={expenseDate} chosen={prescription?.number ?? null} onChoose={choose} />
        )}
        {service?.ePrescription && member?.specialPatient && <Notice tone="good">برای بیماران خاص نسخهٔ الکترونیک لازم نیست.</Notice>}
      </Card>
      <Card label="مبلغ">
        <Lines lines={lines} onChange={setLines} serviceTitle={service?.title ?? ''} tried={tried} named={!prescription} />
        <TextInput label="نام مرکز درمانی (اختیاری)" value={centreName} maxLength={120} onChange={(event) => setCentre(event.currentTarget.value)} error={fieldError(saving.error, 'centreName')} />
      </Card>
      <Refusal error={saving.error} />
      <div className={css.sticky}><Button loading={saving.isPending} onClick={submit}>ذخیره و ادامه</Button></div>
    </>
  );
}

const requirements = (service: MedicalService | undefined, claim: AdmissionClaim): { kind: DocumentKind; required: boolean }[] => {
  const asked = service?.requiredDocuments ?? [];
  const extra = [...new Set((claim.attachments ?? []).map((one) => one.kind))].filter((kind) => !asked.some((one) => one.kind === kind));
  const all = [...asked, ...extra.map((kind) => ({ kind, required: false }))];
  return all.length ? all : [{ kind: 'INVOICE', required: true }];
};

const complete = (service: MedicalService | undefined, claim: AdmissionClaim): boolean =>
  requirements(service, claim).every(({ kind, required }) => !required || (claim.attachments ?? []).some((one) => one.kind === kind));

const serviceOf = (services: Items<MedicalService> | undefined, claim: AdmissionClaim) =>
  services?.items.find((one) => one.code === (claim.serviceCode ?? claim.service?.code));

/** What was just taken is shown from memory; a draft's pictures do not come back from the server. */
const fresh = new Map<string, string>();

function PicturesStep({ admission, claim }: { admission: Admission; claim: AdmissionClaim }) {
  const [, go] = useLocation();
  const services = useServices(admission.contractId, admission.personId);
  const path = `claims/admissions/${admission.id}/claims/${claim.id}/attachments`;
  const change = (attachments: AdmissionClaim['attachments']) =>
    client.setQueryData<Admission>(['admission', admission.id], (now) => now && { ...now, claims: now.claims.map((one) => (one.id === claim.id ? { ...one, attachments } : one)) });
  return (
    <Answer of={services}>
      {(all) => {
        const service = serviceOf(all, claim);
        const ready = complete(service, claim);
        return (
          <>
            <Card title={service?.title ?? 'تصویر مدارک'} aside={<Money amount={requestedOf(claim)} strong />}>
              <p className={`${css.small} ${css.dim}`}>عکس صاف و خوانا باشد و چهار گوشهٔ کاغذ دیده شود. ستاره‌دارها الزامی است.</p>
              {requirements(service, claim).map(({ kind, required }) => (
                <PictureSlot key={kind} kind={kind} required={required}
                  pictures={(claim.attachments ?? []).filter((one) => one.kind === kind).map((one) => ({ id: one.id, src: fresh.get(one.id) }))}
                  address={(id) => `${path}/${id}`}
                  onSent={(attachment, src) => { fresh.set(attachment.id, src); change([...(claim.attachments ?? []), attachment]); }}
                  onRemove={async (id) => { await remove(`${path}/${id}`); change((claim.attachments ?? []).filter((one) => one.id !== id)); }} />
              ))}
            </Card>
            {!ready && <Notice tone="yours">تصویر همهٔ مدارک ستاره‌دار را بیفزایید تا بتوانید ادامه دهید.</Notice>}
            <div className={css.sticky}>
              <Button variant="default" component={Link} href={`/expense/${admission.id}/claim/${claim.id}`}>ویرایش هزینه</Button>
              <Button disabled={!ready} onClick={() => go(`/expense/${admission.id}/review`)}>ادامه</Button>
            </div>
          </>
        );
      }}
    </Answer>
  );
}

function Review({ admission, member }: { admission: Admission; member: Member | undefined }) {
  const [, go] = useLocation();
  const services = useServices(admission.contractId, admission.personId);
  const [sure, setSure] = useState(false);
  const confirming = useMutation({
    // The admission confirms once: its own id is the key, on whichever device this is pressed.
    mutationFn: () => post<Confirmed>(`claims/admissions/${admission.id}/confirmation`, undefined, { headers: { 'Idempotency-Key': admission.id } }),
    onSuccess: (confirmed) => {
      client.setQueryData(['confirmed', admission.id], confirmed);
      void client.invalidateQueries({ queryKey: ['claims'] });
      void client.invalidateQueries({ queryKey: ['admissions'] });
      void client.invalidateQueries({ queryKey: ['admission', admission.id] });
      go(`/expense/${admission.id}/done`, { replace: true });
    },
  });
  const total = admission.claims.reduce((sum, claim) => sum + requestedOf(claim), 0);
  const ready = admission.claims.length > 0 && admission.claims.every((claim) => complete(serviceOf(services.data, claim), claim));
  return (
    <>
      {admission.claims.map((claim) => {
        const service = serviceOf(services.data, claim);
        return (
          <Card key={claim.id} title={service?.title ?? claim.service?.title ?? 'هزینه'} aside={complete(service, claim) ? <Chip tone="good">کامل</Chip> : <Chip tone="yours">تصویر کم است</Chip>}>
            <Facts rows={[
              ['تاریخ هزینه', claim.expenseDate && day(claim.expenseDate)],
              ['مبلغ', <Money key="m" amount={requestedOf(claim)} strong />],
              ['بیمهٔ پایه', words.of(words.basicInsurer, claim.basicInsurer)],
              ['نسخهٔ الکترونیک', claim.prescription && <Ltr key="p">{claim.prescription.number}</Ltr>],
              ['مرکز', claim.centreName],
              ['تصویرها', claim.attachments && persian(claim.attachments.length)],
            ]} />
            <div className={css.row}>
              <Button variant="default" component={Link} href={`/expense/${admission.id}/claim/${claim.id}`}>ویرایش</Button>
              <Button variant="default" component={Link} href={`/expense/${admission.id}/pictures/${claim.id}`}>تصویرها</Button>
              <Sure question="این هزینه از پیش‌نویس برداشته شود؟" yes="برداشتن هزینه" run={() => remove(`claims/admissions/${admission.id}/claims/${claim.id}`)} onDone={() => void client.invalidateQueries({ queryKey: ['admission', admission.id] })}>برداشتن</Sure>
            </div>
          </Card>
        );
      })}
      <Button variant="light" leftSection={<Icon name="plus" />} onClick={() => go(`/expense/${admission.id}/claim/${newId()}`)}>هزینهٔ دیگری برای {member?.givenName ?? 'همین شخص'}</Button>
      <Card label="تأیید نهایی">
        <div className={css.between}><span>جمع درخواست</span><Money amount={total} strong /></div>
        <Tick checked={sure} onChange={setSure}>درستی مبلغ‌ها و تصویرها را تأیید می‌کنم و می‌دانم پس از ارسال تغییر نمی‌کنند.</Tick>
        <Refusal error={confirming.error} />
      </Card>
      <div className={css.sticky}><Button disabled={!sure || !ready} loading={confirming.isPending} onClick={() => confirming.mutate()} leftSection={<Icon name="send" />}>تأیید می‌کنم و می‌فرستم</Button></div>
    </>
  );
}

function Done({ admission }: { admission: Admission }) {
  const [, go] = useLocation();
  const [copied, setCopied] = useState(false);
  const code = client.getQueryData<Confirmed>(['confirmed', admission.id])?.trackingCode ?? admission.trackingCode ?? '';
  return (
    <Page title="هزینه فرستاده شد" narrow>
      <Card label="کد رهگیری">
        <Notice tone="good" live>سند شما ثبت شد و در صف کارشناس ارزیاب است. هر گام با پیامک به شما خبر داده می‌شود.</Notice>
        <p className={css.dim}>کد رهگیری شما</p>
        <p style={{ fontSize: '1.5rem', textAlign: 'center' }} className={css.strong}><Ltr>{code}</Ltr></p>
        <Button variant="default" leftSection={<Icon name="copy" />} onClick={() => void navigator.clipboard?.writeText(code).then(() => setCopied(true))}>{copied ? 'رونوشت شد' : 'رونوشت کد'}</Button>
        <Button onClick={() => go('/documents')}>کد را برداشتم</Button>
        <Button variant="subtle" component={Link} href={`/expense?contract=${admission.contractId}`}>هزینهٔ عضو دیگری را می‌فرستم</Button>
      </Card>
    </Page>
  );
}

function Draft({ id }: { id: string }) {
  const admission = useAdmission(id);
  const family = useFamily(admission.data?.contractId);
  const contracts = useContracts('active');
  const services = useQuery<Items<MedicalService>>({ queryKey: ['services', admission.data?.contractId, admission.data?.personId], enabled: false });
  const member = family.data?.items.find((one) => one.personId === admission.data?.personId);
  const contract = contracts.data?.items.find((one) => one.id === admission.data?.contractId);
  const [first] = useState(() => newId());
  const frame = (at: number, page: React.ReactNode) => (
    <Page title="ارسال هزینه" narrow aside={member && <Chip tone="quiet">{member.givenName} {member.familyName}</Chip>}>
      <Steps names={STEPS} at={at} />
      {page}
    </Page>
  );
  if (admission.isError && admission.error instanceof Refused && admission.error.status === 404) {
    return <Page title="پیش‌نویس پیدا نشد" narrow><Empty icon="papers"><p>این پیش‌نویس پاک شده یا از آنِ شما نیست.</p><Button component={Link} href="/expense">هزینهٔ تازه</Button></Empty></Page>;
  }
  if (!admission.data) return frame(1, <Answer of={admission}>{() => null}</Answer>);
  const draft = admission.data;
  if (draft.state !== 'UPLOADING') return <Done admission={draft} />;
  // The form begins with the person's own basic insurer, so the family is waited for.
  if (family.isPending) return frame(1, <Waiting />);
  const half = draft.claims.find((claim) => !complete(serviceOf(services.data, claim), claim));
  return (
    <Switch>
      <Route path="/expense/:id/claim/:claimId">{({ claimId }) => frame(1, <ClaimForm key={claimId} admission={draft} member={member} contract={contract} claimId={claimId} />)}</Route>
      <Route path="/expense/:id/pictures/:claimId">
        {({ claimId }) => {
          const claim = draft.claims.find((one) => one.id === claimId);
          return claim ? frame(2, <PicturesStep admission={draft} claim={claim} />) : <Redirect to={`/expense/${id}`} replace />;
        }}
      </Route>
      <Route path="/expense/:id/review">{draft.claims.length ? frame(3, <Review admission={draft} member={member} />) : <Redirect to={`/expense/${id}`} replace />}</Route>
      <Route>
        <Redirect replace to={draft.claims.length === 0 ? `/expense/${id}/claim/${first}` : half ? `/expense/${id}/pictures/${half.id}` : `/expense/${id}/review`} />
      </Route>
    </Switch>
  );
}

export default function Expense() {
  const search = useSearch();
  return (
    <Switch>
      <Route path="/expense"><WhoseExpense key={search} /></Route>
      <Route path="/expense/:id/*?">{({ id }) => <Draft key={id} id={id} />}</Route>
    </Switch>
  );
}

