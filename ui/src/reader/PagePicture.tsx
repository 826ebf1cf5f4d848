/** The page as it was printed or scanned. It is drawn when looked at and never kept on the disk. */
import { useState } from 'react';
import type { BoxView, PageView } from '../contract';
import { Button, Row } from '../controls';
import { useWords } from '../words/words';
import type { Stretch } from './selection';
import css from './reader.module.css';

/** Pictures are asked for in these sizes only (longest side, pixels), so that turning back finds them again. */
const SIZES = [600, 900, 1400, 2000, 3000];
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3];

export function pictureAddress(picture: string, side: number): string {
  // The made-up desk has one picture, in the folder of its own build.
  if (__FAKE_DESK__ && picture.startsWith('./')) return picture;
  const base = navigator.userAgent.includes('Windows') ? 'http://page.localhost' : 'page://localhost';
  return `${base}/${picture}/${SIZES.find((size) => size >= side) ?? SIZES.at(-1)}`;
}

interface PagePictureProps {
  page: PageView;
  at: Stretch | null;
  /** True where the picture has most of the room. */
  isLarge: boolean;
  onPress: (place: number) => void;
}

export function PagePicture({ page, at, isLarge, onPress }: PagePictureProps) {
  const words = useWords();
  const [zoom, setZoom] = useState(1);
  const [failed, setFailed] = useState<string | null>(null);
  const picture = page.picture ?? '';
  const side = Math.max(600, Math.ceil((isLarge ? 900 : 420) * zoom * (window.devicePixelRatio || 1) * Math.max(1, page.height / page.width)));
  const step = (by: number) => setZoom(ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, ZOOMS.indexOf(zoom) + by))] ?? 1);
  const outline = at === null ? [] : byLine(page.boxes.filter((box) => box.start < at.end && box.end > at.start));
  return (
    <section className={css.picturePane} data-pane aria-label={words('read-picture-pane')}>
      <div className={css.pictureHold}>
        <div className={css.pictureScroll} tabIndex={0} role="group" aria-label={words('read-picture-scroll')}>
          <div className={css.paper} style={{ inlineSize: `${zoom * 100}%`, aspectRatio: `${page.width} / ${page.height}` }}>
            {failed === picture ? (
              <p className={css.noPicture}>{words('read-picture-failed')}</p>
            ) : (
              <img
                src={pictureAddress(picture, side)}
                alt={words('read-picture-of', { seq: page.seq })}
                onError={() => setFailed(picture)}
                onClick={(e) => {
                  const box = e.currentTarget.getBoundingClientRect();
                  const [x, y] = [(e.clientX - box.left) / box.width, (e.clientY - box.top) / box.height];
                  const hit = page.boxes.find((b) => b.x <= x && x <= b.x + b.w && b.y <= y && y <= b.y + b.h);
                  if (hit) onPress(hit.start);
                }}
              />
            )}
            {outline.map((box) => (
              <span key={box.start} className={css.outline} style={{ insetInlineStart: `${box.x * 100}%`, insetBlockStart: `${box.y * 100}%`, inlineSize: `${box.w * 100}%`, blockSize: `${box.h * 100}%` }} />
            ))}
          </div>
        </div>
        <Row>
          <Button isDisabled={zoom === ZOOMS[0]} onPress={() => step(-1)}>{words('read-zoom-out')}</Button>
          <Button onPress={() => setZoom(1)}>{words('read-zoom-fit')}</Button>
          <Button isDisabled={zoom === ZOOMS.at(-1)} onPress={() => step(1)}>{words('read-zoom-in')}</Button>
        </Row>
      </div>
    </section>
  );
}

/** One box for each line, where the desk gives one for each word. */
export function byLine(boxes: readonly BoxView[]): BoxView[] {
  const lines: BoxView[] = [];
  for (const box of boxes) {
    const last = lines.at(-1);
    const middle = box.y + box.h / 2;
    if (last && middle > last.y && middle < last.y + last.h && box.x >= last.x) {
      const [right, bottom] = [Math.max(last.x + last.w, box.x + box.w), Math.max(last.y + last.h, box.y + box.h)];
      const top = Math.min(last.y, box.y);
      Object.assign(last, { end: box.end, y: top, w: right - last.x, h: bottom - top });
    } else lines.push({ ...box });
  }
  return lines;
}
