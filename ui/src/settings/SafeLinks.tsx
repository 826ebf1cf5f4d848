/** The ways to what keeps the file safe: backups, the check, new keys, and what is promised. Each has a screen of its own. */
import { useGo, type PlaceName } from '../app/go';
import { Button, Quiet, Stack, type IconName } from '../controls';
import { useWords } from '../words/words';
import css from './settings.module.css';

const ways: readonly { place: PlaceName; icon: IconName; name: string; help: string }[] = [
  { place: 'backup', icon: 'hard-drive', name: 'app-place-backup', help: 'settings-safe-backup' },
  { place: 'restore', icon: 'rotate-ccw', name: 'app-place-restore', help: 'settings-safe-restore' },
  { place: 'health', icon: 'heart-pulse', name: 'app-place-health', help: 'settings-safe-health' },
  { place: 'new-keys', icon: 'key-round', name: 'app-place-new-keys', help: 'settings-safe-new-keys' },
  { place: 'promises', icon: 'shield', name: 'promises-title', help: 'settings-safe-promises' },
];

export function SafeLinks() {
  const words = useWords();
  const { go } = useGo();
  return (
    <section aria-labelledby="settings-safe">
      <Stack>
        <h2 id="settings-safe">{words('settings-safe')}</h2>
        <ul role="list" className={css.ways}>
          {ways.map(({ place, icon, name, help }) => (
            <li key={place}>
              <Button wide icon={icon} keep={`way-${place}`} onPress={() => go({ place })}>{words(name)}</Button>
              <Quiet>{words(help)}</Quiet>
            </li>
          ))}
        </ul>
      </Stack>
    </section>
  );
}
