import type { ApiResponse } from './apiResponse';
import { reasonPhrase, SERVER_NAME } from './httpText';

/** An error page as Asterisk's web server writes it. */
export function htmlPage(status: number, text: string): ApiResponse {
  const reason = reasonPhrase(status);
  const lines = [
    '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">',
    '<html><head>',
    `<title>${String(status)} ${reason}</title>`,
    '</head><body>',
    `<h1>${reason}</h1>`,
    `<p>${text}</p>`,
    '<hr />',
    `<address>${SERVER_NAME}</address>`,
    '</body></html>',
    '',
  ];
  return { status, type: 'text/html', content: lines.join('\r\n') };
}
