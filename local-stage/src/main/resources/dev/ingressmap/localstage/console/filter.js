// Which requests the address asks for. Key and text are found by the server, which has headers and bodies.

export const FILTERS = ['status', 'route', 'key', 'text', 'api', 'stage', 'target'];

export function filterOf(query) {
  return Object.fromEntries(FILTERS.map(name => [name, query.get(name) ?? '']));
}

export function needsServer(filter) {
  return filter.key !== '' || filter.text !== '';
}

export function isEmpty(filter) {
  return FILTERS.every(name => !filter[name]);
}

export function matches(filter, call) {
  return ['api', 'stage', 'route', 'target'].every(name => !filter[name] || filter[name] === call[name])
    && hasStatus(filter.status, call.status);
}

function hasStatus(wanted, status) {
  if (!wanted) return true;
  return /^[1-5]xx$/.test(wanted) ? String(status)[0] === wanted[0] : String(status) === wanted;
}
