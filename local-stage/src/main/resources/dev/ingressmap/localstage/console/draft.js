// What somebody has filled in to try a route. It is kept as long as the page is open.

import {encoded} from './address.js';
import {redraw} from './screen.js';
import {read, restApi} from './server.js';
import {sampleOf} from './schema.js';

const drafts = new Map();
const METHODS_WITHOUT_BODY = ['GET', 'HEAD', 'DELETE', 'OPTIONS'];

export function draftOf(stage, route) {
  const key = JSON.stringify([stage.api, stage.stage, route.route]);
  if (!drafts.has(key)) {
    const draft = newDraft(route);
    drafts.set(key, draft);
    if (draft.model) takeSample(stage, draft);
  }
  return drafts.get(key);
}

function newDraft({method, path, parameters, models, authorization}) {
  const names = [...path.matchAll(/\{([^}]+?)(\+?)\}/g)];
  const model = Object.entries(models ?? {})[0];
  const asked = where => (parameters ?? []).filter(one => one.in === where);
  const headers = asked('header').map(({name, required}) => [name, '', required]);
  if (model && !headers.some(([name]) => /^content-type$/i.test(name))) headers.push(['Content-Type', model[0]]);
  return {
    method: method === 'ANY' ? 'GET' : method, anyMethod: method === 'ANY', template: path,
    path: names.map(([, name, greedy]) => ({name, greedy: greedy !== '', value: ''})),
    query: asked('querystring').map(({name, required}) => [name, '', required]),
    headers, body: '', sign: authorization === 'AWS_IAM', key: '', model: model?.[1] ?? '', modelProblem: ''};
}

/** The path and query. A greedy parameter keeps its slashes. */
export function pathOf({template, path, query}) {
  let filled = template;
  for (const {name, greedy, value} of path) {
    const part = greedy ? value.split('/').map(encoded).join('/') : encoded(value);
    filled = filled.replace(`{${name}${greedy ? '+' : ''}}`, () => part);
  }
  const pairs = query.filter(([name, value, required]) => name && (value || required !== false));
  const search = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
  return search ? `${filled}?${search}` : filled;
}

export function mayHaveBody({method}) {
  return !METHODS_WITHOUT_BODY.includes(method);
}

async function takeSample(stage, draft) {
  try {
    const {schema} = await read(restApi(stage.api, 'models', draft.model));
    if (!draft.body) draft.body = sampleOf(schema);
  } catch (problem) {
    draft.modelProblem = problem.message;
  }
  redraw();
}
