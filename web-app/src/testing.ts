/** What jsdom lacks and Mantine asks for. */
import { configure } from '@testing-library/react';

window.matchMedia ??= (media: string) =>
  ({ matches: false, media, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} }) as unknown as MediaQueryList;
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

// A busy machine is no failure.
configure({ asyncUtilTimeout: 10_000 });
