// Changes of a stage: the operations of UpdateStage, and the command of gateway that does the same, if there is one.

export function makeLive(stage, deployment) {
  const replace = {op: 'replace', path: '/deploymentId', value: deployment};
  return {
    title: `Make ${deployment} live`, text: `All callers get deployment ${deployment}.${stage.canary ? ' The canary ends.' : ''}`,
    operations: stage.canary ? [{op: 'remove', path: '/canarySettings'}, replace] : [replace],
    gateway: ['rollback', '--to', deployment]};
}

export function canaryPercent(percent) {
  return {
    title: 'Change the canary', text: `${percent} % of the calls get the canary.`,
    operations: [{op: 'replace', path: '/canarySettings/percentTraffic', value: String(percent)}],
    gateway: ['apply', '--canary', `${percent}%`], note: 'If the map has changed since, gateway deploys it as the canary, too.'};
}

export function promote(overrides) {
  const copy = (from, path) => ({op: 'copy', from, path});
  const variables = Object.keys(overrides ?? {}).length ? [copy('/canarySettings/stageVariableOverrides', '/variables')] : [];
  return {
    title: 'Promote the canary', text: 'All callers get the deployment of the canary.',
    operations: [copy('/canarySettings/deploymentId', '/deploymentId'), ...variables, {op: 'remove', path: '/canarySettings'}],
    gateway: ['promote']};
}

export function endCanary() {
  return {
    title: 'Remove the canary', text: 'All callers get the live deployment.',
    operations: [{op: 'remove', path: '/canarySettings'}], gateway: ['rollback']};
}

/** Without a value, the variable is removed. */
export function setVariable(name, value) {
  const path = `/variables/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return value === null
    ? {title: `Remove the variable ${name}`, text: 'Integrations that use it get an empty text.', operations: [{op: 'remove', path}]}
    : {title: `Set the variable ${name}`, text: `${name} is “${value}” for all callers at once.`, operations: [{op: 'replace', path, value}]};
}

export function throttle(rate, burst) {
  const set = (name, value) => ({op: 'replace', path: `/*/*/throttling/${name}`, value});
  return {
    title: 'Change the throttle', text: `All callers together get ${rate} calls per second, with a burst of ${burst}.`,
    operations: [set('rateLimit', rate), set('burstLimit', burst)]};
}
