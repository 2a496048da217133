import { Button } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import type { Role, Session } from './api';
import { Mishap } from './parts/mishap';
import { LOGIN, Shell } from './parts/shell';
import { Empty, Page, Refusal, Waiting } from './parts/ui';
import { useSession } from './queries';
import { Home } from './pages/home';
import { Welcome } from './pages/welcome';

// Each activity is fetched when it is first needed; the first page stays small.
const Register = lazy(() => import('./pages/register'));
const Expense = lazy(() => import('./pages/expense'));
const Documents = lazy(() => import('./pages/documents'));
const ClaimPage = lazy(() => import('./pages/claim'));
const MessagesPage = lazy(() => import('./pages/messages'));
const Assessment = lazy(() => import('./pages/assessment'));
const Finance = lazy(() => import('./pages/finance'));

const Missing = () => (
  <Page title="این صفحه پیدا نشد" narrow>
    <Empty icon="search">
      <p>نشانی نادرست است یا صفحه جابه‌جا شده.</p>
      <Button component={Link} href="/">رفتن به خانه</Button>
    </Empty>
  </Page>
);

const Login = ({ again }: { again: boolean }) => (
  <Page title={again ? 'نشست شما تمام شده است' : 'ورود'} narrow>
    <Empty icon="shield">
      <p>برای دیدن این صفحه وارد حساب خود شوید.</p>
      <Button component="a" href={LOGIN} h={44}>ورود به حساب</Button>
      <Link href="/register">حساب ندارم؛ ثبت‌نام</Link>
    </Empty>
  </Page>
);

export function App() {
  const session = useSession();
  const [location] = useLocation();
  if (session.isError) {
    return (
      <Shell session={null}>
        <Page title="تکمیل" narrow><Refusal error={session.error} again={() => void session.refetch()} /></Page>
      </Shell>
    );
  }
  if (session.data === undefined) return <Shell session={undefined}><Waiting /></Shell>;
  const who = session.data;

  const only = (roles: Role[], page: (who: Session) => ReactNode): ReactNode => {
    if (!who) return <Login again={location !== '/'} />;
    if (roles.some((role) => who.roles.includes(role))) return page(who);
    return <Page title="این بخش در اختیار نقش شما نیست" narrow><Empty icon="shield"><Link href="/">رفتن به خانه</Link></Empty></Page>;
  };

  return (
    <Shell session={who}>
      <Mishap at={location}>
        <Suspense fallback={<Waiting />}>
          <Switch>
            <Route path="/">{who ? <Home session={who} /> : <Welcome />}</Route>
            <Route path="/register">{who ? <Home session={who} /> : <Register />}</Route>
            <Route path="/expense/*?">{only(['insured'], () => <Expense />)}</Route>
            <Route path="/documents">{only(['insured'], () => <Documents />)}</Route>
            <Route path="/claims/:id">{({ id }) => only(['insured'], () => <ClaimPage key={id} id={id} />)}</Route>
            <Route path="/messages">{only(['insured'], () => <MessagesPage />)}</Route>
            <Route path="/staff/queue">{only(['assessor'], () => <Assessment at="queue" />)}</Route>
            <Route path="/staff/examination">{only(['examiner'], () => <Assessment at="examination" />)}</Route>
            <Route path="/staff/claims/:id">{({ id }) => only(['assessor', 'examiner'], () => <Assessment at="claim" id={id} />)}</Route>
            <Route path="/staff/orders">{only(['finance-maker', 'finance-checker'], (person) => <Finance at="orders" session={person} />)}</Route>
            <Route path="/staff/batches">{only(['finance-maker', 'finance-checker'], (person) => <Finance at="batches" session={person} />)}</Route>
            <Route><Missing /></Route>
          </Switch>
        </Suspense>
      </Mishap>
    </Shell>
  );
}
