/** Opens a safe place of its own with the made-up file in it, and starts bringing that in. It touches no other safe place. */
import type { Opened } from '../contract';
import { call } from '../desk';

export async function lookAround(): Promise<Opened> {
  const opened = await call('look_around', {});
  await call('bring_in_made_up_file', {});
  return opened;
}
