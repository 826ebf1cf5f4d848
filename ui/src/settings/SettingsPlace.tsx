/** Settings, each part shut until it is wanted. Changes are kept as they are made, and say so where that is not plain to see. */
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import type { PageLayout, Settings } from '../contract';
import { Disclosure, RadioGroup, Select, Stack, Trouble, Waiting } from '../controls';
import { call } from '../desk';
import { CoverSettings } from '../covers/CoverSettings';
import { DestroyPlace } from '../delete/DestroyPlace';
import { LookPanel } from '../look/LookPanel';
import { useAsk, useReply, type Reply } from '../reply';
import { useWords } from '../words/words';
import { About } from './About';
import { AboutMe, ChangePassphrase, NewRecovery } from './Keys';
import { SafeLinks } from './SafeLinks';

export default function SettingsPlace() {
  const words = useWords();
  const settings = useReply('settings', {});
  return (
    <>
      <PlaceHead title={words('app-place-settings')} />
      <PlaceBody>
        <Disclosure level={2} startsOpen title={words('settings-look')}><LookPanel /></Disclosure>
        <Trouble failure={settings.failure} onTry={settings.again} />
        {settings.data === null && settings.loading && <Waiting />}
        {settings.data && (
          <>
            <Disclosure level={2} title={words('settings-you')}><AboutMe settings={settings.data} /></Disclosure>
            <Disclosure level={2} title={words('settings-reading')}><Reading settings={settings.data} reply={settings} /></Disclosure>
            <Disclosure level={2} title={words('covers-settings')}><CoverSettings /></Disclosure>
            <Disclosure level={2} title={words('settings-lock')}><Idle settings={settings.data} reply={settings} /></Disclosure>
          </>
        )}
        <Disclosure level={2} title={words('settings-pass')}><ChangePassphrase /></Disclosure>
        <Disclosure level={2} title={words('settings-recovery')}><NewRecovery /></Disclosure>
        <SafeLinks />
        <Disclosure level={2} title={words('delete-place')}><DestroyPlace /></Disclosure>
        <Disclosure level={2} title={words('settings-about')}><About /></Disclosure>
      </PlaceBody>
    </>
  );
}

interface PartProps {
  settings: Settings;
  reply: Reply<Settings>;
}

/** Keeps one changed setting at once. */
function useKeep({ settings, reply }: PartProps) {
  const ask = useAsk();
  const keep = (part: Partial<Settings>) =>
    ask.run(async () => {
      const next = { ...settings, ...part };
      await call('set_settings', next);
      reply.set(next);
    });
  return { ask, keep };
}

function Reading(props: PartProps) {
  const words = useWords();
  const { ask, keep } = useKeep(props);
  return (
    <Stack>
      <RadioGroup<PageLayout>
        label={words('settings-layout')}
        value={props.settings.layout}
        onChange={(layout) => void keep({ layout })}
        options={[
          { value: 'both', label: words('settings-layout-both') },
          { value: 'words', label: words('settings-layout-words') },
          { value: 'picture', label: words('settings-layout-picture') },
        ]}
      />
      <Trouble failure={ask.failure} onClose={ask.clear} />
    </Stack>
  );
}

const minutes = [2, 5, 10, 20, 30, 60];

function Idle(props: PartProps) {
  const words = useWords();
  const { ask, keep } = useKeep(props);
  const now = props.settings.idle_minutes;
  const offered = minutes.includes(now) ? minutes : [...minutes, now].toSorted((a, b) => a - b);
  return (
    <Stack>
      <Select
        label={words('settings-idle')}
        value={String(now)}
        onChange={(value) => void keep({ idle_minutes: Number(value) })}
        options={offered.map((n) => ({ value: String(n), label: words('settings-idle-minutes', { minutes: n }) }))}
      />
      <Trouble failure={ask.failure} onClose={ask.clear} />
    </Stack>
  );
}
