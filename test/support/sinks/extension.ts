import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import type { ItemContent } from '../../../src/tree/itemContent';
import { treeItem } from '../../../src/tree/treeItem';
import { askChoice } from '../../../src/ui/askChoice';
import { askText } from '../../../src/ui/askText';
import { chooseItem, chooseItems } from '../../../src/ui/chooseItem';
import { copyLines, copyText } from '../../../src/ui/clipboard';
import { askAboutProblem, confirm, showInfo, showProblem, showWarning } from '../../../src/ui/messages';
import { openOutputLog } from '../../../src/ui/outputLog';
import { withProgress, withWindowProgress } from '../../../src/ui/progress';
import { SINGLE_STEP } from '../../../src/ui/runSteps';
import { showStatusMessage } from '../../../src/ui/statusMessage';
import { CANARY_COMMAND } from '../hostileTexts';
import { hostileContents } from './hostileContents';

/*
 * An extension of the tests: shows texts through the very files by which the product shows them, each sink
 * when it is asked for over HTTP, so that a test can read what VS Code makes of them.
 */

type Sink = (texts: readonly string[]) => unknown;

/** What shows texts, by name. None waits for the user. */
function sinks(): Readonly<Record<string, Sink>> {
  const log = openOutputLog();
  const first = (texts: readonly string[]): string => texts[0] ?? '';
  const place = (text: string) => ({ ...SINGLE_STEP, title: text });
  const problem = (text: string): Error => new Error(text);
  const choices = (texts: readonly string[]) =>
    texts.map((text) => ({ label: text, description: text, detail: text, icon: 'server', value: text }));
  return {
    info: (texts) => void showInfo(first(texts), { title: first(texts), run: () => undefined }),
    warning: (texts) => void showWarning(first(texts)),
    problem: (texts) => void showProblem(first(texts), problem(first(texts))),
    dialog: (texts) => void confirm(first(texts), [first(texts), 'ours'], 'Yes'),
    problemDialog: (texts) => void askAboutProblem(first(texts), problem(first(texts))),
    one: (texts) => void chooseItem(choices(texts), { title: first(texts), placeholder: first(texts) }),
    many: (texts) => void chooseItems(choices(texts), { title: first(texts), placeholder: first(texts) }),
    choice: (texts) => {
      const separators = texts.map((separator) => ({ separator }));
      const mixed = choices(texts).flatMap((choice, index) => [
        ...separators.slice(index, index + 1),
        choice,
      ]);
      void askChoice(place(first(texts)), { placeholder: first(texts), choices: mixed });
    },
    text: (texts) =>
      void askText(place(first(texts)), {
        prompt: first(texts),
        placeholder: first(texts),
        value: 'x',
        problem: () => first(texts),
      }),
    progress: (texts) =>
      void withProgress(first(texts), async (signal, report) => {
        report(first(texts));
        return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      }),
    windowProgress: (texts) =>
      void withWindowProgress(first(texts), async () => new Promise((resolve) => setTimeout(resolve, 3_000))),
    status: (texts) => showStatusMessage(first(texts), 60_000),
    log: (texts) => {
      for (const text of texts) log.warn(text);
    },
    copy: async (texts) => {
      await copyText(texts.join('\n'));
      return vscode.env.clipboard.readText();
    },
    copyLines: async (texts) => {
      await copyLines(texts);
      return vscode.env.clipboard.readText();
    },
    run: async (texts) => vscode.commands.executeCommand(first(texts)),
  };
}

/** Called by VS Code. `ARI_SINKS_FILE` is told the port; `ARI_CANARY_FILE` is told when the canary ran. */
export function activate(context: vscode.ExtensionContext): void {
  const table = sinks();
  const canary = vscode.commands.registerCommand(CANARY_COMMAND, (...words: unknown[]) =>
    fs.appendFileSync(process.env.ARI_CANARY_FILE ?? '', `ran ${JSON.stringify(words)}\n`),
  );
  const nodes = hostileContents();
  const tree = vscode.window.createTreeView('ariSinks.tree', {
    treeDataProvider: {
      getChildren: (node?: ItemContent) => (node ? [] : [...nodes]),
      getTreeItem: (node: ItemContent) =>
        Object.assign(treeItem(node.label, node), { tooltip: node.tooltip() }),
    },
  });
  const server = http.createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { sink, texts } = JSON.parse(Buffer.concat(pieces).toString('utf8')) as {
        sink: string;
        texts: string[];
      };
      void Promise.resolve(table[sink]?.(texts)).then((answer) =>
        response.end(JSON.stringify(answer ?? null)),
      );
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    fs.writeFileSync(process.env.ARI_SINKS_FILE ?? '', String(port));
  });
  context.subscriptions.push(canary, tree, new vscode.Disposable(() => server.close()));
}
