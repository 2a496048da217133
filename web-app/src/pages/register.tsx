/** Opening an account in three steps: who you are, how you will log in, the code that reached your phone. */
import { Button, PasswordInput, PinInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { post, put, Refused, type Registration, type SecurityCode, type SentCode, serverNow } from '../api';
import * as checks from '../checks';
import { latin, persian } from '../numbers';
import { DigitsInput, LatinInput } from '../parts/fields';
import JalaliDate from '../parts/jalali-date';
import { LOGIN } from '../parts/shell';
import { Card, css, fieldError, Ltr, Notice, Page, Refusal, Steps } from '../parts/ui';

const STEPS = ['هویت', 'حساب', 'تأیید همراه'];

/** Asks for a security code and solves it in a worker, so that typing never stutters. */
function useSecurityCode() {
  const [{ round, given }, setRound] = useState<{ round: number; given?: SecurityCode }>({ round: 0 });
  const [outcome, setOutcome] = useState<{ round: number; solved?: { id: string; answer: string }; failed?: unknown }>();
  useEffect(() => {
    let gone = false;
    let worker: Worker | undefined;
    (given ? Promise.resolve(given) : post<SecurityCode>('identity/security-codes')).then(
      (code) => {
        if (gone) return;
        worker = new Worker(new URL('../proof.worker.ts', import.meta.url), { type: 'module' });
        worker.addEventListener('message', (event: MessageEvent<string>) => {
          setOutcome({ round, solved: { id: code.id, answer: event.data } });
          worker?.terminate();
        });
        worker.addEventListener('error', () => setOutcome({ round, failed: new Refused({ status: 0, detail: 'کد امنیتی در این مرورگر ساخته نشد؛ مرورگر را به‌روز کنید.' }) }));
        worker.postMessage({ challenge: code.challenge, difficulty: code.difficulty });
      },
      (failed: unknown) => gone || setOutcome({ round, failed }),
    );
    return () => {
      gone = true;
      worker?.terminate();
    };
  }, [round, given]);
  const now = outcome?.round === round ? outcome : undefined;
  return { solved: now?.solved, failed: now?.failed, renew: (harder?: SecurityCode) => setRound((n) => ({ round: n.round + 1, given: harder })) };
}

function WhoYouAre({ onDone }: { onDone: (registration: Registration) => void }) {
  const [nationalCode, setNationalCode] = useState('');
  const [birthDate, setBirthDate] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const security = useSecurityCode();
  const sending = useMutation({
    mutationFn: () => post<Registration>('identity/registrations', { nationalCode, birthDate, securityCode: security.solved }),
    onSuccess: onDone,
    // A code serves once; after failures the server names a harder one.
    onError: (refused: unknown) => security.renew(refused instanceof Refused ? refused.problem.securityCode : undefined),
  });
  const wrongCode = tried && !checks.nationalCode(nationalCode) ? 'کد ملی ده رقم است و رقم کنترل آن باید درست باشد.' : undefined;
  const wrongBirth = tried && !birthDate ? 'تاریخ تولد را کامل بنویسید.' : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (checks.nationalCode(nationalCode) && birthDate && security.solved) sending.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={css.stack}>
      <DigitsInput label="کد ملی" required autoFocus autoComplete="off" longest={10} value={nationalCode} onChange={setNationalCode} error={wrongCode ?? fieldError(sending.error, 'nationalCode')} />
      <JalaliDate label="تاریخ تولد" required typed value={birthDate} onChange={setBirthDate} hint="همان که در شناسنامه است" error={wrongBirth ?? fieldError(sending.error, 'birthDate')} />
      {security.failed
        ? <Refusal error={security.failed} again={() => security.renew()} />
        : <Notice tone={security.solved ? 'good' : 'wait'} icon={security.solved ? 'shield' : 'clock'} live>{security.solved ? 'کد امنیتی خودکار آماده است.' : 'در حال ساختن کد امنیتی…'}</Notice>}
      <Refusal error={sending.error} />
      <Button type="submit" loading={sending.isPending} disabled={!security.solved && !sending.isPending}>ادامه</Button>
    </form>
  );
}

interface Account { username: string; mobile: string; password: string; passwordRepeat: string }

function HowYouLogIn({ registration, account, onDone }: { registration: Registration; account: Account; onDone: (account: Account, sent: SentCode) => void }) {
  const [form, setForm] = useState(account);
  const [tried, setTried] = useState(false);
  const set = (part: Partial<Account>) => setForm((before) => ({ ...before, ...part }));
  const sending = useMutation({
    mutationFn: () => put<SentCode>(`identity/registrations/${registration.id}/account`, {
      ...form, mobile: checks.mobile(form.mobile), password: latin(form.password), passwordRepeat: latin(form.passwordRepeat),
    }),
    onSuccess: (sent) => onDone(form, sent),
  });
  const wrong = {
    username: !checks.username(form.username) && 'نام کاربری با حرف انگلیسی آغاز می‌شود و دست‌کم چهار نویسه دارد.',
    mobile: !checks.mobile(form.mobile) && 'شماره همراه را مانند ۰۹۱۲۳۴۵۶۷۸۹ بنویسید.',
    password: form.password.length < 10 && 'رمز عبور دست‌کم ده نویسه است؛ چند واژهٔ بی‌ربط پشت سر هم خوب است.',
    passwordRepeat: form.password !== form.passwordRepeat && 'تکرار رمز با خود آن یکی نیست.',
  };
  const error = (field: keyof Account) => (tried && wrong[field]) || fieldError(sending.error, field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!Object.values(wrong).some(Boolean)) sending.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={css.stack}>
      <Notice tone="good" live>هویت شما تأیید شد.</Notice>
      <LatinInput label="نام کاربری" required autoFocus autoComplete="username" value={form.username} onChange={(username) => set({ username })} error={error('username')} />
      <DigitsInput label="شماره همراه" required autoComplete="tel" longest={14} value={form.mobile} onChange={(mobile) => set({ mobile })} error={error('mobile')} />
      <PasswordInput label="رمز عبور" required autoComplete="new-password" dir="ltr" value={form.password} onChange={(event) => set({ password: event.currentTarget.value })} error={error('password')} />
      <PasswordInput label="تکرار رمز عبور" required autoComplete="new-password" dir="ltr" value={form.passwordRepeat} onChange={(event) => set({ passwordRepeat: event.currentTarget.value })} error={error('passwordRepeat')} />
      <Refusal error={sending.error} />
      <Button type="submit" loading={sending.isPending}>فرستادن کد به همراه</Button>
    </form>
  );
}

