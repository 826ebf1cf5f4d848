/** Help for me: the support card, stopping for today, and the keys. */
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useLocking } from '../app/locking';
import { Button, Card, Disclosure, Quiet, Row, Stack } from '../controls';
import { useWords } from '../words/words';
import { HelpCard } from './HelpCard';
import css from './help.module.css';

const keys = ['places', 'back', 'help', 'hide', 'lock', 'pane', 'undo', 'redo', 'size', 'find', 'page'] as const;

export default function HelpPlace() {
  const words = useWords();
  const lock = useLocking();
  return (
    <>
      <PlaceHead title={words('app-place-help')} />
      <PlaceBody>
        <HelpCard />
        <Card>
          <Stack gap="small">
            <Quiet>{words('help-stop-line')}</Quiet>
            <Row><Button icon="lock" onPress={lock}>{words('help-stop')}</Button></Row>
          </Stack>
        </Card>
        <Disclosure title={words('help-keys')} level={2}>
          <table className={css.keys}>
            <thead><tr><th scope="col">{words('help-keys-what')}</th><th scope="col">{words('help-keys-which')}</th></tr></thead>
            <tbody>
              {keys.map((key) => (
                <tr key={key}><th scope="row">{words(`help-keys-${key}`)}</th><td>{words(`help-keys-list-${key}`)}</td></tr>
              ))}
            </tbody>
          </table>
        </Disclosure>
      </PlaceBody>
    </>
  );
}
