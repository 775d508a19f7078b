// Texts for a shell. Every word is quoted, because paths, names and bodies may come from strangers.

const PLAIN = /^[A-Za-z0-9_./:@%+=,][A-Za-z0-9_./:@%+=,-]*$/;
const OPTION = /^-[A-Za-z-]+$/;
// Control characters, also those that turn the direction of text, could act when the text is pasted.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u;
const NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
const OWN_HEADERS = new Set(['host', 'content-length', 'connection', 'transfer-encoding', 'expect', 'upgrade', 'keep-alive', 'te', 'trailer', 'accept-encoding']);

/** One word for sh, bash and zsh. */
export function quoted(word) {
  const text = String(word).toWellFormed().replaceAll('\0', '');
  if (PLAIN.test(text)) return text;
  // New lines between quotes are fine in every shell, but old shells look for ! in each line of them.
  const plainLines = text.includes('!') ? text : text.replaceAll('\n', '');
  if (!CONTROL.test(plainLines)) return `'${text.replaceAll("'", "'\\''")}'`;
  return `$'${[...text].map(escaped).join('')}'`;
}

function escaped(character) {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  if (character !== "'" && character !== '\\' && character !== '!' && !CONTROL.test(character)) return character;
  return [...new TextEncoder().encode(character)].map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

/** A command of which the options are known to be plain and everything else is quoted. */
export function command(...words) {
  return words.map(word => (OPTION.test(word) ? word : quoted(word))).join(' ');
}

export function updateStage({api, stage}, operations) {
  return `${command('aws', 'apigateway', 'update-stage', '--endpoint-url', location.origin)} ${[
    `--rest-api-id=${quoted(api)}`, `--stage-name=${quoted(stage)}`, `--patch-operations=${quoted(JSON.stringify(operations))}`].join(' ')}`;
}

export function gateway(...words) {
  return command('gateway', ...words, '--endpoint-url', location.origin);
}

/** The headers of a call that its client chose. */
export function chosenHeaders(headers) {
  return headers.filter(([name]) => NAME.test(name) && !OWN_HEADERS.has(name.toLowerCase()));
}

/** The whole URL of a call, with everything encoded that has no place there. */
export function urlOf(stage, path, query) {
  const rest = (path.startsWith('/') ? path : `/${path}`) + (query ? `?${query}` : '');
  const legal = rest.toWellFormed().replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]/gu, encodeURIComponent);
  return location.origin + (stage?.url ?? '') + legal;
}

export function curl(url, {method, headers, body}) {
  const words = ['curl', '-i', '--globoff', '--path-as-is'];
  const lines = [`${words.join(' ')} -X ${quoted(method)} ${quoted(url)}`];
  for (const [name, value] of chosenHeaders(headers)) lines.push(`-H ${quoted(value ? `${name}: ${value}` : `${name};`)}`);
  if (body) lines.push(`--data-raw ${quoted(body)}`);
  return lines.join(' \\\n  ');
}
