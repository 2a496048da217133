/** The proof of work behind the security code: sha256(challenge ":" answer) begins with `difficulty` zero bits. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

export function leadingZeroBits(hash: Uint8Array): number {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

export const proves = (challenge: string, difficulty: number, answer: string): boolean =>
  leadingZeroBits(sha256(utf8ToBytes(`${challenge}:${answer}`))) >= difficulty;

export function solve(challenge: string, difficulty: number): string {
  for (let n = 0; ; n++) {
    const answer = n.toString(36);
    if (proves(challenge, difficulty, answer)) return answer;
  }
}
