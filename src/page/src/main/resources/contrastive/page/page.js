// Starts the bench, and does for it what only a browser can. The library is a function that exports to its argument; its text makes the worker,
// since a page opened from disk may not load a worker's file.
(function () {
'use strict';
function save(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
}

// from disk there may be no clipboard but the older way
function copy(text) {
  function older() {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  if (navigator.clipboard) navigator.clipboard.writeText(text).catch(older); else older();
}

window.benchPage = {
  worker: function (link, heard) {
    const source = 'const library = {}; (' + contrastiveLibrary + ')(library); onmessage = message => library.steps(message.data)';
    const worker = new Worker(URL.createObjectURL(new Blob([source], {type: 'text/javascript'})));
    worker.onmessage = message => {
      if (message.data.point) benchCharts.addStep(message.data.point);
      heard(message.data.share, message.data.end === undefined ? null : message.data.end);
    };
    worker.onerror = error => heard(1, error.message);
    worker.postMessage(link);
    return worker;
  }
};

document.addEventListener('DOMContentLoaded', () => {
  contrastiveLibrary(window.contrastive = {});
  contrastive.bench();
  const on = (id, action) => document.getElementById(id).addEventListener('click', action);
  const copying = (id, what) => on(id, event => {
    const button = event.currentTarget, title = button.textContent;
    copy(what());
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = title; }, 1500);
  });
  copying('copy-link', () => location.href);
  copying('copy-java', () => document.getElementById('java').textContent);
  document.addEventListener('keydown', event => {
    // in a field it is the field's own
    if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !event.target.matches('input:not([type=range], [type=checkbox])')) {
      event.preventDefault();
      document.getElementById('undo').click();
    }
  });
  on('png', () => benchCharts.picture().toBlob(blob => save('contrastive-bench.png', blob)));
  on('csv', () => save('contrastive-bench.csv', new Blob([benchCharts.table()], {type: 'text/csv'})));
});
})();
