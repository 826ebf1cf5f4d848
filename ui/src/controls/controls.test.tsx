import { render, screen, waitFor, within } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { fill, user } from '../checks/screen';
import type { Failure, Place } from '../contract';
import { fake } from '../desk.fake';
import { WordsProvider } from '../words/words';
import { Ask, BigList, Button, nowhere, PlaceField, Say, TextField, Trouble } from '.';

const draw = (what: ReactNode) => render(<WordsProvider>{what}</WordsProvider>);

describe('Say', () => {
  it('is a dialog named by its message, with the focus on its first control', async () => {
    draw(<Say message="Note deleted." actions={[{ label: 'Undo', onPress: vi.fn() }, { label: 'Close', onPress: vi.fn() }]} />);
    const said = screen.getByRole('dialog', { name: 'Note deleted.' });
    await waitFor(() => expect(within(said).getByRole('button', { name: 'Undo' })).toBe(document.activeElement));
    expect(said.getAttribute('aria-modal')).toBeNull();
  });

  it('closes with Escape by its last action', async () => {
    const close = vi.fn();
    const undo = vi.fn();
    draw(<Say message="Note deleted." actions={[{ label: 'Undo', onPress: undo }, { label: 'Close', onPress: close }]} />);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Undo'));
    await user().keyboard('{Escape}');
    expect(close).toHaveBeenCalledOnce();
    expect(undo).not.toHaveBeenCalled();
  });

  it('leaves the focus alone when it stands in a screen that just opened', async () => {
    draw(<><Button autoFocus>Here</Button><Say takesFocus={false} message="Old news." actions={[{ label: 'Close', onPress: vi.fn() }]} /></>);
    await Promise.resolve();
    expect(document.activeElement?.textContent).toBe('Here');
  });
});

describe('Ask', () => {
  it('puts the focus on the least risky choice and is left with Escape', async () => {
    const close = vi.fn();
    draw(<Ask isOpen onClose={close} title="Stop?" actions={[{ label: 'Go on', onPress: vi.fn() }, { label: 'Stop', onPress: vi.fn() }]} />);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Go on' })).toBe(document.activeElement));
    await user().keyboard('{Escape}');
    expect(close).toHaveBeenCalledOnce();
  });
});

describe('Trouble', () => {
  it('says what happened, what is safe and what to do, and names what the desk names', () => {
    const failure: Failure = { code: 'steps-missing', facts: { name: null, count: 3 } };
    draw(<Trouble failure={failure} />);
    expect(screen.getByRole('dialog', { name: 'The last 3 saved steps are not here. The rest is here. An older copy may have been put back. Look for a newer copy of the folder. Or carry on with this one.' })).toBeTruthy();
  });

  it('is nothing when nothing went wrong', () => {
    draw(<Trouble failure={null} />);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('BigList', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => ({ id: String(i), name: `Page ${i + 1}` }));

  it('draws only what is in view, says each row’s place in the whole, and opens with Enter', async () => {
    const open = vi.fn();
    draw(<BigList label="Pages" rows={rows} keyOf={(row) => row.id} textOf={(row) => row.name} onOpen={open}>{(row) => row.name}</BigList>);
    const drawn = await screen.findAllByRole('option');
    expect(drawn.length).toBeLessThan(100);
    expect(drawn[1]?.getAttribute('aria-posinset')).toBe('2');
    expect(drawn[1]?.getAttribute('aria-setsize')).toBe('10000');
    await user().tab();
    await user().keyboard('{ArrowDown}{Enter}');
    expect(open).toHaveBeenCalledWith(rows[1]);
  });
});

describe('TextField', () => {
  it('ties its help and its problem to the box', () => {
    draw(<TextField label="Date" help="Any words." problem="We could not read it." value="x" onChange={vi.fn()} />);
    const told = (screen.getByLabelText('Date').getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(told).toContain('Any words.');
    expect(told).toContain('We could not read it.');
  });
});

describe('PlaceField', () => {
  function Field({ onPlace }: { onPlace: (place: Place) => void }) {
    const [place, setPlace] = useState<Place>(nowhere);
    return (
      <PlaceField
        label="Where"
        value={place}
        onChange={(next) => {
          setPlace(next);
          onPlace(next);
        }}
        purpose="sheet"
        name="Sheet.pdf"
      />
    );
  }

  it('keeps what was typed when the system’s window is closed without choosing', async () => {
    fake.answer('choose_save_place', () => ({ tokens: [], labels: [] }));
    const places: Place[] = [];
    draw(<Field onPlace={(place) => places.push(place)} />);
    fill(screen.getByLabelText('Where'), '/home/me/x.pdf');
    await user().click(screen.getByRole('button', { name: /Choose another place/ }));
    await waitFor(() => expect(fake.of('choose_save_place')).toEqual([{ purpose: 'sheet', name: 'Sheet.pdf' }]));
    expect(places).toEqual([{ typed: '/home/me/x.pdf', chosen: null }]);
    expect(screen.getByLabelText('Where')).toHaveProperty('value', '/home/me/x.pdf');
  });
});
