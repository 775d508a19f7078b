// Calls of local-stage. A failure is an Error whose message is written for people.

export async function read(path) {
  return (await call('GET', path)).json();
}

export async function readText(path) {
  return (await call('GET', path)).text();
}

export async function send(method, path, body) {
  const answer = await (body === undefined ? call(method, path) : call(method, path, JSON.stringify(body), 'application/json'));
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}

export async function sendText(method, path, text) {
  return (await call(method, path, text, 'text/plain;charset=utf-8')).text();
}

async function call(method, path, body, type) {
  let answer;
  try {
    answer = await fetch(path, {method, body, headers: type ? {'Content-Type': type} : {}});
  } catch {
    throw new Error('local-stage does not answer: is it running?');
  }
  if (answer.ok) return answer;
  throw Object.assign(new Error(message(await answer.text(), answer.status)), {status: answer.status});
}

function message(text, status) {
  try {
    const {message, Message} = JSON.parse(text);
    if (message ?? Message) return String(message ?? Message);
  } catch {
    // A text that is not JSON is a message itself.
  }
  return text.trim().slice(0, 500) || `local-stage answered ${status}`;
}

/** The text of an id in a path of the control plane. */
export function restApi(api, ...rest) {
  return ['/restapis', ...[api, ...rest].map(part => encodeURIComponent(part))].join('/');
}
