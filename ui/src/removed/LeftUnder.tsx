/** Words that the council left under a box by mistake: what it is, what the app does with them, and whom to tell. */
import { Card, Quiet, Stack } from '../controls';
import { useWords } from '../words/words';

export function LeftUnder({ parts, papers }: { parts: number; papers: number }) {
  const words = useWords();
  return (
    <Card tone="soft" label={words('removed-left-title')}>
      <Stack gap="small">
        <h2>{words('removed-left-title')}</h2>
        <p>{words('removed-left-sum', { parts, papers })}</p>
        <LeftUnderWords />
      </Stack>
    </Card>
  );
}

/** The same sentences wherever one such part is explained. */
export function LeftUnderWords() {
  const words = useWords();
  return (
    <>
      <p>{words('removed-left-what')}</p>
      <p>{words('removed-left-sealed')}</p>
      <p>{words('removed-left-tell')}</p>
      <Quiet small>{words('removed-left-source')}</Quiet>
    </>
  );
}
