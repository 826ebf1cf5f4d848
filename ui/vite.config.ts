/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

// The made-up desk is only ever in a build that asks for it by name; `npm run build` for the product never sets this.
const fake = process.env['VITE_FAKE_DESK'] === '1' || process.env['VITEST'] !== undefined;

// Sheets are joined in the order of the chunks, not of the imports; so each one states the order of the layers itself.
const layersFirst: Plugin = {
  name: 'layers-first',
  enforce: 'pre',
  transform: (code, id) => (/\/src\/.*\.css$/.test(id) ? { code: `@layer tokens, base, controls, app, places;\n${code}`, map: null } : null),
};

export default defineConfig({
  plugins: [layersFirst, react()],
  base: './',
  publicDir: process.env['VITE_FAKE_DESK'] === '1' ? 'look-public' : false,
  define: { __FAKE_DESK__: JSON.stringify(fake) },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['es2022', 'safari16.4'],
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/checks/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    testTimeout: 30_000,
    env: { DEBUG_PRINT_LIMIT: '0' },
  },
});
