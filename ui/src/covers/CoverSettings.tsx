/** What is covered: all of it, each kind by itself, and how covers look. Each change is kept at once and can be undone. */
import type { CoverLookView, CoversView } from '../contract';
import { Checkbox, Quiet, RadioGroup, Stack, Trouble, Waiting } from '../controls';
import { call } from '../desk';
import { useAsk, useReply } from '../reply';
import { useWords } from '../words/words';
import css from './covers.module.css';

export function CoverSettings() {
  const words = useWords();
  const reply = useReply('covers', {});
  const ask = useAsk();
  const view = reply.data;
  if (view === null) return reply.failure ? <Trouble failure={reply.failure} onTry={reply.again} /> : <Waiting />;
  const keep = (change: () => Promise<CoversView>) => void ask.run(async () => reply.set(await change()));
  return (
    <Stack>
      <Quiet>{words('covers-looks')}</Quiet>
      <Checkbox
        label={words('covers-settings-all')}
        help={words('covers-settings-all-help')}
        isSelected={view.all}
        onChange={(on) => keep(() => call('turn_covers', { of: 'all', kind: null, seq: null, on }))}
      />
      <fieldset className={css.kinds}>
        <legend>{words('covers-settings-kinds')}</legend>
        {view.kinds.map((kind) => (
          <Checkbox
            key={kind.kind}
            label={kind.name}
            help={kind.by_itself ? `${kind.line} ${words('covers-settings-by-itself')}` : kind.line}
            isSelected={kind.on}
            isDisabled={!view.all && !kind.by_itself}
            onChange={(on) => keep(() => call('turn_covers', { of: 'kind', kind: kind.kind, seq: null, on }))}
          />
        ))}
      </fieldset>
      <RadioGroup<CoverLookView>
        label={words('covers-settings-look')}
        value={view.look}
        onChange={(look) => keep(() => call('set_cover_look', { look }))}
        options={[
          { value: 'panel', label: words('covers-settings-look-panel') },
          { value: 'line', label: words('covers-settings-look-line') },
        ]}
      />
      {view.pages_off > 0 && <Quiet>{words('covers-settings-pages-off', { count: view.pages_off })}</Quiet>}
      <Quiet small>{words('covers-settings-private')}</Quiet>
      <Trouble failure={ask.failure} onClose={ask.clear} />
    </Stack>
  );
}
