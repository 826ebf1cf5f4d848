/** Catches a fault in a place's drawing, so that one broken screen does not take the desk with it. */
import { Component, type ReactNode } from 'react';
import { Trouble } from '../controls';
import { useWords } from '../words/words';
import { PlaceBody, PlaceHead } from './PlaceHead';

export class PlaceFault extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken onTry={() => this.setState({ broken: false })} /> : this.props.children;
  }
}

function Broken({ onTry }: { onTry: () => void }) {
  const words = useWords();
  return (
    <>
      <PlaceHead title={words('app-fault')} />
      <PlaceBody>
        <Trouble failure={{ code: 'unexpected', facts: { name: null, count: null } }} onTry={onTry} />
      </PlaceBody>
    </>
  );
}
