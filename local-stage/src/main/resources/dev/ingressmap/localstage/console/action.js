// The dialog before a change: it shows the calls that the change is, and makes them if it is confirmed.

import {html, nothing} from './lit/lit-html.js';
import {gateway, updateStage} from './commands.js';
import {copyable} from './copy.js';
import {live, readMap} from './live.js';
import {problemText} from './pieces.js';
import {redraw} from './screen.js';
import {restApi, send} from './server.js';
import {readState} from './stage-state.js';

let proposal = null;

export function propose(stage, change) {
  proposal = {stage, change, problem: '', running: false};
  redraw();
}

/** After the page was drawn: shows the dialog if there is something to confirm. */
export function openDialog() {
  const dialog = document.getElementById('action');
  if (proposal && dialog && !dialog.open) dialog.showModal();
}

export function actionDialog() {
  return html`<dialog id="action" aria-labelledby="action-title" @close=${forget}>${proposal ? content(proposal) : nothing}</dialog>`;
}

function content({stage, change, problem, running}) {
  const command = stage.owner && change.gateway ? gateway(...change.gateway, ...stageOption(stage)) : '';
  return html`<form method="dialog" class="dialog" @submit=${confirm}>
    <h2 id="action-title">${change.title}</h2>
    <p>${change.text}</p>
    <h3>With AWS’s command line</h3>${copyable(updateStage(stage, change.operations))}
    ${command ? html`<h3>With gateway</h3>${copyable(command)}` : nothing}
    ${command && change.note ? html`<p class="hint">${change.note}</p>` : nothing}
    ${problemText(problem)}
    <div class="bar"><button class="main" ?disabled=${running}>${change.title}</button>
      <button type="button" @click=${close}>Cancel</button></div></form>`;
}

/** gateway needs the name only if its settings have several stages. */
function stageOption({api, stage}) {
  return live.map.stages.filter(one => one.api === api).length > 1 ? ['--stage', stage] : [];
}

function close() {
  document.getElementById('action')?.close();
}

function forget() {
  proposal = null;
  redraw();
}

async function confirm(event) {
  event.preventDefault();
  const {stage, change} = proposal;
  Object.assign(proposal, {running: true, problem: ''});
  redraw();
  try {
    await send('PATCH', restApi(stage.api, 'stages', stage.stage), {patchOperations: change.operations});
    close();
    await Promise.all([readMap(), readState(stage)]);
  } catch (problem) {
    if (proposal) Object.assign(proposal, {running: false, problem: problem.message});
    redraw();
  }
}
