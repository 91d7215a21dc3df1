import * as vscode from 'vscode';
import { openEventsPage } from '../eventsPage/openEventsPage';
import type { PanelSession, ShownResource } from '../eventsPage/panelSession';
import type { PanelServices } from '../eventsPage/panelServices';
import type { RowFilter } from '../shared/eventRow';
import type { HighlightedResource } from '../shared/protocol';

/** Fills the events view with its page and keeps its host side, one session per resolved webview. */
export class EventsViewProvider implements vscode.WebviewViewProvider {
  readonly #dist: vscode.Uri;
  readonly #services: PanelServices;
  #session: PanelSession | undefined;
  /** What a view that is not there yet, or that has moved, is to show the rows of. */
  #shown: ShownResource | undefined;
  #highlighted: HighlightedResource | undefined;

  constructor(extensionUri: vscode.Uri, services: PanelServices) {
    this.#dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.#services = services;
  }

  /** The filter that the view shows; undefined while there is no view. */
  get filter(): RowFilter | undefined {
    return this.#session?.filter;
  }

  /** Called by VS Code when the view is first shown, and again after it was closed or moved. */
  resolveWebviewView(view: vscode.WebviewView): void {
    const session = openEventsPage(view.webview, this.#dist, this.#services, view.visible);
    // A view that moves may come to its new place before it has left the old one.
    const shown = this.#shown ?? this.#session?.shown;
    this.#session = session;
    const visibility = view.onDidChangeVisibility(() => session.setVisible(view.visible));
    view.onDidDispose(() => {
      visibility.dispose();
      session.dispose();
      if (this.#session !== session) return;
      this.#session = undefined;
      this.#shown = session.shown;
    });
    session.highlight(this.#highlighted);
    if (shown) session.showResource(shown);
    this.#shown = undefined;
  }

  /** Shows the rows of one resource, now or as soon as the view is there. `label` is untrusted text. */
  showResource(connectionId: string, resourceId: string, label: string): void {
    const shown = { connectionId, resourceId, label };
    if (this.#session) this.#session.showResource(shown);
    else this.#shown = shown;
  }

  /** Marks the rows of a channel or bridge; undefined marks none. */
  highlight(resource: HighlightedResource | undefined): void {
    this.#highlighted = resource;
    this.#session?.highlight(resource);
  }
}
