import { convertCssVariables, defaultCssVariablesResolver, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { type Plugin } from 'vite';
import { grounds, theme } from './src/theme.ts';

/**
 * The theme's CSS variables as a file. Mantine would write them into a style element at run time, which a strict
 * content security policy (style-src 'self') refuses.
 */
function themeCss(): Plugin {
  const name = 'virtual:theme.css';
  return {
    name: 'theme-css',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null;
      const whole = mergeMantineTheme(DEFAULT_THEME, theme);
      const base = defaultCssVariablesResolver(whole);
      const ours = grounds(whole);
      return convertCssVariables(
        {
          variables: { ...base.variables, ...ours.variables },
          light: { ...base.light, ...ours.light },
          dark: { ...base.dark, ...ours.dark },
        },
        ':root',
      );
    },
  };
}

/** The budget of the first page: its own script and all that it imports at once. */
const FIRST_SCRIPTS = 220 * 1024;

function budget(): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const first = new Set<string>();
      const take = (file: string): void => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk' || first.has(file)) return;
        first.add(file);
        chunk.imports.forEach(take);
      };
      Object.values(bundle).forEach((chunk) => chunk.type === 'chunk' && chunk.isEntry && take(chunk.fileName));
      const size = [...first].reduce((sum, file) => {
        const chunk = bundle[file];
        return sum + (chunk?.type === 'chunk' ? gzipSync(chunk.code).length : 0);
      }, 0);
      if (size > FIRST_SCRIPTS) this.error(`The first scripts weigh ${size} bytes gzipped; ${FIRST_SCRIPTS} is the most.`);
      this.info(`first scripts: ${size} bytes gzipped of ${FIRST_SCRIPTS}`);
    },
  };
}

export default defineConfig({
  plugins: [
    react(),
    themeCss(),
    budget(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: 'script-defer',
      includeAssets: ['icon.svg', 'scheme.js'],
      manifest: {
        name: 'تکمیل | بیمهٔ تکمیلی درمان',
        short_name: 'تکمیل',
        description: 'هزینهٔ درمان را با گوشی بفرستید و تا واریز دنبال کنید.',
        lang: 'fa',
        dir: 'rtl',
        id: '/',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#f4f7f7',
        theme_color: '#0d6a67',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: '/icon-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: 'ارسال هزینه', url: '/expense' },
          { name: 'اسناد من', url: '/documents' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        // These belong to the gateway and to Keycloak: never answered from the cache.
        navigateFallbackDenylist: [/^\/api\//, /^\/oauth2\//, /^\/login/, /^\/logout/],
      },
    }),
  ],
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/api', '/oauth2', '/login', '/logout'].map((path) => [path, 'http://localhost:8080'])),
  },
  build: { target: 'es2022', sourcemap: false },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], setupFiles: ['src/testing.ts'], testTimeout: 30_000 },
});
