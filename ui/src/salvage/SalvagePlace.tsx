/** Saving what can be read while a safe place is open, as it is when it opened for reading only. The open one closes first. */
import { useLocking, useOpening } from '../app/locking';
import { useOpened } from '../app/opened';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { Button, Card, Measure, Row, Stack, Trouble, Waiting } from '../controls';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import { useSalvageJob } from './salvaging';
import { SalvageSteps } from './SalvageSteps';

export default function SalvagePlace() {
  const words = useWords();
  const job = useSalvageJob();
  const open = useOpening();
  const lock = useLocking();
  const opened = useOpened();
  const startup = useReply('startup', {});
  // Starting closed the open safe place; when it then ends without a new one, nothing is open any more.
  const closed = job.ended !== null && job.ended.state !== 'done';
  if (startup.failure) return <Trouble failure={startup.failure} onTry={startup.again} />;
  if (startup.data === null) return <Waiting />;
  return (
    <SalvageSteps
      job={job}
      place={null}
      given={null}
      remembered={opened?.name ?? startup.data.name ?? words('place-lock-folder')}
      onOpen={open}
      around={(step, content) => (
        <>
          <PlaceHead title={words(step === 'sheet' ? 'salvage-sheet-title' : 'app-place-salvage')} />
          <PlaceBody>
            <Measure>
              <Stack gap="large">
                {step === 'form' && (
                  <Card tone="soft">
                    <Stack>
                      <p>{words(closed ? 'salvage-is-closed' : 'salvage-closes')}</p>
                      {closed && <Row><Button icon="lock" onPress={lock}>{words('salvage-open-again')}</Button></Row>}
                    </Stack>
                  </Card>
                )}
                {content}
              </Stack>
            </Measure>
          </PlaceBody>
        </>
      )}
    />
  );
}
