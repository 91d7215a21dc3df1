import type { RequestPhase } from '../src/shared/protocol';

/**
 * Words what a command waits for: the user, Asterisk, or, when Asterisk holds it back, the end of a
 * playback. `phase` is undefined until the host has told.
 */
export function phaseText(phase: RequestPhase | undefined, heldBack: boolean): string {
  switch (phase) {
    case undefined:
      return 'under way…';
    case 'asking':
      return 'answer the question in VS Code…';
    case 'sent':
      return heldBack ? 'Asterisk carries it out when the playback ends…' : 'waiting for Asterisk…';
  }
}
