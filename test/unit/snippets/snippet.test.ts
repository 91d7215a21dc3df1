import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { goText } from '../../../src/snippets/quotedText';
import { snippet } from '../../../src/snippets/snippet';
import type { SnippetLanguage, SnippetRequest } from '../../../src/snippets/snippetRequest';

const SERVER = { url: 'http://127.0.0.1:8088', user: 'demo' };
const PLAY: SnippetRequest = {
  method: 'POST',
  path: '/channels/1700000000.1/play?media=sound%3Ahello-world&skipms=100',
};
const VARIABLES: SnippetRequest = {
  method: 'POST',
  path: '/channels?endpoint=PJSIP%2Falice&app=it%27s',
  body: '{"variables":{"CALLERID(name)":"Ada"}}',
};

const WRITTEN: Readonly<Record<SnippetLanguage, string>> = {
  curl: `curl -sS -X POST 'http://127.0.0.1:8088/ari/channels/1700000000.1/play?media=sound:hello-world&skipms=100' \\
  -u "demo:$ARI_PASSWORD"
curl -sS -X POST 'http://127.0.0.1:8088/ari/channels?endpoint=PJSIP/alice&app=it%27s' \\
  -u "demo:$ARI_PASSWORD" \\
  -H 'Content-Type: application/json' \\
  --data-raw '{"variables":{"CALLERID(name)":"Ada"}}'
`,
  wscat: `wscat -c 'ws://127.0.0.1:8088/ari/events?app=wscat-request' --auth "demo:$ARI_PASSWORD" \\
  -x '{"type":"RESTRequest","transaction_id":"1","request_id":"1","method":"POST","uri":"channels/1700000000.1/play","query_strings":[{"name":"media","value":"sound:hello-world"},{"name":"skipms","value":"100"}]}' \\
  -x '{"type":"RESTRequest","transaction_id":"2","request_id":"2","method":"POST","uri":"channels","query_strings":[{"name":"endpoint","value":"PJSIP/alice"},{"name":"app","value":"it'\\''s"}],"content_type":"application/json","message_body":"{\\"variables\\":{\\"CALLERID(name)\\":\\"Ada\\"}}"}'
`,
  typescript: `import { request } from 'undici';

const login = 'demo:' + (process.env.ARI_PASSWORD ?? '');
const authorization = \`Basic \${Buffer.from(login).toString('base64')}\`;

let answer = await request('http://127.0.0.1:8088/ari/channels/1700000000.1/play', {
  method: 'POST',
  query: { media: 'sound:hello-world', skipms: '100' },
  headers: { authorization },
  signal: AbortSignal.timeout(30_000),
});
console.log(answer.statusCode, await answer.body.text());

answer = await request('http://127.0.0.1:8088/ari/channels', {
  method: 'POST',
  query: { endpoint: 'PJSIP/alice', app: 'it\\'s' },
  headers: { authorization, 'content-type': 'application/json' },
  body: JSON.stringify({ variables: { 'CALLERID(name)': 'Ada' } }),
  signal: AbortSignal.timeout(30_000),
});
console.log(answer.statusCode, await answer.body.text());
`,
  python: `import os

import requests

auth = ("demo".encode(), os.environ["ARI_PASSWORD"].encode())

response = requests.post(
    "http://127.0.0.1:8088/ari/channels/1700000000.1/play",
    params={"media": "sound:hello-world", "skipms": "100"},
    auth=auth,
    timeout=30,
)
print(response.status_code, response.text)

response = requests.post(
    "http://127.0.0.1:8088/ari/channels",
    params={"endpoint": "PJSIP/alice", "app": "it's"},
    json={"variables": {"CALLERID(name)": "Ada"}},
    auth=auth,
    timeout=30,
)
print(response.status_code, response.text)
`,
  go: `package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

var client = &http.Client{Timeout: 30 * time.Second}

func main() {
	call("POST", "http://127.0.0.1:8088/ari/channels/1700000000.1/play", url.Values{"media": {"sound:hello-world"}, "skipms": {"100"}}, "")
	call("POST", "http://127.0.0.1:8088/ari/channels", url.Values{"endpoint": {"PJSIP/alice"}, "app": {"it's"}}, \`{"variables":{"CALLERID(name)":"Ada"}}\`)
}

// call sends a request to ARI and prints its answer.
func call(method, address string, query url.Values, body string) {
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	request, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	request.SetBasicAuth("demo", os.Getenv("ARI_PASSWORD"))
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
`,
};

for (const language of Object.keys(WRITTEN) as SnippetLanguage[]) {
  test(`${language} reads as somebody would have written it`, () => {
    assert.equal(snippet(language, [PLAY, VARIABLES], SERVER), WRITTEN[language]);
  });
}

test('a text of Go means what it was, also where there is no Go to ask', () => {
  const unquoted = (text: string): unknown =>
    JSON.parse(
      text.replace(/\\U([\da-f]{8})/g, (_, code: string) =>
        JSON.stringify(String.fromCodePoint(Number.parseInt(code, 16))).slice(1, -1),
      ),
    );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(!text.includes('\\'));
      assert.equal(unquoted(goText(text)), text);
    }),
  );
  assert.equal(goText('\\U0001f600"\ud800'), '"\\\\U0001f600\\"\ufffd"');
});

test('Go trusts a CA file by a client of its own', () => {
  const text = snippet('go', [{ method: 'GET', path: '/channels', waits: true }], {
    ...SERVER,
    caFile: '/ca "x".pem',
  });
  assert.match(
    text,
    /^import \(\n\t"crypto\/tls"\n\t"crypto\/x509"\n\t"fmt"\n(?:\t"[\w/]+"\n)+\)\n\nvar client = trustingClient\(\)$/m,
  );
  assert.match(text, /os\.ReadFile\("\/ca \\"x\\"\.pem"\)/);
  assert.match(text, /return &http\.Client\{Transport: transport\}\n\}\n\nfunc main\(\) \{$/m);
  assert.doesNotMatch(text, /"time"|time\./);
});
