import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { type Contract, get, type Items, type Member, query, type Remaining, type Session } from '../api';
import { age, day } from '../dates';
import { persian } from '../numbers';
import { Icon } from '../parts/icons';
import { placesOf } from '../parts/shell';
import { Answer, Card, Chip, css, Empty, Facts, Filters, Ltr, Money, Page } from '../parts/ui';
import { useClaims, useContracts, useDrafts, useFamily, useMessages } from '../queries';
import * as words from '../words';
import home from './home.module.css';

export const ContractFace = ({ contract }: { contract: Contract }) => (
  <>
    <div className={css.between}>
      <strong>{contract.insurer}</strong>
      {!contract.active && <Chip tone="quiet">پایان‌یافته</Chip>}
    </div>
    <div>{contract.policyholder}، {contract.type}</div>
    <div className={home.pairs}>
      <div><span>شماره قرارداد</span><Ltr>{contract.number}</Ltr></div>
      <div><span>طرح</span>{contract.plan.title}</div>
      <div><span>آغاز</span>{day(contract.start)}</div>
      <div><span>پایان</span>{day(contract.end)}</div>
    </div>
  </>
);

/** What of a ceiling is spent, what is held for open claims, and what is left. */
export function Ceiling({ of }: { of: Remaining }) {
  const granted = of.granted ?? 0;
  const part = (amount: number | null) => (granted > 0 ? `${Math.min(100, ((amount ?? 0) * 100) / granted)}%` : '0');
  return (
    <div>
      <div className={css.between}>
        <span>{of.cover?.title}</span>
        {of.unlimited ? <Chip tone="good">بدون سقف</Chip> : <Money amount={of.remaining} strong />}
      </div>
      {!of.unlimited && (
        <>
          <div className={home.meter} aria-hidden="true">
            <i style={{ inlineSize: part(of.committed) }} />
            <i style={{ inlineSize: part(of.held) }} />
          </div>
          <div className={`${css.small} ${css.dim}`}>مانده از <Money amount={of.granted} />{of.held ? <>؛ در انتظار رسیدگی <Money amount={of.held} /></> : null}</div>
        </>
      )}
    </div>
  );
}

function Ceilings({ contract, person }: { contract: string; person: string }) {
  const ceilings = useQuery({
    queryKey: ['ceilings', contract, person],
    queryFn: () => get<Items<Remaining>>(query('policy/ceilings', { contract, person })),
  });
  return (
    <Answer of={ceilings} rows={1}>
      {({ items }) => (items.length ? <div className={css.stack}>{items.map((one) => <Ceiling key={one.cover?.code} of={one} />)}</div> : <p className={css.dim}>پوششی یافت نشد.</p>)}
    </Answer>
  );
}

function PersonCard({ member, contract }: { member: Member; contract: Contract }) {
  const [open, setOpen] = useState(false);
  return (
    <Card label={`${member.givenName} ${member.familyName}`}>
      <div className={css.row}>
        <span className={home.avatar} aria-hidden="true">{member.givenName.charAt(0)}</span>
        <div className={css.grow}>
          <h3>{member.givenName} {member.familyName}</h3>
          <p className={`${css.small} ${css.dim}`}>{words.of(words.relation, member.relation)}، {persian(age(member.birthDate))} ساله</p>
        </div>
        {member.specialPatient && <Chip tone="wait">بیمار خاص</Chip>}
      </div>
      <Facts
        rows={[
          ['کد ملی', <Ltr key="n">{member.nationalCode}</Ltr>],
          ['بیمهٔ پایه', words.of(words.basicInsurer, member.basicInsurer)],
          ['شبا', member.sheba && <Ltr key="s">{member.sheba}</Ltr>],
        ]}
      />
      <details className={home.ceilings} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>مانده سقف‌ها</summary>
        {open && <Ceilings contract={contract.id} person={member.personId} />}
      </details>
      {contract.active && (
        <Button component={Link} href={`/expense?contract=${contract.id}&person=${member.personId}`} variant="light" leftSection={<Icon name="send" />}>ارسال هزینه</Button>
      )}
    </Card>
  );
}

function Insured() {
  const [state, setState] = useState<'active' | 'all'>('active');
  const [chosen, choose] = useState<string>();
  const contracts = useContracts(state);
  const contract = contracts.data?.items.find((one) => one.id === chosen) ?? contracts.data?.items[0];
  const family = useFamily(contract?.id);
  const unread = useMessages().data?.unread ?? 0;
  const drafts = useDrafts().data?.items.length ?? 0;
  const returned = useClaims().data?.items.filter((claim) => claim.status === 'RETURNED').length ?? 0;
  const counts = contracts.data?.counts;
  return (
    <>
      <nav className={home.doors} aria-label="کارها">
        <Link href="/expense" className={home.door} data-first><Icon name="send" size={28} /><span>ارسال هزینه<small>از عکس فاکتور تا کد رهگیری</small></span></Link>
        <Link href="/documents" className={home.door}><Icon name="papers" size={28} />
          <span>اسناد من<small>{returned ? `${persian(returned)} سند نیازمند رفع نقص` : drafts ? `${persian(drafts)} پیش‌نویس ناتمام` : 'وضعیت، کسورات و واریز'}</small></span></Link>
        <Link href="/messages" className={home.door}><Icon name="mail" size={28} />
          <span>پیام‌ها<small>{unread ? `${persian(unread)} پیام خوانده‌نشده` : 'پیام تازه‌ای نیست'}</small></span></Link>
      </nav>

      <div className={css.head}>
        <h2>قراردادها</h2>
        <Filters label="قراردادها" value={state} onChange={setState} options={[
          { value: 'active', label: 'جاری', count: counts?.active },
          { value: 'all', label: 'همه', count: counts?.all },
        ]} />
      </div>
      <Answer of={contracts}>
        {({ items }) => items.length === 0 ? <Empty icon="shield"><p>قرارداد جاری به نام شما نیست. قراردادهای گذشته را در «همه» ببینید.</p></Empty> : (
          <div className={home.contracts}>
            {items.map((one) => items.length === 1
              ? <div key={one.id} className={home.contract} data-ended={!one.active || undefined}><ContractFace contract={one} /></div>
              : <button key={one.id} type="button" className={home.contract} data-ended={!one.active || undefined} aria-pressed={one.id === contract?.id} onClick={() => choose(one.id)}><ContractFace contract={one} /></button>)}
          </div>
        )}
      </Answer>

      {contract && (
        <>
          <h2>خانواده</h2>
          <Answer of={family}>
            {({ items }) => <div className={home.family}>{items.map((member) => <PersonCard key={member.personId} member={member} contract={contract} />)}</div>}
          </Answer>
        </>
      )}
    </>
  );
}

const greeting = (session: Session): string => {
  const name = (session.name || '').trim();
  return name && name !== session.username ? `سلام ${name}` : 'سلام، خوش آمدید';
};

export const Home = ({ session }: { session: Session }) => (
  <Page title={greeting(session)}>
    {session.roles.includes('insured') ? <Insured /> : (
      <nav className={home.doors} aria-label="کارها">
        {placesOf(session).map((place) => <Link key={place.to} href={place.to} className={home.door}><Icon name={place.icon} size={28} />{place.name}</Link>)}
        {placesOf(session).length === 0 && <Empty icon="shield"><p>برای نقش شما هنوز صفحه‌ای در برنامهٔ وب نیست.</p></Empty>}
      </nav>
    )}
  </Page>
);
