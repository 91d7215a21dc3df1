import type { ToHost } from '../src/shared/protocol';
import { registerComponents } from './components';
import { EventsApp } from './eventsApp';
import { fromHost } from './fromHost';
import { HostLink } from './hostLink';
import { ReadReport } from './readReport';
import { ViewMemory } from './viewMemory';
import { readViewState, type ViewState } from './viewState';

registerComponents();
const vscode = acquireVsCodeApi<ViewState>();
const host = new HostLink((message: ToHost) => vscode.postMessage(message));
const root = document.getElementById('app');
if (root) {
  const memory = new ViewMemory(readViewState(vscode.getState()), (state) => vscode.setState(state));
  const app = new EventsApp(root, host, memory);
  const report = new ReadReport(
    (messages) => host.send({ type: 'read', messages }),
    (run) => void requestAnimationFrame(run),
  );
  window.addEventListener('message', (event) => {
    const message = fromHost(event, window.origin);
    if (!message) return;
    report.take();
    app.receive(message);
  });
  app.start();
}
