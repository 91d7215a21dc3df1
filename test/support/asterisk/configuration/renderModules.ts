/**
 * Modules left out: those that would open ports of their own (two servers on one machine would meet), and
 * those that want a database, a sound card or a service that a test machine does not have.
 */
const LEFT_OUT = [
  ...[
    'chan_iax2',
    'chan_unistim',
    'chan_motif',
    'chan_console',
    'chan_alsa',
    'chan_oss',
    'chan_dahdi',
    'chan_mobile',
    'chan_sip',
    'chan_mgcp',
    'chan_skinny',
  ],
  ...[
    'chan_ooh323',
    'pbx_dundi',
    'pbx_ael',
    'pbx_lua',
    'pbx_realtime',
    'app_jack',
    'app_festival',
    'app_adsiprog',
  ],
  ...['res_config_odbc', 'res_config_pgsql', 'res_config_ldap', 'res_config_curl', 'res_config_sqlite3'],
  ...[
    'res_odbc',
    'res_odbc_transaction',
    'func_odbc',
    'app_voicemail_odbc',
    'res_snmp',
    'res_xmpp',
    'res_smdi',
  ],
  ...[
    'res_hep',
    'res_hep_pjsip',
    'res_hep_rtcp',
    'res_prometheus',
    'res_statsd',
    'res_stun_monitor',
    'res_corosync',
  ],
  ...[
    'res_calendar',
    'res_calendar_caldav',
    'res_calendar_ews',
    'res_calendar_exchange',
    'res_calendar_icalendar',
  ],
  ...['res_phoneprov', 'res_pjsip_phoneprov_provider', 'res_adsi', 'res_speech_aeap', 'res_aeap'],
  ...[
    'cdr_adaptive_odbc',
    'cdr_csv',
    'cdr_custom',
    'cdr_manager',
    'cdr_odbc',
    'cdr_pgsql',
    'cdr_radius',
    'cdr_tds',
  ],
  ...['cdr_sqlite3_custom', 'cel_custom', 'cel_manager', 'cel_odbc', 'cel_pgsql', 'cel_radius', 'cel_tds'],
  'cel_sqlite3_custom',
];

/** `modules.conf`: everything the install has, without what a test machine cannot serve. */
export function renderModules(): string {
  return ['[modules]', 'autoload = yes', ...LEFT_OUT.map((name) => `noload = ${name}.so`), ''].join('\n');
}
