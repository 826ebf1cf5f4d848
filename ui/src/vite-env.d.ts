/// <reference types="vite/client" />

/** True only in a build made for tests and for looking at screens (`npm run look`). */
declare const __FAKE_DESK__: boolean;
