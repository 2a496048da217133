import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { leadingZeroBits, proves, solve } from './proof';

test('an answer is what the server will check: the zero bits of SHA-256 over challenge, colon, answer', () => {
  const answer = solve('چالش-a1b2', 12);
  const hash = createHash('sha256').update(`چالش-a1b2:${answer}`, 'utf8').digest();
  expect(hash.readUInt16BE(0) >>> 4).toBe(0);
  expect(proves('چالش-a1b2', 12, answer)).toBe(true);
});

test('zero bits are counted across bytes', () => {
  expect(leadingZeroBits(Uint8Array.of(0x80))).toBe(0);
  expect(leadingZeroBits(Uint8Array.of(0x01, 0xff))).toBe(7);
  expect(leadingZeroBits(Uint8Array.of(0, 0x03))).toBe(14);
  expect(leadingZeroBits(Uint8Array.of(0, 0))).toBe(16);
});
