import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { ToWebview } from '../shared/protocol';
import { panelHtml } from './panelHtml';
import { PanelSession } from './panelSession';
import type { PanelServices } from './panelServices';

/** Fills the events view with its page and keeps its host side, one session per resolved webview. */
export class EventsViewProvider implements vscode.WebviewViewProvider {
  readonly #dist: vscode.Uri;
  readonly #services: PanelServices;
  #session: PanelSession | undefined;
  #waiting: readonly [connectionId: string, resourceId: string, label: string] | undefined;

  constructor(extensionUri: vscode.Uri, services: PanelServices) {
    this.#dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.#services = services;
  }

  /** Called by VS Code when the view is first shown, and again after it was closed or moved. */
  resolveWebviewView(view: vscode.WebviewView): void {
    const { webview } = view;
    webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [this.#dist] };
    // Only fails when the webview is gone, and then nobody waits for the message.
    const post = (message: ToWebview): void => void webview.postMessage(message);
    const session = new PanelSession(this.#services, post, view.visible);
    this.#session = session;
    const subscriptions = [
      webview.onDidReceiveMessage((message: unknown) => session.receive(message)),
      view.onDidChangeVisibility(() => session.setVisible(view.visible)),
    ];
    view.onDidDispose(() => {
      for (const subscription of subscriptions) subscription.dispose();
      session.dispose();
      if (this.#session === session) this.#session = undefined;
    });
    webview.html = panelHtml({
      cspSource: webview.cspSource,
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(this.#dist, 'webview.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(this.#dist, 'webview.css')).toString(),
      nonce: randomBytes(16).toString('hex'),
    });
    if (this.#waiting) session.showResource(...this.#waiting);
    this.#waiting = undefined;
  }

  /** Shows the rows of one resource, now or as soon as the view is there. `label` is untrusted text. */
  showResource(connectionId: string, resourceId: string, label: string): void {
    if (this.#session) this.#session.showResource(connectionId, resourceId, label);
    else this.#waiting = [connectionId, resourceId, label];
  }
}
