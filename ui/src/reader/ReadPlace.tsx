/** Read: the documents, what was found, or one page. */
import { useGo } from '../app/go';
import { Documents } from './Documents';
import { Found } from './Found';
import { OnePage } from './OnePage';

export default function ReadPlace() {
  const { here } = useGo();
  if (here.seq !== undefined) return <OnePage seq={here.seq} />;
  if (here.find !== undefined && here.find !== 'words') return <Found find={here.find} />;
  return <Documents find={here.find === 'words'} />;
}
