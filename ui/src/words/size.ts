/** How big something is, as people say it. */
import { useWords } from './words';

export function useSize(): (bytes: number) => string {
  const words = useWords();
  return (bytes) => {
    if (bytes < 1_000_000) return words('files-size-small', { kb: Math.max(1, Math.round(bytes / 1000)) });
    if (bytes < 1_000_000_000) return words('files-size-big', { mb: bytes / 1_000_000 });
    return words('files-size-huge', { gb: bytes / 1_000_000_000 });
  };
}
