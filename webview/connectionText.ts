import type { ConnectionState } from '../src/shared/connectionState';

/** What the view says about a connection, and the way out of it. Texts may hold untrusted parts. */
export interface ConnectionText {
  readonly tone: 'busy' | 'good' | 'idle' | 'problem' | 'warning';
  readonly icon: string;
  readonly text: string;
  readonly hint: string;
  /** Label of the button that connects, tries again or takes over; none when there is nothing to do. */
  readonly button?: string;
}

/** The answer of the server with its status: `Authentication required (401)`. */
function said({ message, status }: { readonly message: string; readonly status?: number }): string {
  return status === undefined ? message : `${message} (${status})`;
}

function waitText(retryAt: number, now: number): string {
  const seconds = Math.ceil((retryAt - now) / 1000);
  return seconds > 0 ? `trying again in ${seconds} s` : 'trying again';
}

/** Words a connection's state at the time `now`, ms since 1970. */
export function connectionText(state: ConnectionState, now: number): ConnectionText {
  switch (state.status) {
    case 'disconnected':
      return { tone: 'idle', icon: 'debug-disconnect', text: 'Not connected', hint: '', button: 'Connect' };
    case 'connecting': {
      const text = state.attempt > 1 ? `Connecting, attempt ${state.attempt}` : 'Connecting';
      return { tone: 'busy', icon: 'loading', text, hint: '' };
    }
    case 'synchronising':
      return { tone: 'busy', icon: 'loading', text: 'Reading channels, bridges and endpoints', hint: '' };
    case 'live':
      return { tone: 'good', icon: 'pass-filled', text: 'Live', hint: '' };
    case 'waitingToRetry': {
      const text = `${said(state.problem).replace(/\.$/, '')}; ${waitText(state.retryAt, now)}`;
      return { tone: 'warning', icon: 'warning', text, hint: state.problem.hint, button: 'Retry Now' };
    }
    case 'replaced': {
      const text = `Another client took over the application ${state.application}`;
      const hint = 'Its events go there now. Taking over stops them there.';
      return { tone: 'warning', icon: 'warning', text, hint, button: 'Take Over' };
    }
    case 'failed':
      return {
        tone: 'problem',
        icon: 'error',
        text: said(state.problem),
        hint: state.problem.hint,
        button: 'Retry',
      };
  }
}
