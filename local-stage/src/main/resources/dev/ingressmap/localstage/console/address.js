// The address of a view: #/requests/ID?status=4xx

export function address() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [view, ...rest] = path.split('/').map(decoded);
  return {view: view || 'path', id: rest.join('/'), query: new URLSearchParams(query)};
}

/** The only way to a href: every text from the server is encoded. */
export function href(view, {id = '', ...query} = {}) {
  const filled = Object.entries(query).filter(([, value]) => value !== '' && value != null);
  const search = filled.map(pair => pair.map(part => encoded(part)).join('=')).join('&');
  return `#/${view}${id ? '/' + encoded(id) : ''}${search ? '?' + search : ''}`;
}

/** Changes the address without a step in the browser's history, such as while somebody types. */
export function replaceAddress(hash) {
  history.replaceState(null, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Texts of strangers may have halves of characters, which cannot be encoded. */
export function encoded(text) {
  return encodeURIComponent(String(text).toWellFormed());
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
