/** What each printed code usually means, with its source, and how to ask about it. */
import type { RemovedMeaning } from '../contract';
import { Card, Quiet, Stack } from '../controls';
import { dateOf } from '../words/day';
import { useWords } from '../words/words';

export function Meanings({ meanings }: { meanings: RemovedMeaning[] }) {
  const words = useWords();
  return (
    <Stack>
      {meanings.map((one) => (
        <Card key={one.id}>
          <Stack gap="small">
            <h3>{one.says}</h3>
            <p>{one.often}</p>
            {one.printed.length > 0 && <p>{words('removed-printed', { codes: one.printed.map((code) => `“${code}”`).join(', ') })}</p>}
            <p>{words('removed-meaning-count', { count: one.count })}</p>
            <div>
              <p>{words('removed-ask')}</p>
              <ul>{one.ask.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
            </div>
            <Quiet small>
              {words('removed-source', { source: one.source })} {words(one.to_be_checked ? 'removed-to-be-checked' : 'removed-checked', { date: dateOf(one.checked) })}
            </Quiet>
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}
