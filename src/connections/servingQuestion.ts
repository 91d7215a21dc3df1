import { withWindowProgress } from '../ui/progress';
import { confirmServing } from './confirmServing';
import type { ConnectionServices } from './connectionServices';
import type { ServingQuestion } from './connectServer';
import { testProfile } from './testProfile';

/** Asks the server first, with a word in the status bar, and then the user. */
export function servingQuestion({ loadChunk }: Pick<ConnectionServices, 'loadChunk'>): ServingQuestion {
  return {
    isKnown: async (profile, password) => {
      const title = `Asking ${profile.name} who serves ${profile.application ?? ''}`;
      const { applicationKnown } = await withWindowProgress(
        title,
        // Whether the user may write does not matter here. The REST client's own time limit ends it.
        () => testProfile({ ...profile, readOnly: true }, password, loadChunk),
      );
      return applicationKnown === true;
    },
    confirm: confirmServing,
  };
}
