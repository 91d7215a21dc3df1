import type { ToHost, ToWebview } from '../src/shared/protocol';
import { registerComponents } from './components';
import { EventsApp } from './eventsApp';
import { HostLink } from './hostLink';
import { ViewMemory } from './viewMemory';
import { readViewState, type ViewState } from './viewState';

registerComponents();
const vscode = acquireVsCodeApi<ViewState>();
const host = new HostLink((message: ToHost) => vscode.postMessage(message));
const root = document.getElementById('app');
if (root) {
  const memory = new ViewMemory(readViewState(vscode.getState()), (state) => vscode.setState(state));
  const app = new EventsApp(root, host, memory);
  // VS Code is the only sender: the page has no frames and nobody else holds its window.
  window.addEventListener('message', (event: MessageEvent<ToWebview>) => app.receive(event.data));
  app.start();
}
