import * as vscode from 'vscode';

/** The functions of `vscode.window` that ask the user something. */
const ASKING = [
  'createInputBox',
  'createQuickPick',
  'showErrorMessage',
  'showInformationMessage',
  'showInputBox',
  'showOpenDialog',
  'showQuickPick',
  'showSaveDialog',
  'showWarningMessage',
] as const;

/** A user who agrees to everything. */
export interface Agreement {
  /** What was asked or told, in order. */
  readonly heard: readonly string[];
  /** Gives VS Code its own functions back. */
  end(): void;
}

interface Input {
  prompt?: string;
  placeholder?: string;
  value: string;
  items: readonly vscode.QuickPickItem[];
  activeItems: readonly vscode.QuickPickItem[];
  selectedItems: readonly vscode.QuickPickItem[];
}

const isChoice = ({ kind }: vscode.QuickPickItem): boolean => kind !== vscode.QuickPickItemKind.Separator;

/**
 * Answers every question with yes: the button of a dialog is pressed, the first choice taken, a text typed as
 * `textFor` says for its prompt. Toasts are left alone. The tests' `vscode` is the extension's own, as they lie
 * in its folder.
 */
export function answerYes(textFor: (prompt: string) => string): Agreement {
  const heard: string[] = [];
  const window = vscode.window as unknown as Record<string, unknown>;
  const own = new Map(ASKING.map((name) => [name, window[name]]));

  function asked(): Input & Record<string, unknown> {
    const nothing = { dispose: () => undefined };
    let accepted: () => void = () => undefined;
    let changed: (value: string) => void = () => undefined;
    let hidden: () => void = () => undefined;
    let turns = 0;
    const accept = (): void => {
      // An answer that is not taken must not be given for ever.
      turns += 1;
      if (turns > 3) {
        hidden();
        return;
      }
      heard.push(input.prompt ?? input.placeholder ?? '');
      const choice = (): vscode.QuickPickItem | undefined =>
        input.activeItems[0] ?? input.items.find(isChoice);
      if (!choice()) {
        input.value = textFor(input.prompt ?? input.placeholder ?? '');
        changed(input.value);
      }
      const chosen = choice();
      input.selectedItems = chosen ? [chosen] : [];
      accepted();
      setImmediate(accept);
    };
    const input: Input & Record<string, unknown> = {
      value: '',
      items: [],
      activeItems: [],
      selectedItems: [],
      onDidAccept: (listener: () => void) => ((accepted = listener), nothing),
      onDidChangeValue: (listener: (value: string) => void) => ((changed = listener), nothing),
      onDidChangeSelection: () => nothing,
      onDidChangeActive: () => nothing,
      onDidTriggerButton: () => nothing,
      onDidTriggerItemButton: () => nothing,
      onDidHide: (listener: () => void) => ((hidden = listener), nothing),
      show: () => setImmediate(accept),
      hide: () => hidden(),
      dispose: () => {
        accepted = () => undefined;
        turns = Infinity;
      },
    };
    return input;
  }

  const message = (text: string, options: unknown, ...rest: unknown[]): Promise<unknown> => {
    const modal = typeof options === 'object' && options !== null && 'modal' in options;
    heard.push(text);
    return Promise.resolve(modal ? rest[0] : undefined);
  };
  const stand: Record<(typeof ASKING)[number], unknown> = {
    createInputBox: asked,
    createQuickPick: asked,
    showErrorMessage: message,
    showInformationMessage: message,
    showWarningMessage: message,
    showInputBox: ({ prompt = '' }: vscode.InputBoxOptions = {}) => Promise.resolve(textFor(prompt)),
    showOpenDialog: () => Promise.resolve(undefined),
    showSaveDialog: () => Promise.resolve(undefined),
    showQuickPick: async (
      choices: readonly vscode.QuickPickItem[] | Promise<readonly vscode.QuickPickItem[]>,
      options: vscode.QuickPickOptions = {},
    ) => {
      heard.push(options.placeHolder ?? '');
      const first = (await choices).find(isChoice);
      if (options.canPickMany) return first ? [first] : [];
      return first;
    },
  };
  Object.assign(window, stand);
  return { heard, end: () => void Object.assign(window, Object.fromEntries(own)) };
}
