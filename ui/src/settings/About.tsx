/** What this app is, and which version. */
import { Stack } from '../controls';
import { useReply } from '../reply';
import { useWords } from '../words/words';

export function About() {
  const words = useWords();
  const startup = useReply('startup', {});
  return (
    <Stack gap="small">
      {startup.data && <p>{words('settings-about-version', { version: startup.data.version })}</p>}
      <p>{words('settings-about-line')}</p>
    </Stack>
  );
}
