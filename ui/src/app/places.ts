/** Every place of the desk, loaded when first opened. */
import { lazy, type ComponentType } from 'react';
import type { IconName } from '../controls';
import type { PlaceName } from './go';

export const places: Record<PlaceName, ComponentType> = {
  home: lazy(() => import('../home/HomePlace')),
  read: lazy(() => import('../reader/ReadPlace')),
  notes: lazy(() => import('../reader/NotesPlace')),
  timeline: lazy(() => import('../timeline/TimelinePlace')),
  story: lazy(() => import('../story/StoryPlace')),
  questions: lazy(() => import('../questions/QuestionsPlace')),
  share: lazy(() => import('../share/SharePlace')),
  bring: lazy(() => import('../bring/BringPlace')),
  files: lazy(() => import('../files/FilesPlace')),
  papers: lazy(() => import('../papers/PapersPlace')),
  receipt: lazy(() => import('../receipt/ReceiptPlace')),
  settings: lazy(() => import('../settings/SettingsPlace')),
  help: lazy(() => import('../help/HelpPlace')),
  backup: lazy(() => import('../backup/BackupPlace')),
  restore: lazy(() => import('../backup/RestorePlace')),
  'new-keys': lazy(() => import('../settings/NewKeysPlace')),
  promises: lazy(() => import('../promises/PromisesPlace')),
  health: lazy(() => import('../health/HealthPlace')),
  salvage: lazy(() => import('../salvage/SalvagePlace')),
  people: lazy(() => import('../people/PeoplePlace')),
  why: lazy(() => import('../why/WhyPlace')),
  whose: lazy(() => import('../whose/WhosePlace')),
  removed: lazy(() => import('../removed/RemovedPlace')),
};

/** The sidebar, in order; Alt+1 opens the first. */
export const sidebar: readonly { place: PlaceName; icon: IconName }[] = [
  { place: 'home', icon: 'house' },
  { place: 'read', icon: 'book-open' },
  { place: 'timeline', icon: 'chart-gantt' },
  { place: 'story', icon: 'pen-line' },
  { place: 'questions', icon: 'message-circle-question-mark' },
  { place: 'share', icon: 'share-2' },
];
