/** Whose words: the person's own in the file, what was agreed and what came of it, and words that were copied forward. */
import { Tabs } from '../controls';
import { useGo, useKept } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useWords } from '../words/words';
import { AgreedTab } from './AgreedTab';
import { CopiedTab } from './CopiedTab';
import { YoursTab } from './YoursTab';

const tabs = ['yours', 'agreed', 'copied'] as const;
type Part = (typeof tabs)[number];

export default function WhosePlace() {
  const words = useWords();
  const { here } = useGo();
  const asked = tabs.find((tab) => tab === here.key) ?? 'yours';
  const [tab, setTab] = useKept<Part>('whose-tab', asked);
  return (
    <>
      <PlaceHead title={words('app-place-whose')} />
      <PlaceBody>
        <Tabs
          label={words('whose-parts')}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'yours', label: words('whose-tab-yours'), content: <YoursTab /> },
            { value: 'agreed', label: words('whose-tab-agreed'), content: <AgreedTab /> },
            { value: 'copied', label: words('whose-tab-copied'), content: <CopiedTab /> },
          ]}
        />
      </PlaceBody>
    </>
  );
}
