/** How to get the papers out with the recovery sheet and another program, when this one cannot help. Steps to follow or to hand on. */
import type { System } from '../contract';
import { Button, CopyText, Quiet, Row, Stack } from '../controls';
import { call } from '../desk';
import { useAsk, useReply } from '../reply';
import { useWords } from '../words/words';
import { Outside } from './Outside';
import css from './place.module.css';

const openKeys = 'age -d -i sheet.txt -o keys.txt keys/recovery.age';

/** Opens every received file of the folder. docs/formats/vault.md gives the same for one file. */
const openPapers: Record<'windows' | 'other', string> = {
  windows: 'Get-ChildItem blobs -Recurse -File | ForEach-Object { age -d -i keys.txt -o "paper-$($_.Name)" $_.FullName }',
  other: 'for f in blobs/*/*; do age -d -i keys.txt -o "paper-$(basename "$f")" "$f"; done',
};

const programs: Record<System, string> = { windows: 'PowerShell', mac: 'Terminal', linux: 'Terminal', other: 'Terminal' };

export function WithoutUs({ onBack }: { onBack: () => void }) {
  const words = useWords();
  const ask = useAsk();
  const startup = useReply('startup', {});
  const system = startup.data?.system ?? 'other';
  return (
    <Outside title={words('place-without-title')} onBack={onBack}>
      <p>{words('place-without-line')}</p>
      <ol className={css.steps}>
        <li>{words('place-without-get')}</li>
        <li>{words('place-without-sheet')}</li>
        <li>{words('place-without-window', { program: programs[system] })}</li>
        <li>
          <Stack gap="small">
            <p>{words('place-without-keys')}</p>
            <CopyText text={openKeys} label={words('place-without-keys-label')} />
          </Stack>
        </li>
        <li>
          <Stack gap="small">
            <p>{words('place-without-papers')}</p>
            <CopyText text={openPapers[system === 'windows' ? 'windows' : 'other']} label={words('place-without-papers-label')} />
            <Quiet>{words('place-without-names')}</Quiet>
          </Stack>
        </li>
        <li>{words('place-without-after')}</li>
      </ol>
      <Quiet>{words('place-without-spare')}</Quiet>
      <Row><Button icon="printer" isDisabled={ask.busy} onPress={() => void ask.run(() => call('print_page', {}))}>{words('place-without-print')}</Button></Row>
    </Outside>
  );
}
