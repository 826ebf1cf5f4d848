/** Restoring from a backup while a safe place is open: another one is made beside it. */
import { useGo } from '../app/go';
import { useOpening } from '../app/locking';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { Card, Measure, Stack } from '../controls';
import { useWords } from '../words/words';
import { RestoreSteps } from './RestoreSteps';
import { useRestoreJob } from './restoring';

export default function RestorePlace() {
  const words = useWords();
  const { here } = useGo();
  const job = useRestoreJob();
  const open = useOpening();
  return (
    <>
      <PlaceHead title={words('app-place-restore')} />
      <PlaceBody>
        <Measure>
          <Stack gap="large">
            {job.running === null && job.ended === null && <Card tone="soft"><p>{words('backup-restore-inside')}</p></Card>}
            <RestoreSteps job={job} first={here.key ?? null} onOpen={open} canLeave />
          </Stack>
        </Measure>
      </PlaceBody>
    </>
  );
}
