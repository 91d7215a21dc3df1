import * as vscode from 'vscode';
import { problemOf } from '../ari/problemOf';
import { displayShort } from '../shared/displayText';
import { problemText } from '../shared/problemText';

/*
 * The only file that may show notifications: in one of them `[x](command:…)` is a live link, and half
 * of what we show was chosen by a caller. Every text passes through displayShort here.
 */

/** A button of a message and what it does. */
export interface MessageButton {
  readonly title: string;
  run(): unknown;
}

/** VS Code drops the end of a longer text, and the end says what to do. */
const LONGEST = 900;
/** What was tried, before what came of it. */
const LONGEST_WHAT = 200;
/** Lines of a dialog, and how long one may be: its buttons must stay on the screen. */
const MOST_LINES = 16;
const LONGEST_LINE = 300;

type Show = (text: string, titles: readonly string[]) => Thenable<string | undefined>;

/** The titles as they are shown, and what is run when one of them was chosen. */
async function showWith(show: Show, text: string, buttons: readonly MessageButton[]): Promise<void> {
  const titles = buttons.map(({ title }) => displayShort(title, LONGEST_LINE));
  const chosen = await show(text, titles);
  if (chosen !== undefined) await buttons[titles.indexOf(chosen)]?.run();
}

function lines(texts: readonly string[]): string {
  const shown = texts.slice(0, MOST_LINES).map((text) => displayShort(text, LONGEST_LINE));
  return (texts.length > MOST_LINES ? [...shown, '…'] : shown).join('\n');
}

/** Shows a notification with buttons, each a way on; resolves when one was run or the message closed. */
export async function showInfo(text: string, ...buttons: readonly MessageButton[]): Promise<void> {
  await showWith(
    async (shown, titles) => vscode.window.showInformationMessage(displayShort(shown, LONGEST), ...titles),
    text,
    buttons,
  );
}

/** As {@link showInfo}, as a warning. */
export async function showWarning(text: string, ...buttons: readonly MessageButton[]): Promise<void> {
  await showWith(
    async (shown, titles) => vscode.window.showWarningMessage(displayShort(shown, LONGEST), ...titles),
    text,
    buttons,
  );
}

/** Shows what failed: what was tried, Asterisk's own words with the status, and what to do next. */
export async function showProblem(
  what: string,
  error: unknown,
  ...buttons: readonly MessageButton[]
): Promise<void> {
  await showWith(
    async (shown, titles) => vscode.window.showErrorMessage(displayShort(shown, LONGEST), ...titles),
    `${displayShort(what, LONGEST_WHAT)}: ${problemText(problemOf(error))}`,
    buttons,
  );
}

/** As {@link showProblem}, in a dialog: for a failure that needs an answer before it can go on. */
export async function askAboutProblem(
  what: string,
  error: unknown,
  ...buttons: readonly MessageButton[]
): Promise<void> {
  const problem = problemOf(error);
  const options = { modal: true, detail: lines([problemText({ ...problem, hint: '' }), '', problem.hint]) };
  await showWith(
    async (shown, titles) =>
      vscode.window.showErrorMessage(displayShort(shown, LONGEST_WHAT), options, ...titles),
    what,
    buttons,
  );
}

/**
 * Asks before something that cannot be taken back; true only when the user chose `yes`. Every entry of
 * `detail` is one line, whatever a caller put into it.
 */
export async function confirm(
  question: string,
  detail: string | readonly string[],
  yes: string,
): Promise<boolean> {
  const options = { modal: true, detail: lines(typeof detail === 'string' ? [detail] : detail) };
  return (await vscode.window.showWarningMessage(displayShort(question, LONGEST_WHAT), options, yes)) === yes;
}
