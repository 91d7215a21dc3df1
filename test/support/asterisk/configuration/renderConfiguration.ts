import { renderDialplan } from './renderDialplan';
import { renderModules } from './renderModules';
import { renderPjsip } from './renderPjsip';
import type { ServerSettings } from './serverSettings';

/** The configuration files of one test server: file name → text. They replace the install's own. */
export function renderConfiguration(settings: ServerSettings): Map<string, string> {
  return new Map([
    ['asterisk.conf', renderDirectories(settings)],
    ['http.conf', renderHttp(settings)],
    ['ari.conf', renderAri(settings)],
    ['modules.conf', renderModules()],
    ['extensions.conf', renderDialplan(settings.extraDialplan)],
    ['pjsip.conf', renderPjsip(settings)],
    ['logger.conf', '[general]\n[logfiles]\nmessages.log => notice,warning,error\n'],
    ['manager.conf', '[general]\nenabled = no\n'],
  ]);
}

/** Writable folders are the run's own; programs, modules and sounds are the install's. */
function renderDirectories({ insideFolder }: ServerSettings): string {
  return `[directories]
astetcdir => ${insideFolder}/etc
astrundir => ${insideFolder}/run
astdbdir => ${insideFolder}/db
astspooldir => ${insideFolder}/spool
astlogdir => ${insideFolder}/log

[options]
systemname = ari-test
live_dangerously = no
`;
}

function renderHttp({ bindAddress, httpPort, prefix, tls, insideFolder }: ServerSettings): string {
  const lines = ['[general]', 'enabled = yes', `bindaddr = ${bindAddress}`, `bindport = ${httpPort}`];
  if (prefix) lines.push(`prefix = ${prefix}`);
  if (tls) {
    lines.push(
      'tlsenable = yes',
      `tlsbindaddr = ${bindAddress}:${tls.port}`,
      `tlscertfile = ${insideFolder}/etc/${tls.certificate}`,
      `tlsprivatekey = ${insideFolder}/etc/${tls.key}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function renderAri({ user, readOnlyUser, extraAri }: ServerSettings): string {
  const section = (name: string, password: string, readOnly: boolean): string =>
    `[${name}]\ntype = user\nread_only = ${readOnly ? 'yes' : 'no'}\npassword = ${password}\n`;
  return [
    '[general]\nenabled = yes\npretty = no\n',
    section(user.name, user.password, false),
    section(readOnlyUser.name, readOnlyUser.password, true),
    extraAri,
  ].join('\n');
}
