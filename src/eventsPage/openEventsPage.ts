import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { ToWebview } from '../shared/protocol';
import { panelHtml } from './panelHtml';
import { PanelSession } from './panelSession';
import type { PanelServices } from './panelServices';

/**
 * Fills a webview with the events page and answers its host side. `dist` is the folder of the built files;
 * `visible` tells whether it can be seen now. Dispose the session when the webview is gone.
 */
export function openEventsPage(
  webview: vscode.Webview,
  dist: vscode.Uri,
  services: PanelServices,
  visible: boolean,
): PanelSession {
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [dist] };
  const post = (message: ToWebview): void => {
    // Only fails when the webview is gone, and then nobody waits for the message.
    webview.postMessage(message).then(undefined, () => undefined);
  };
  const session = new PanelSession(services, post, visible);
  // Ends with the webview by itself.
  webview.onDidReceiveMessage((message: unknown) => session.receive(message));
  webview.html = panelHtml({
    cspSource: webview.cspSource,
    scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.js')).toString(),
    styleUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.css')).toString(),
    nonce: randomBytes(16).toString('hex'),
  });
  return session;
}
