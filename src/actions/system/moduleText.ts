import type { Fields } from '../../shared/fields';

/** What is wrong with a module's name; Asterisk refuses (409) what it does not find, and says no more. */
export function moduleNameProblem(text: string): string | undefined {
  return /^[\w.-]+$/.test(text.trim()) && !text.includes('..')
    ? undefined
    : 'A module’s name is that of its file, such as app_queue.so.';
}

/** What a module is and who uses it, in a line; empty for what is not in Asterisk's list. */
export function moduleText(module: Fields | undefined): string {
  if (!module) return '';
  const { description, status, use_count: uses } = module;
  const parts = [
    typeof description === 'string' ? description : '',
    typeof status === 'string' ? status : '',
    typeof uses === 'number' ? `in use ${String(uses)} ${uses === 1 ? 'time' : 'times'}` : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** What is lost with a module, beyond what its name says. */
export function unloadCost(name: string): string {
  if (/^(res_ari|res_stasis|res_http_websocket)/.test(name))
    return 'ARI itself is made of it: this connection and the programs on ARI will lose what they do with it.';
  if (name.startsWith('res_rtp')) return 'Without it no telephone has sound.';
  if (/^(chan_|res_pjsip)/.test(name)) return 'Telephones that register over it can no longer be reached.';
  if (/^(pbx_config|extensions)/.test(name)) return 'Without it the dialplan of extensions.conf is gone.';
  return 'What depends on it fails from then on.';
}
