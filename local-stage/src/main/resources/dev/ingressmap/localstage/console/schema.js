// A sample body for a model's JSON schema (draft 4, as API Gateway has it).

const DEEPEST = 6;
const FORMATS = {
  'date-time': '2026-01-31T12:00:00Z', date: '2026-01-31', time: '12:00:00Z', email: 'someone@example.com',
  uri: 'https://example.com/', uuid: '123e4567-e89b-42d3-a456-426614174000', ipv4: '192.0.2.1', hostname: 'example.com'};

export function sampleOf(schemaText) {
  const root = JSON.parse(schemaText);
  return JSON.stringify(sample(root, root, 0), null, 2);
}

function sample(schema, root, depth) {
  if (typeof schema !== 'object' || schema === null || depth > DEEPEST) return null;
  if (schema.$ref) return sample(referred(schema.$ref, root), root, depth + 1);
  for (const name of ['example', 'default', 'const']) if (name in schema) return schema[name];
  if (schema.examples?.length) return schema.examples[0];
  if (schema.enum?.length) return schema.enum[0];
  if (schema.allOf) return merged(schema, root, depth);
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice?.length) return sample(choice[0], root, depth + 1);
  return ofType(schema, root, depth);
}

function ofType(schema, root, depth) {
  const types = [schema.type].flat().filter(type => type && type !== 'null');
  switch (types[0] ?? (schema.properties ? 'object' : schema.items ? 'array' : 'string')) {
    case 'object': return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sample(one, root, depth + 1)]));
    case 'array': return items(schema, root, depth);
    case 'integer': return Math.ceil(number(schema));
    case 'number': return number(schema);
    case 'boolean': return true;
    default: return text(schema);
  }
}

function items({items: one, minItems = 1}, root, depth) {
  if (!one || depth >= DEEPEST) return [];
  if (Array.isArray(one)) return one.map(each => sample(each, root, depth + 1));
  return Array.from({length: Math.min(Math.max(1, minItems), 5)}, () => sample(one, root, depth + 1));
}

function merged(schema, root, depth) {
  const {allOf, ...own} = schema;
  const all = [own, ...allOf].map(one => sample(one.properties || one.$ref || one.allOf ? one : {...one, type: 'object'}, root, depth + 1));
  return Object.assign({}, ...all.filter(one => one && typeof one === 'object'));
}

function number({minimum, exclusiveMinimum, maximum, multipleOf}) {
  const least = minimum ?? (typeof exclusiveMinimum === 'number' ? exclusiveMinimum : maximum !== undefined && maximum < 1 ? maximum : 1);
  const value = exclusiveMinimum ? least + (multipleOf ?? 1) : least;
  return multipleOf ? Math.ceil(value / multipleOf) * multipleOf : value;
}

function text({format, minLength = 0, maxLength = Infinity}) {
  return (FORMATS[format] ?? 'text').padEnd(Math.min(minLength, 1000), 'x').slice(0, maxLength);
}

function referred(reference, root) {
  if (!String(reference).startsWith('#/')) return {type: 'object'};
  return String(reference).slice(2).split('/').reduce((at, name) => at?.[name.replaceAll('~1', '/').replaceAll('~0', '~')], root);
}
