import { ProgressLocation, window } from 'vscode';
import { displayText } from '../shared/displayText';
import { confirmServing } from './confirmServing';
import type { ConnectionServices } from './connectionServices';
import type { ServingQuestion } from './connectServer';
import { testProfile } from './testProfile';

/** Asks the server first, with a word in the status bar, and then the user. */
export function servingQuestion({ loadChunk }: Pick<ConnectionServices, 'loadChunk'>): ServingQuestion {
  return {
    isKnown: async (profile, password) => {
      const title = displayText(`Asking ${profile.name} who serves ${profile.application ?? ''}`);
      const { applicationKnown } = await window.withProgress(
        { location: ProgressLocation.Window, title, cancellable: false },
        // Whether the user may write does not matter here. The REST client's own time limit ends it.
        () => testProfile({ ...profile, readOnly: true }, password, loadChunk),
      );
      return applicationKnown === true;
    },
    confirm: confirmServing,
  };
}
