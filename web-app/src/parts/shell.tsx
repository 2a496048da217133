import { ActionIcon, Button, Popover, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { csrfToken, type Role, type Session } from '../api';
import { persian } from '../numbers';
import { useMessages } from '../queries';
import * as words from '../words';
import { Icon, type IconName } from './icons';
import css from './shell.module.css';

export const LOGIN = '/oauth2/authorization/keycloak';

interface Place { to: string; name: string; icon: IconName; roles: Role[] }
const places: Place[] = [
  { to: '/expense', name: 'ارسال هزینه', icon: 'send', roles: ['insured'] },
  { to: '/documents', name: 'اسناد من', icon: 'papers', roles: ['insured'] },
  { to: '/messages', name: 'پیام‌ها', icon: 'mail', roles: ['insured'] },
  { to: '/staff/queue', name: 'صف ارزیابی', icon: 'papers', roles: ['assessor'] },
  { to: '/staff/examination', name: 'صف سندرسی', icon: 'search', roles: ['examiner'] },
  { to: '/staff/orders', name: 'حواله‌ها', icon: 'send', roles: ['finance-maker', 'finance-checker'] },
  { to: '/staff/batches', name: 'دسته‌های پرداخت', icon: 'bank', roles: ['finance-maker', 'finance-checker'] },
];

export const placesOf = (session: Session): Place[] => places.filter((place) => place.roles.some((role) => session.roles.includes(role)));

function Unread({ icon }: { icon: ReactNode }) {
  const unread = useMessages().data?.unread ?? 0;
  return (
    <span className={css.badge}>
      {icon}
      {unread > 0 && <span aria-label={`${persian(unread)} خوانده‌نشده`}>{persian(unread > 99 ? '99+' : unread)}</span>}
    </span>
  );
}

const PlaceIcon = ({ place }: { place: Place }) => (place.to === '/messages' ? <Unread icon={<Icon name={place.icon} />} /> : <Icon name={place.icon} />);

/** Logout is a form, not a fetch: the answer leads away to Keycloak and back. */
function LogoutForm({ form }: { form: React.RefObject<HTMLFormElement | null> }) {
  return (
    <form ref={form} method="post" action="/logout" hidden>
      <input type="hidden" name="_csrf" />
    </form>
  );
}

function Account({ session }: { session: Session }) {
  const form = useRef<HTMLFormElement>(null);
  const leave = () => {
    const field = form.current?.elements.namedItem('_csrf');
    if (field instanceof HTMLInputElement) field.value = csrfToken() ?? '';
    form.current?.submit();
  };
  const roles = session.roles.map((role) => words.of(words.role, role)).filter((name) => /[\u0600-\u06ff]/.test(name));
  return (
    <>
      <LogoutForm form={form} />
      <Popover position="bottom-end" width={240} radius="md" shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <Button variant="subtle" color="gray" h={44} px="sm" leftSection={<Icon name="user" />} aria-label={`حساب ${session.name || session.username}`}>
            <span className={css.who}>{session.name || session.username}</span>
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="حساب من">
          <p><strong>{session.name || session.username}</strong></p>
          <p className={css.roles}>{roles.join('، ') || session.username}</p>
          <Button fullWidth variant="default" leftSection={<Icon name="out" />} onClick={leave}>خروج</Button>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

function Scheme() {
  // Holding transitions back would need a style element, which the policy refuses.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon variant="subtle" color="gray" size={44} aria-label={other === 'dark' ? 'نمای تیره' : 'نمای روشن'} onClick={() => setColorScheme(other)}>
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
    </ActionIcon>
  );
}

/** The frame of every screen. A session not yet known (undefined) shows neither login nor account. */
export function Shell({ session, children }: { session: Session | null | undefined; children: ReactNode }) {
  const [location] = useLocation();
  const mine = session ? placesOf(session) : [];
  const current = (to: string) => (to === '/' ? location === '/' : location.startsWith(to)) || undefined;
  return (
    <>
      <a className={css.skip} href="#main">رفتن به متن صفحه</a>
      <header className={css.header}>
        <div className={css.bar}>
          <Link href="/" className={css.brand} aria-label="تکمیل، خانه"><img src="/icon.svg" alt="" />تکمیل</Link>
          <nav className={css.links} aria-label="بخش‌ها">
            {mine.map((place) => (
              <Link key={place.to} href={place.to} className={css.link} aria-current={current(place.to) && 'page'}><PlaceIcon place={place} />{place.name}</Link>
            ))}
          </nav>
          <span className={css.space} />
          <Scheme />
          {session && <Account session={session} />}
          {session === null && <Button component="a" href={LOGIN} h={44} variant="light">ورود</Button>}
        </div>
      </header>
      <main id="main" className={css.main}>{children}</main>
      {mine.length > 0 && (
        <nav className={css.bottom} aria-label="بخش‌های اصلی">
          <Link href="/" className={css.tab} aria-current={current('/') && 'page'}><Icon name="home" />خانه</Link>
          {mine.map((place) => (
            <Link key={place.to} href={place.to} className={css.tab} aria-current={current(place.to) && 'page'}><PlaceIcon place={place} />{place.name}</Link>
          ))}
        </nav>
      )}
    </>
  );
}
