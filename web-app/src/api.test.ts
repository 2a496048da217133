import { expect, test } from 'vitest';
import { cookie, csrfToken, newId, query } from './api';

test('ids made here are version 4 UUIDs in lower case, and no two alike', () => {
  const ids = Array.from({ length: 1000 }, newId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a cookie is found by its whole name', () => {
  expect(cookie('XSRF-TOKEN', 'A-XSRF-TOKEN=no; XSRF-TOKEN=a%3Db')).toBe('a=b');
  expect(cookie('XSRF-TOKEN', '')).toBeUndefined();
});

test('the CSRF token is the one that only this host can set, where there is one', () => {
  expect(csrfToken('XSRF-TOKEN=planted; __Host-XSRF-TOKEN=ours')).toBe('ours');
  expect(csrfToken('XSRF-TOKEN=local')).toBe('local');
});

test('a query leaves out what is not known', () => {
  expect(query('policy/family', { contract: undefined })).toBe('policy/family');
  expect(query('policy/remaining-ceiling', { contract: 'k', on: '2026-11-01' })).toBe('policy/remaining-ceiling?contract=k&on=2026-11-01');
});
