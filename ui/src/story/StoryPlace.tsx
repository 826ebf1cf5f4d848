/** My story as far as the file tells it: chapters by home, each sentence with its page, and the person's own memories. */
import { useEffect, useState } from 'react';
import type { Place, StoryBlock, StorySpan } from '../contract';
import { Button, Disclosure, isSomewhere, Measure, nowhere, PlaceField, Quiet, RadioGroup, Row, Stack, Trouble, Waiting } from '../controls';
import { useGo } from '../app/go';
import { PageLink } from '../app/PageLink';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useSay } from '../app/say';
import { call } from '../desk';
import { useAsk, useReply } from '../reply';
import { useWords } from '../words/words';
import css from './story.module.css';

export default function StoryPlace() {
  const words = useWords();
  const { go } = useGo();
  const story = useReply('story', {});
  return (
    <>
      <PlaceHead title={words('app-place-story')} />
      <PlaceBody>
        {story.data === null ? (
          story.failure ? <Trouble failure={story.failure} onTry={story.again} /> : <Waiting />
        ) : story.data.empty ? (
          <Stack gap="usual">
            <p>{words('story-empty')}</p>
            <Row>
              <Button tone="primary" onPress={() => go({ place: 'timeline' })}>{words('story-go-timeline')}</Button>
            </Row>
          </Stack>
        ) : (
          <Stack gap="large">
            <Quiet>{words('story-made-by')}</Quiet>
            <SaveStory />
            <Measure>
              <article className={css.story} aria-label={words('app-place-story')}>
                {story.data.blocks.map((block, i) => <OneBlock key={i} block={block} />)}
              </article>
            </Measure>
          </Stack>
        )}
      </PlaceBody>
    </>
  );
}

function OneBlock({ block }: { block: StoryBlock }) {
  const spans = block.spans.map((span, i) => <OneSpan key={i} span={span} />);
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? <h2>{spans}</h2> : <h3>{spans}</h3>;
    case 'quote':
      return <blockquote>{spans}</blockquote>;
    case 'list_item':
      return <p className={css.item}>{spans}</p>;
    case 'paragraph':
      return <p>{spans}</p>;
  }
}

function OneSpan({ span }: { span: StorySpan }) {
  switch (span.kind) {
    case 'source':
      return span.seq === null ? <>{span.text}</> : <PageLink seq={span.seq} start={span.start ?? 0} end={span.end ?? 0} />;
    case 'strong':
      return <strong>{span.text}</strong>;
    case 'emphasis':
      return <em>{span.text}</em>;
    case 'mine':
      return <span className={css.mine}>{span.text}</span>;
    case 'text':
      return <>{span.text}</>;
  }
}

function SaveStory() {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const [kind, setKind] = useState<'story_pdf' | 'story_markdown'>('story_pdf');
  const [place, setPlace] = useState<Place>(nowhere);
  useEffect(() => {
    call('suggest_place', { purpose: kind, name: '' }).then((p) => setPlace({ typed: p.typed, chosen: null }), () => undefined);
  }, [kind]);
  const save = () =>
    ask.run(async () => {
      const saved = await call('save_story', { place, kind });
      say({ message: words('story-saved', { place: saved.label }) });
    });
  return (
    <Disclosure level={2} title={words('story-save-title')}>
      <Stack gap="usual">
        <RadioGroup
          label={words('story-save-kind')}
          value={kind}
          onChange={(value) => setKind(value === 'story_markdown' ? 'story_markdown' : 'story_pdf')}
          options={[
            { value: 'story_pdf', label: words('story-save-pdf') },
            { value: 'story_markdown', label: words('story-save-markdown') },
          ]}
        />
        <PlaceField label={words('story-save-place')} value={place} onChange={setPlace} purpose={kind} />
        <Quiet small>{words('story-not-locked')}</Quiet>
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row>
          <Button tone="primary" icon="download" isDisabled={!isSomewhere(place) || ask.busy} onPress={() => void save()}>{words('story-save')}</Button>
        </Row>
      </Stack>
    </Disclosure>
  );
}