/** Seconds until an instant of the server's clock. */
function useCountdown(until: number): number {
  const [left, setLeft] = useState(() => Math.max(0, Math.ceil((until - serverNow()) / 1000)));
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.ceil((until - serverNow()) / 1000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

const clock = (seconds: number): string => persian(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
export const resendAt = (sent: SentCode): number => (typeof sent.resendAfter === 'number' ? serverNow() + sent.resendAfter * 1000 : Date.parse(sent.resendAfter));

function TheCode({ registration, account, sent, onSent, onBack, onDone }: {
  registration: Registration; account: Account; sent: { endsAt: number; againAt: number }; onSent: (sent: SentCode) => void; onBack: () => void; onDone: (username: string) => void;
}) {
  const [code, setCode] = useState('');
  const wrapper = useRef<HTMLDivElement>(null);
  const left = useCountdown(sent.endsAt);
  const wait = useCountdown(sent.againAt);
  const checking = useMutation({
    mutationFn: (typed: string) => post<{ username: string }>(`identity/registrations/${registration.id}/verification`, { code: typed }),
    onSuccess: ({ username }) => onDone(username),
    onError: () => {
      setCode('');
      wrapper.current?.querySelector('input')?.focus();
    },
  });
  const resending = useMutation({
    mutationFn: () => post<SentCode | undefined>(`identity/registrations/${registration.id}/code-resends`),
    onSuccess: (again) => {
      checking.reset();
      setCode('');
      onSent(again?.codeExpiresAt ? again : { codeExpiresAt: new Date(serverNow() + 120_000).toISOString(), resendAfter: 60 });
    },
  });
  return (
    <form className={css.stack} onSubmit={(event) => { event.preventDefault(); if (code.length === 6) checking.mutate(code); }}>
      <p>کد شش‌رقمی به <Ltr>{account.mobile}</Ltr> پیامک شد.</p>
      <div ref={wrapper} dir="ltr">
        <PinInput
          length={6} type={/^[0-9۰-۹٠-٩]*$/} inputMode="numeric" oneTimeCode autoFocus size="lg" gap="xs" aria-label="کد شش‌رقمی" placeholder=""
          value={code} onChange={(typed) => setCode(latin(typed))} onComplete={(typed) => checking.mutate(latin(typed))} error={checking.isError}
          styles={{ root: { justifyContent: 'center' } }} getInputProps={(index) => ({ 'aria-label': `رقم ${persian(index + 1)}` })}
        />
      </div>
      <p className={css.dim} role="timer">{left > 0 ? `این کد تا ${clock(left)} دیگر کار می‌کند.` : 'زمان این کد گذشت؛ کد تازه بگیرید.'}</p>
      <Refusal error={checking.error ?? resending.error} />
      <Button type="submit" loading={checking.isPending} disabled={code.length < 6}>تأیید</Button>
      <Button variant="default" loading={resending.isPending} disabled={wait > 0} onClick={() => resending.mutate()}>{wait > 0 ? `کد تازه پس از ${clock(wait)}` : 'فرستادن کد تازه'}</Button>
      <Button variant="subtle" onClick={onBack}>شماره را درست می‌کنم</Button>
    </form>
  );
}

export default function Register() {
  const [registration, setRegistration] = useState<Registration>();
  const [account, setAccount] = useState<Account>({ username: '', mobile: '', password: '', passwordRepeat: '' });
  const [sent, setSent] = useState<{ endsAt: number; againAt: number }>();
  const [username, setUsername] = useState<string>();
  const codeSent = (answer: SentCode) => setSent({ endsAt: Date.parse(answer.codeExpiresAt), againAt: resendAt(answer) });
  if (username) {
    return (
      <Page title="حساب شما باز شد" narrow>
        <Card>
          <Notice tone="good" live>با نام کاربری <Ltr>{username}</Ltr> وارد شوید.</Notice>
          <Button component="a" href={LOGIN}>ورود به حساب</Button>
        </Card>
      </Page>
    );
  }
  const at = !registration ? 0 : !sent ? 1 : 2;
  return (
    <Page title="ثبت‌نام بیمه‌شده" narrow>
      <Steps names={STEPS} at={at} />
      <Card label={STEPS[at]}>
        {!registration ? <WhoYouAre onDone={setRegistration} />
          : !sent ? <HowYouLogIn registration={registration} account={account} onDone={(filled, answer) => { setAccount(filled); codeSent(answer); }} />
            : <TheCode registration={registration} account={account} sent={sent} onSent={codeSent} onBack={() => setSent(undefined)} onDone={setUsername} />}
      </Card>
      {registration && <Button variant="subtle" onClick={() => { setRegistration(undefined); setSent(undefined); }}>از ابتدا</Button>}
      <p className={`${css.small} ${css.dim}`}>حساب دارید؟ <a href={LOGIN} style={{ color: 'var(--link)' }}>وارد شوید</a></p>
    </Page>
  );
}
