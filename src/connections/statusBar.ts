import { Disposable, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { VIEWS } from '../contributions';
import type { Connections } from '../session/connections';
import { statusText } from './statusText';

/** Shows in the status bar how the connections stand; a click goes to the tree. */
export function showStatusBar(connections: Connections): Disposable {
  const item = window.createStatusBarItem(VIEWS.servers, StatusBarAlignment.Left);
  item.name = 'ARI Connections';
  item.command = `${VIEWS.servers}.focus`;
  const update = (): void => {
    const status = statusText(
      connections.list().map(({ id, name }) => ({ name, state: connections.state(id) })),
    );
    if (!status) {
      item.hide();
      return;
    }
    item.text = status.text;
    item.tooltip = status.tooltip;
    item.accessibilityInformation = { label: status.spoken };
    item.backgroundColor = status.isProblem ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };
  update();
  return Disposable.from(item, connections.onDidChangeProfiles(update), connections.onDidChangeState(update));
}
