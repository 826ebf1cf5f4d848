/** What keeps the file safe on this computer, told as it is; a check for damage; and what this app is. */
import { useState } from 'react';
import type { CheckView } from '../contract';
import { Button, Row, Say, Stack, Trouble, Waiting } from '../controls';
import { call } from '../desk';
import { useAsk, useReply } from '../reply';
import { useWords } from '../words/words';

const yes = (is: boolean) => ({ yes: is ? 'yes' : 'no' });

export function Safety() {
  const words = useWords();
  const safety = useReply('safety', {});
  if (safety.failure) return <Trouble failure={safety.failure} onTry={safety.again} />;
  if (safety.data === null) return <Waiting />;
  const s = safety.data;
  return (
    <ul>
      <li>{words('settings-safety-folder', { folder: s.folder })}</li>
      <li>{words('settings-safety-locked')}</li>
      <li>{words('settings-safety-originals', { count: s.originals })}</li>
      <li>{words('settings-safety-network', yes(s.network_refused))}</li>
      <li>{words('settings-safety-reader', yes(s.reader_confined))}</li>
      <li>{words('settings-safety-files', yes(s.landlock))}</li>
      <li>{words('settings-safety-calls', yes(s.seccomp))}</li>
      <li>{words('settings-safety-not')}</li>
    </ul>
  );
}

export function CheckPlace() {
  const words = useWords();
  const ask = useAsk();
  const [found, setFound] = useState<CheckView | null>(null);
  const check = (full: boolean) =>
    ask.run(async () => {
      setFound(null);
      setFound(await call('check_safe_place', { full }));
    });
  const damage = found?.damage ?? [];
  return (
    <Stack>
      <p>{words('settings-check-line')}</p>
      <Row>
        <Button isDisabled={ask.busy} onPress={() => void check(false)}>{words('settings-check-quick')}</Button>
        <Button isDisabled={ask.busy} onPress={() => void check(true)}>{words('settings-check-full')}</Button>
      </Row>
      {ask.busy && <p role="status">{words('settings-check-going')}</p>}
      <Trouble failure={ask.failure} onClose={ask.clear} />
      {found && (
        <Say
          tone={damage.length > 0 ? 'stop' : 'plain'}
          message={damage.length > 0 ? words('settings-check-damage', { count: damage.length }) : words('settings-check-well', { files: found.files, pages: found.pages })}
          actions={[{ label: words('app-close'), onPress: () => setFound(null) }]}
        >
          {damage.length > 0 && (
            <ul>
              {damage.map((one, i) => (
                <li key={i}>{words('settings-check-where', { kind: one.page !== null ? 'page' : one.file !== null ? 'file' : 'other', what: words(`settings-damage-${one.what}`), file: one.file, page: one.page })}</li>
              ))}
            </ul>
          )}
        </Say>
      )}
    </Stack>
  );
}

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
