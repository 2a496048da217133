import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from './app';
import { type Problem, Refused } from './api';
import { MoneyInput } from './parts/fields';
import { Mishap } from './parts/mishap';
import { Refusal, StatusChip } from './parts/ui';
import { client } from './queries';

/** A hand-written server: what it answers by method and path, and what it was asked. */
let answers: Record<string, unknown> = {};
let asked: { line: string; headers: Headers; body: string | null }[] = [];
const real = globalThis.fetch;

beforeEach(() => {
  answers = {};
  asked = [];
  client.clear();
  window.scrollTo = () => {};
  globalThis.fetch = async (input, init) => {
    const line = `${init?.method ?? 'GET'} ${String(input)}`;
    asked.push({ line, headers: new Headers(init?.headers), body: typeof init?.body === 'string' ? init.body : null });
    const answer = answers[line];
    const problem = answer instanceof Refused ? answer.problem : undefined;
    if (answer === undefined) return Response.json({ status: 401 }, { status: 401 });
    return Response.json(problem ?? answer, { status: problem?.status ?? 200, headers: { etag: '"7"' } });
  };
});
afterEach(() => {
  cleanup();
  globalThis.fetch = real;
});

const show = (page: ReactNode, at = '/') => {
  window.history.replaceState(null, '', at);
  return render(
    <DirectionProvider initialDirection="rtl" detectDirection={false}>
      <MantineProvider env="test"><QueryClientProvider client={client}>{page}</QueryClientProvider></MantineProvider>
    </DirectionProvider>,
  );
};

const refused = (problem: Partial<Problem> & { status: number }) => new Refused(problem);

test('without a session the first page says what this is and offers login by navigation', async () => {
  show(<App />);
  expect((await screen.findAllByRole('link', { name: 'ورود' }))[0]?.getAttribute('href')).toBe('/oauth2/authorization/keycloak');
  expect((await screen.findByRole('link', { name: 'ثبت‌نام بیمه‌شده' })).getAttribute('href')).toBe('/register');
});

test('a page of another role is not shown', async () => {
  answers['GET /api/session'] = { username: 'maker1', name: 'سازنده', roles: ['finance-maker'] };
  show(<App />, '/staff/queue');
  expect(await screen.findByRole('heading', { name: 'این بخش در اختیار نقش شما نیست' })).toBeTruthy();
});

test('a claim shows only the actions it lists, and voids with the sequence last seen', async () => {
  document.cookie = 'XSRF-TOKEN=token-1; path=/';
  answers['GET /api/session'] = { username: 'rahimi', roles: ['insured'] };
  answers['GET /api/notification/messages'] = { items: [], unread: 0 };
  answers['GET /api/policy/family?contract=k'] = { items: [] };
  answers['GET /api/claims/claims/c1'] = {
    id: 'c1', claimNumber: '1000000001', contractId: 'k', personId: 'p', status: 'REGISTERED', service: { code: 'PHARMACY', title: 'دارو' },
    expenseDate: '2026-11-01', requested: 1_536_689, held: 1_536_689, registeredAt: '2026-11-02T08:00:00Z', deductions: [], lines: [], attachments: [], timeline: [], actions: ['void'], sequence: 1,
  };
  answers['POST /api/claims/claims/c1/voiding'] = refused({ status: 409, detail: 'کارشناس این سند را برداشته است.' });
  show(<App />, '/claims/c1');
  expect(await screen.findByText('در صف کارشناس ارزیاب')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'ارسال دوباره' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'ابطال سند' }));
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'ابطال سند' }));
  expect(await screen.findByText('کارشناس این سند را برداشته است.')).toBeTruthy();
  const voiding = asked.find((one) => one.line.endsWith('/voiding'));
  expect(voiding?.headers.get('If-Match')).toBe('"7"');
  expect(voiding?.headers.get('X-XSRF-TOKEN')).toBe('token-1');
});

test('a refusal says the server’s Persian sentence, its fields, and our own words where it has none', () => {
  show(<>
    <Refusal error={refused({ status: 422, detail: 'مدارک کامل نیست.', errors: [{ pointer: '/attachments', detail: 'فاکتور را بفرستید.' }] })} />
    <Refusal error={refused({ status: 412, detail: 'Precondition Failed' })} />
    <Refusal error={refused({ status: 0 })} />
  </>);
  expect(screen.getByText('مدارک کامل نیست.')).toBeTruthy();
  expect(screen.getByText('فاکتور را بفرستید.')).toBeTruthy();
  expect(screen.getByText(/پیش از شما تغییری/)).toBeTruthy();
  expect(screen.getByText(/به سامانه وصل نشدیم/)).toBeTruthy();
});

test('an approval with deductions says so', () => {
  show(<StatusChip claim={{ status: 'APPROVED', requested: 8_298_000, approved: 7_468_200 }} />);
  expect(screen.getByText('تأیید شده، کسوردار')).toBeTruthy();
});

test('money is typed with any digits', () => {
  const heard: (number | null)[] = [];
  show(<MoneyInput label="مبلغ" value={null} onChange={(amount) => heard.push(amount)} />);
  fireEvent.change(screen.getByLabelText('مبلغ'), { target: { value: '۸۲۹۸٠٠٠' } });
  expect(heard).toEqual([8_298_000]);
});

const Broken = (): ReactNode => {
  throw new Error('on purpose');
};

test('a screen that breaks says so, and another address is fine again', () => {
  const { rerender } = render(<MantineProvider env="test"><Mishap at="/a"><Broken /></Mishap></MantineProvider>);
  expect(screen.getByText(/این صفحه باز نشد/)).toBeTruthy();
  rerender(<MantineProvider env="test"><Mishap at="/b"><p>سالم</p></Mishap></MantineProvider>);
  expect(screen.getByText('سالم')).toBeTruthy();
});
