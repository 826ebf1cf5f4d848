/** What the messages of failures.ftl may name. */
import type { Failure } from '../contract';
import type { Facts } from './words';

export function failureFacts({ facts: { name, count } }: Failure): Facts {
  return { name: name ?? '', count: count ?? 0, named: name ? 'yes' : 'no', counted: count === null ? 'no' : 'yes' };
}
