import { goText } from './quotedText';
import { requestParts } from './requestParts';
import type { SnippetRequest, SnippetServer } from './snippetRequest';
import { isUnsafe } from './unsafeSigns';
import { writtenBody } from './writtenBody';

/** A text between backquotes where that shows all of it, as JSON reads best. */
function bodyText(body: string): string {
  const isRaw = !body.includes('`') && !Array.from(body).some(isUnsafe);
  return isRaw ? `\`${body}\`` : goText(body);
}

function call(request: SnippetRequest, server: SnippetServer): string {
  const { method, address, query } = requestParts(request, server);
  const values = [...query].map(([name, texts]) => `${goText(name)}: {${texts.map(goText).join(', ')}}`);
  const parameters = values.length === 0 ? 'nil' : `url.Values{${values.join(', ')}}`;
  const body = request.body === undefined ? '""' : bodyText(writtenBody(request.body));
  return `\tcall(${goText(method)}, ${goText(address)}, ${parameters}, ${body})\n`;
}

/** How it is called where the server is trusted by a CA file. */
function trustingClient(caFile: string, limit: string): string {
  return `var client = trustingClient()

// trustingClient trusts the authority that signed the server's certificate.
func trustingClient() *http.Client {
	pem, err := os.ReadFile(${goText(caFile)})
	if err != nil {
		log.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}
	return &http.Client{${[limit, 'Transport: transport'].filter((field) => field !== '').join(', ')}}
}`;
}

/** Requests as a Go program of the standard library, the password in the environment's `ARI_PASSWORD`. */
export function goSnippet(requests: readonly SnippetRequest[], server: SnippetServer): string {
  const waits = requests.some((request) => request.waits);
  const limit = waits ? '' : 'Timeout: 30 * time.Second';
  const { caFile } = server;
  const packages = [
    ...(caFile === undefined ? [] : ['crypto/tls', 'crypto/x509']),
    ...['fmt', 'io', 'log', 'net/http', 'net/url', 'os', 'strings'],
    ...(waits ? [] : ['time']),
  ];
  return `package main

import (
${packages.map((name) => `\t${goText(name)}`).join('\n')}
)

${caFile === undefined ? `var client = &http.Client{${limit}}` : trustingClient(caFile, limit)}

func main() {
${requests.map((request) => call(request, server)).join('')}}

// call sends a request to ARI and prints its answer.
func call(method, address string, query url.Values, body string) {
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	request, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	request.SetBasicAuth(${goText(server.user)}, os.Getenv("ARI_PASSWORD"))
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := client.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(response.StatusCode, string(answer))
}
`;
}
