/** The choices of look. On the welcome screen, the lock screen, in Settings and behind every Aa. */
import type { Face, Look } from '../contract';
import { Button, Checkbox, Pop, RadioGroup, Row, Stack } from '../controls';
import { useWords } from '../words/words';
import { largest, smallest, useLook } from './look';

export function SizeButtons() {
  const words = useWords();
  const { look, change } = useLook();
  return (
    <div role="group" aria-label={words('settings-size')}>
      <Row>
        <Button icon="minus" isDisabled={look.size <= smallest} onPress={() => change({ size: look.size - 2 })}>{words('settings-size-smaller')}</Button>
        <Button icon="plus" isDisabled={look.size >= largest} onPress={() => change({ size: look.size + 2 })}>{words('settings-size-bigger')}</Button>
        <span>{words('settings-size-now', { size: look.size })}</span>
      </Row>
    </div>
  );
}

export function ColourChoice() {
  const words = useWords();
  const { look, change } = useLook();
  return (
    <RadioGroup<Look['theme']>
      across
      label={words('settings-colours')}
      value={look.theme}
      onChange={(theme) => change({ theme })}
      options={[
        { value: 'system', label: words('settings-colours-system') },
        { value: 'light', label: words('settings-colours-light') },
        { value: 'cream', label: words('settings-colours-cream') },
        { value: 'dark', label: words('settings-colours-dark') },
        { value: 'contrast', label: words('settings-colours-contrast') },
      ]}
    />
  );
}

export function LookPanel() {
  const words = useWords();
  const { look, change } = useLook();
  return (
    <Stack>
      <SizeButtons />
      <ColourChoice />
      <RadioGroup<Face>
        across
        label={words('settings-face')}
        value={look.face}
        onChange={(face) => change({ face })}
        options={[
          { value: 'atkinson', label: words('settings-face-atkinson') },
          { value: 'lexend', label: words('settings-face-lexend') },
          { value: 'system', label: words('settings-face-system') },
        ]}
      />
      <RadioGroup<'0' | '1' | '2' | '3'>
        across
        label={words('settings-space')}
        value={String(look.space) as '0'}
        onChange={(space) => change({ space: Number(space) })}
        options={[
          { value: '0', label: words('settings-space-0') },
          { value: '1', label: words('settings-space-1') },
          { value: '2', label: words('settings-space-2') },
          { value: '3', label: words('settings-space-3') },
        ]}
      />
      <Checkbox label={words('settings-still')} isSelected={look.still} onChange={(still) => change({ still })} />
    </Stack>
  );
}

/** The Aa button, with the whole panel behind it. */
export function LookButton() {
  const words = useWords();
  return (
    <Pop icon="a-large-small" button={words('settings-look-button')} title={words('settings-look')} keep="look">
      <LookPanel />
    </Pop>
  );
}
