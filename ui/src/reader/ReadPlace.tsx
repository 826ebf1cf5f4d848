/** Read: the documents, what was found, or one page. Looking for nothing (`find: ''`) is the documents with the search box ready. */
import { useGo } from '../app/go';
import { Compare } from '../repeats/Compare';
import { Documents } from './Documents';
import { Found } from './Found';
import { OnePage } from './OnePage';

export default function ReadPlace() {
  const { here } = useGo();
  if (here.seq !== undefined && here.beside !== undefined) return <Compare left={here.seq} right={here.beside} />;
  if (here.seq !== undefined) return <OnePage seq={here.seq} />;
  if (here.find !== undefined && here.find !== '') return <Found find={here.find} />;
  return <Documents find={here.find === ''} />;
}
