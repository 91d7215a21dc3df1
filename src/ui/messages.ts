import * as vscode from 'vscode';
import { problemOf } from '../ari/problemOf';
import { displayLines, displayText } from '../shared/displayText';
import { problemText } from '../shared/problemText';

/*
 * The only file that may show notifications: in one of them `[x](command:…)` is a live link, and half
 * of what we show was chosen by a caller. Every text passes through displayText here.
 */

/** A button of a message and what it does. */
export interface MessageButton {
  readonly title: string;
  run(): unknown;
}

async function runChosen(chosen: string | undefined, buttons: readonly MessageButton[]): Promise<void> {
  await buttons.find((button) => button.title === chosen)?.run();
}

async function showError(
  text: string,
  options: vscode.MessageOptions,
  buttons: readonly MessageButton[],
): Promise<void> {
  const titles = buttons.map((button) => button.title);
  await runChosen(await vscode.window.showErrorMessage(displayText(text), options, ...titles), buttons);
}

/** Shows a notification with buttons, each a way on; resolves when one was run or the message closed. */
export async function showInfo(text: string, ...buttons: readonly MessageButton[]): Promise<void> {
  const titles = buttons.map((button) => button.title);
  await runChosen(await vscode.window.showInformationMessage(displayText(text), ...titles), buttons);
}

/** As {@link showInfo}, as a warning. */
export async function showWarning(text: string, ...buttons: readonly MessageButton[]): Promise<void> {
  const titles = buttons.map((button) => button.title);
  await runChosen(await vscode.window.showWarningMessage(displayText(text), ...titles), buttons);
}

/** Shows what failed: what was tried, Asterisk's own words with the status, and what to do next. */
export async function showProblem(
  what: string,
  error: unknown,
  ...buttons: readonly MessageButton[]
): Promise<void> {
  await showError(`${what}: ${problemText(problemOf(error))}`, {}, buttons);
}

/** As {@link showProblem}, in a dialog: for a failure that needs an answer before it can go on. */
export async function askAboutProblem(
  what: string,
  error: unknown,
  ...buttons: readonly MessageButton[]
): Promise<void> {
  const problem = problemOf(error);
  const detail = `${displayText(problemText({ ...problem, hint: '' }))}\n\n${displayText(problem.hint)}`;
  await showError(what, { modal: true, detail }, buttons);
}

/** Asks before something that cannot be taken back; true only when the user chose `yes`. */
export async function confirm(question: string, detail: string, yes: string): Promise<boolean> {
  const options = { modal: true, detail: displayLines(detail) };
  return (await vscode.window.showWarningMessage(displayText(question), options, yes)) === yes;
}
