/** What this app promises and what it cannot do, in plain words for this kind of computer. It says no more than docs/threat-model.md. */
import type { SafetyView, System } from '../contract';
import { Card, Quiet, Stack } from '../controls';
import { useWords } from '../words/words';
import css from './promises.module.css';

const yes = (is: boolean) => ({ yes: is ? 'yes' : 'no' });

/** Told the same on every kind of computer, in this order; `network`, `papers` and `pictures` differ. */
const promised = ['locked', 'guess', 'saved', 'changed', 'originals', 'lock', 'backup'] as const;
const cannot = ['forgotten', 'watching', 'seen', 'passphrase', 'deleted', 'undo', 'older', 'open', 'lid', 'copies', 'boxes'] as const;

interface PromiseWordsProps {
  system: System;
  /** What is switched on in this very run; null while no safe place is open. */
  safety: SafetyView | null;
}

export function PromiseWords({ system, safety }: PromiseWordsProps) {
  const words = useWords();
  const linux = system === 'linux' ? 'yes' : 'no';
  return (
    <Stack gap="large">
      {system !== 'linux' && <Card tone="soft"><p>{words('promises-untested')}</p></Card>}
      <section aria-labelledby="promises-yes">
        <Stack gap="small">
          <h2 id="promises-yes">{words('promises-yes')}</h2>
          <ul className={css.list}>
            <li>{words('promises-network', { linux })}</li>
            <li>{words('promises-papers', { linux })}</li>
            {promised.map((one) => <li key={one}>{words(`promises-yes-${one}`)}</li>)}
          </ul>
        </Stack>
      </section>
      <section aria-labelledby="promises-no">
        <Stack gap="small">
          <h2 id="promises-no">{words('promises-no')}</h2>
          <ul className={css.list}>
            {cannot.map((one) => <li key={one}>{words(`promises-no-${one}`, { linux })}</li>)}
            <li>{words('promises-pictures', { linux })}</li>
          </ul>
        </Stack>
      </section>
      <section aria-labelledby="promises-now">
        <Stack gap="small">
          <h2 id="promises-now">{words('promises-now')}</h2>
          {safety === null ? <p>{words('promises-now-closed')}</p> : <Now safety={safety} />}
        </Stack>
      </section>
      <Quiet>{words('promises-audit')}</Quiet>
    </Stack>
  );
}

function Now({ safety }: { safety: SafetyView }) {
  const words = useWords();
  const disk = safety.disk_encrypted === null ? 'unknown' : safety.disk_encrypted ? 'yes' : 'no';
  return (
    <ul className={css.list}>
      <li>{words('promises-now-folder', { folder: safety.folder })}</li>
      <li>{words('promises-now-originals', { count: safety.originals })}</li>
      <li>{words('promises-now-network', yes(safety.network_refused))}</li>
      <li>{words('promises-now-reader', yes(safety.reader_confined))}</li>
      <li>{words('promises-now-files', yes(safety.landlock))}</li>
      <li>{words('promises-now-calls', yes(safety.seccomp))}</li>
      <li>{words('promises-now-disk', { disk })}</li>
    </ul>
  );
}
