// A call as a test in Java.

import {chosenHeaders} from './commands.js';

const RESTRICTED = new Set(['connection', 'content-length', 'expect', 'host', 'upgrade']);

export function junit(url, {method, headers, body, status}) {
  const sent = chosenHeaders(headers).filter(([name]) => !RESTRICTED.has(name.toLowerCase()));
  const publisher = body ? `BodyPublishers.ofString(${javaText(body)})` : 'BodyPublishers.noBody()';
  return `import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class CallTest {

  @Test
  void answers${Number(status)}() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(${javaText(url)}))
            .method(${javaText(method)}, ${publisher})
${sent.map(([name, value]) => `            .header(${javaText(name)}, ${javaText(value)})\n`).join('')}            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertEquals(${Number(status)}, answer.statusCode(), answer.body());
    }
  }
}
`;
}

/** A text of Java. Controls are octal, because the compiler reads Unicode escapes before it looks for quotes. */
export function javaText(text) {
  let java = '';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const character = text[index];
    if (character === '\n') java += '\\n';
    else if (character === '"' || character === '\\') java += `\\${character}`;
    else if (code < 0x20 || code === 0x7f) java += `\\${code.toString(8).padStart(3, '0')}`;
    else if (code > 0x7f) java += `\\u${code.toString(16).padStart(4, '0')}`;
    else java += character;
  }
  return `"${java}"`;
}
