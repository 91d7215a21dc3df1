import type { SessionChunk } from '../session/connections';
import { askAboutProblem, showInfo, type MessageButton } from '../ui/messages';
import { runSteps, type Step } from '../ui/runSteps';
import { faultyStep, passwordOf, profileOf, type ConnectionDraft } from './connectionDraft';
import { confirmServing } from './confirmServing';
import { tryConnection } from './tryConnection';
import type { ServerProfile } from '../session/serverProfile';

/** A connection that is ready to be saved. */
export interface FinishedDraft {
  readonly profile: ServerProfile;
  readonly password: string;
}

/** What {@link editDraft} starts from. */
export interface EditDraftOptions {
  readonly title: string;
  readonly draft: ConnectionDraft;
  /** The questions, see `connectionSteps`. */
  readonly steps: readonly Step<ConnectionDraft>[];
  readonly loadChunk: () => Promise<SessionChunk>;
}

const STEP_BUTTONS = {
  url: 'Edit Address',
  user: 'Edit User and Password',
  caFile: 'Edit CA File',
} as const;

/** Says what failed; answers the step to go back to, `save`, or undefined to give up. */
async function askWayOn(
  draft: ConnectionDraft,
  error: unknown,
  questions: EditDraftOptions['steps'],
): Promise<string | undefined> {
  let chosen: string | undefined;
  const { url, user } = profileOf(draft);
  const likely = faultyStep(error);
  const asked = new Set(questions.filter(({ applies }) => applies?.(draft) ?? true).map(({ key }) => key));
  const steps = (['url', 'user', 'caFile'] as const).filter((step) => asked.has(step));
  const buttons: MessageButton[] = steps
    .sort((a, b) => Number(b === likely) - Number(a === likely))
    .map((step) => ({ title: STEP_BUTTONS[step], run: () => (chosen = step) }));
  buttons.push({ title: 'Save Anyway', run: () => (chosen = 'save') });
  // A dialog and not a notification: those may be switched off, and this one holds what was typed.
  await askAboutProblem(`Cannot connect to ${url} as ${user}.`, error, ...buttons);
  return chosen;
}

/**
 * Asks for a connection and tests it, until it works, is to be saved anyway, or is given up
 * (undefined). A failed test leads back to the answer in question, everything typed still there.
 */
export async function editDraft(options: EditDraftOptions): Promise<FinishedDraft | undefined> {
  const { title, steps, loadChunk } = options;
  let { draft } = options;
  let startAt: string | undefined;
  for (;;) {
    const answered = await runSteps({ title, steps, draft, ...(startAt === undefined ? {} : { startAt }) });
    if (!answered) return undefined;
    draft = answered;
    const outcome = await tryConnection(draft, loadChunk);
    if (outcome.kind === 'cancelled') {
      startAt = undefined;
      continue;
    }
    const wayOn = outcome.kind === 'works' ? 'save' : await askWayOn(draft, outcome.error, steps);
    if (wayOn === undefined) return undefined;
    if (wayOn !== 'save') {
      startAt = wayOn;
      continue;
    }
    const result = outcome.kind === 'works' ? outcome.result : undefined;
    const profile = profileOf(draft);
    const password = passwordOf(draft);
    if (result?.canWrite === false) {
      const { user, url } = profile;
      void showInfo(`${user} may only read on ${url}: the connection is read-only, and watches.`);
      const watching = { mode: 'watch', application: undefined, readOnly: true } as const;
      return { profile: { ...profile, ...watching }, password };
    }
    if (profile.application !== undefined) {
      const isKnown = result?.applicationKnown;
      if (!(await confirmServing(profile.application, isKnown))) {
        startAt = 'mode';
        continue;
      }
    }
    return { profile, password };
  }
}
