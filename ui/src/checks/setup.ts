/** Before every test: a fresh made-up desk, and the few things of a browser that jsdom lacks. */
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { fake } from '../desk.fake';

// How long a screen may take to appear on a busy computer before a test gives up; the second it has by default is a timed test.
configure({ asyncUtilTimeout: 15_000 });

beforeEach(() => fake.reset('open'));
afterEach(cleanup);

// jsdom lays nothing out: give lists a window to draw their rows in.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 800 });
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1000 });
Element.prototype.scrollIntoView ??= () => undefined;
globalThis.CSS ??= { escape: (text: string) => text.replace(/["\\]/g, '\\$&') } as typeof CSS;
globalThis.matchMedia ??= ((query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined })) as unknown as typeof matchMedia;
