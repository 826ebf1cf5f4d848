/** Opening a safe place with a passphrase or the 12 words, and which failures leave a choice to the person. */
import type { Failure, Opened, Place } from '../contract';
import { call } from '../desk';

/** What the person gives: one of the two. */
export interface Key {
  passphrase: string | null;
  words: string | null;
}

/** `place` is null for the one that this computer remembers. `despite`: the person was told of the damage and goes on. */
export function openWith(place: Place | null, { passphrase, words }: Key, despite: boolean): Promise<Opened> {
  return words === null
    ? call('open_safe_place', { passphrase: passphrase ?? '', place, despite_damage: despite })
    : call('open_with_recovery', { words, place, despite_damage: despite });
}

/** True for a failure after which the safe place can still be opened, if the person says so. */
export const canGoOn = (failure: Failure | null): failure is Failure => failure?.code === 'damaged' || failure?.code === 'steps-missing';
