// Which requests the address asks for. A text is found by the server, which has headers and bodies.

export const FILTERS = ['status', 'route', 'key', 'text', 'api', 'stage', 'canary', 'target'];

export function filterOf(query) {
  return Object.fromEntries(FILTERS.map(name => [name, query.get(name) ?? '']));
}

export function needsServer(filter) {
  return filter.text !== '';
}

export function isEmpty(filter) {
  return FILTERS.every(name => !filter[name]);
}

export function matches(filter, call) {
  return ['api', 'stage', 'canary', 'route', 'target'].every(name => !filter[name] || filter[name] === String(call[name]))
    && hasStatus(filter.status, call.status) && hasKey(filter.key, call.key);
}

function hasKey(wanted, key) {
  return !wanted || wanted === key?.id || wanted.toLowerCase() === key?.name.toLowerCase();
}

function hasStatus(wanted, status) {
  if (!wanted) return true;
  return /^[1-5]xx$/.test(wanted) ? String(status)[0] === wanted[0] : String(status) === wanted;
}
