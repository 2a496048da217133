import { solve } from './proof';

self.addEventListener('message', (event: MessageEvent<{ challenge: string; difficulty: number }>) => {
  self.postMessage(solve(event.data.challenge, event.data.difficulty));
});
