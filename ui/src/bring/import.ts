/** How an import is going: asked often while it runs and now and then otherwise (files may be dropped on the window). Not while the window is hidden. */
import { useEffect, useRef } from 'react';
import type { ImportView } from '../contract';
import { changed, useReply, type Reply } from '../reply';

export const whileRunning = 700;
export const otherwise = 2500;

export function useImport(): Reply<ImportView> {
  const reply = useReply('import_status', {});
  const state = reply.data?.state ?? null;
  const reading = reply.data?.scans.state === 'running';
  const { again } = reply;

  useEffect(() => {
    const timer = setInterval(() => !document.hidden && again(), state === 'running' || reading ? whileRunning : otherwise);
    return () => clearInterval(timer);
  }, [state, reading, again]);

  // What became readable shows everywhere, once: a screen that asked again each time would flicker under its reader.
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'running' && (state === 'finished' || state === 'stopped')) changed();
    before.current = state;
  }, [state]);
  const wasReading = useRef(reading);
  useEffect(() => {
    if (wasReading.current && !reading) changed();
    wasReading.current = reading;
  }, [reading]);
  return reply;
}
