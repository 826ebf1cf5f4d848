/** For tests of screens: draws a place as the window does, and checks it with axe (WCAG 2.2 A and AA, and best practice). */
import { fireEvent, render, type RenderResult } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import type { ComponentType } from 'react';
import { expect } from 'vitest';
import { App } from '../app/App';
import { GoProvider, useGo, type Where } from '../app/go';
import { SayHost, SayProvider } from '../app/say';
import { LookProvider, usualLook } from '../look/look';
import { WordsProvider } from '../words/words';

export const user = () => userEvent.setup();

/** Fills a box at once, as pasting does. Typing letter by letter is slow in jsdom: keep `user().type` for what Enter does. */
export const fill = (box: HTMLElement, text: string): boolean => fireEvent.change(box, { target: { value: text } });

/** The whole window over the made-up desk. */
export const drawApp = (): RenderResult => render(<App />);

let where: Where;
function Watch() {
  where = useGo().here;
  return null;
}

/** Where the window is after what was pressed. */
export const whereNow = (): Where => where;

/** One place by itself, with its main landmark; `whereNow()` tells where it has gone. */
export function drawPlace(Place: ComponentType, first: Where = { place: 'home' }): RenderResult {
  return render(
    <WordsProvider>
      <LookProvider first={usualLook}>
        <SayProvider>
          <GoProvider first={first}>
            <main id="main" tabIndex={-1} aria-labelledby="place-title">
              <Place />
            </main>
            <SayHost />
            <Watch />
          </GoProvider>
        </SayProvider>
      </LookProvider>
    </WordsProvider>,
  );
}

/** No axe findings in what is on the screen. Colour needs a real browser and is checked there. */
export async function isAccessible(): Promise<void> {
  const found = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast': { enabled: false }, 'page-has-heading-one': { enabled: true } },
  });
  const told = found.violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html).join('\n  ')}`);
  expect(told).toEqual([]);
}
