/** Which paper of the same file a page belongs to. The council's own order is not touched by it. */
import { useEffect, useState } from 'react';
import type { FilePapersView } from '../contract';
import { Ask, Quiet, Select, Stack, Trouble } from '../controls';
import { call } from '../desk';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { useDeciding } from './deciding';

interface Props {
  isOpen: boolean;
  seq: number;
  fileId: number;
  /** The paper that the page is in now. */
  own: string;
  onClose: () => void;
}

export function MovePage({ isOpen, seq, fileId, own, onClose }: Props) {
  const words = useWords();
  const kind = useKind();
  const deciding = useDeciding();
  const [papers, setPapers] = useState<FilePapersView['papers']>([]);
  const [to, setTo] = useState('');
  useEffect(() => {
    if (!isOpen) return undefined;
    let here = true;
    call('file_papers', { id: fileId }).then(
      (view) => {
        if (!here) return;
        const others = view.papers.filter((one) => one.paper.id !== own);
        setPapers(others);
        setTo(String(nearest(others.map((one) => one.paper.seq), seq)));
      },
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [isOpen, fileId, own, seq]);
  const move = async () => {
    onClose();
    await deciding.decide(() => call('move_page', { seq, to: Number(to) }), 'papers-did-move', { seq });
  };
  const options = papers.map(({ paper }) => ({
    value: String(paper.seq),
    label: words('papers-move-option', { title: paper.title || kind('document', paper.kind), first: paper.first_page }),
  }));
  return (
    <Ask
      isOpen={isOpen}
      onClose={onClose}
      title={words('papers-move-title', { seq })}
      actions={[
        { label: words('papers-change-leave'), onPress: onClose },
        { label: words('papers-move-do'), onPress: () => void move(), primary: true, isDisabled: options.length === 0 },
      ]}
    >
      <Stack>
        <Quiet>{words('papers-move-line')}</Quiet>
        {options.length === 0 ? <p>{words('papers-move-none')}</p> : <Select label={words('papers-move-to')} value={to} onChange={setTo} options={options} />}
        <Trouble failure={deciding.failure} onClose={deciding.clear} />
      </Stack>
    </Ask>
  );
}

/** Most sheets strayed a little way only. */
function nearest(seqs: readonly number[], seq: number): number {
  return seqs.toSorted((a, b) => Math.abs(a - seq) - Math.abs(b - seq))[0] ?? 0;
}
