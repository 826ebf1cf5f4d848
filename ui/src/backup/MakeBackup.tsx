/** Making a backup: where it goes, what opens it, how far it is, and, only after its test, that it is there. */
import { useEffect, useState } from 'react';
import { useKept } from '../app/go';
import type { Job } from '../app/job';
import { JobProgress } from '../app/JobProgress';
import { focusOn } from '../app/say';
import type { KeepingView, Place } from '../contract';
import { Button, isSomewhere, nowhere, PlaceField, Quiet, RadioGroup, Row, Stack, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { BackupEnded } from './BackupEnded';
import { CheckSheet } from './CheckSheet';

type Way = 'both' | 'sheet';

const folderOf = (file: string) => file.replace(/[\\/][^\\/]*$/, '');

interface MakeBackupProps {
  keeping: KeepingView;
  job: Job;
  /** The recovery sheet was checked. */
  onChecked: () => void;
}

export function MakeBackup({ keeping, job, onChecked }: MakeBackupProps) {
  const words = useWords();
  const [later, setLater] = useKept('sheet-later', false);
  const first = keeping.backups.length === 0 && keeping.sheet_checked === null && !later;
  const done = () => queueMicrotask(() => focusOn('make-backup'));
  if (job.running !== null) return <JobProgress job={job} title={words(job.running.kind === 'backup' ? 'backup-making' : 'backup-testing')} />;
  return (
    <section aria-labelledby="backup-make">
      <Stack>
        <h2 id="backup-make">{words('backup-make')}</h2>
        <BackupEnded job={job} />
        {first ? <CheckSheet onRight={() => { onChecked(); done(); }} onLater={() => { setLater(true); done(); }} /> : <Form keeping={keeping} job={job} />}
      </Stack>
    </section>
  );
}

function Form({ keeping, job }: { keeping: KeepingView; job: Job }) {
  const words = useWords();
  const ask = useAsk();
  const [into, setInto] = useKept<Place>('backup-into', nowhere);
  // A passphrase that the app made is too long to guess; of any other only the person knows how good it is.
  const [way, setWay] = useState<Way | null>(keeping.passphrase_made ? 'both' : null);

  useEffect(() => {
    if (isSomewhere(into)) return;
    // Where the last one is, when its drive is here: so that the newest three stay together.
    const last = keeping.backups[0];
    if (last?.there) {
      setInto({ typed: folderOf(last.label), chosen: null });
      return;
    }
    let here = true;
    call('suggest_place', { purpose: 'backup', name: '' }).then(
      ({ typed }) => here && setInto({ typed, chosen: null }),
      () => undefined,
    );
    return () => {
      here = false;
    };
    // Once, when the form opens.
  }, []);

  const start = () =>
    ask.run(async () => {
      await job.start('start_backup', { into, with_passphrase: way === 'both' });
    });
  return (
    <Stack>
      <PlaceField label={words('backup-into')} help={words('backup-into-help')} value={into} onChange={setInto} purpose="open" />
      <RadioGroup<Way>
        label={words('backup-opens')}
        value={way}
        onChange={setWay}
        options={[
          { value: 'both', label: words('backup-opens-both'), help: words(keeping.passphrase_made ? 'backup-opens-both-made' : 'backup-opens-both-own') },
          { value: 'sheet', label: words('backup-opens-sheet'), help: words('backup-opens-sheet-help') },
        ]}
      />
      <Quiet>{words('backup-three')}</Quiet>
      {job.otherRuns && <Quiet>{words('jobs-other')}</Quiet>}
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Row>
        <Button tone="primary" icon="hard-drive" keep="make-backup" isDisabled={ask.busy || job.otherRuns || way === null || !isSomewhere(into)} onPress={() => void start()}>{words('backup-start')}</Button>
      </Row>
      {way === null && <Quiet>{words('backup-choose')}</Quiet>}
    </Stack>
  );
}
