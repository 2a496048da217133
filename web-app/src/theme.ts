import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e6f5f3', '#cfe8e5', '#a2d3ce', '#70bcb5', '#47a8a0', '#2b9a91', '#17877f', '#0d6a67', '#0a5654', '#073f3e',
];

const slate: MantineColorsTuple = [
  '#d3dedd', '#b6c5c3', '#93a6a4', '#647977', '#3d4f4d', '#2f3f3d', '#1f2d2b', '#182322', '#111a19', '#0b1211',
];

/** Colours and sizes. White on shade 7 and shade 3 on the dark ground are both above 4.5:1. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: 7,
  colors: { brand: teal, dark: slate },
  fontFamily: 'Vazirmatn, system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  headings: { fontFamily: 'Vazirmatn, system-ui, sans-serif', fontWeight: '700' },
  defaultRadius: 'md',
  radius: { md: '0.75rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    // Its own lock is a style element, which the policy refuses; base.css locks instead.
    Modal: { defaultProps: { lockScroll: false } },
    Textarea: { defaultProps: { size: 'md' } },
  },
});

/** What the default resolver does not know: our grounds. Read once, at build time (vite.config.ts). */
export const grounds: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f4f7f7',
    '--mantine-color-text': '#132322',
    '--mantine-color-dimmed': '#556766',
    '--card': '#ffffff',
    '--line': '#dde6e5',
    '--quiet': '#eaf1f0',
    '--link': '#0d6a67',
    '--mantine-color-error': '#a52a25',
  },
  dark: {
    '--mantine-color-body': '#0f1716',
    '--mantine-color-text': '#e4edec',
    '--mantine-color-dimmed': '#9fb1af',
    '--card': '#182322',
    '--line': '#2b3a38',
    '--quiet': '#1f2d2b',
    '--link': '#70bcb5',
    '--mantine-color-error': '#f5a09b',
  },
});
