// Starts the bench or a chapter, and does for them what only a browser can. The library comes packed: a third of the size, and nobody reads an
// answer in it. It is a function that exports to its argument; its text makes the worker, since a page opened from disk may not load a worker's
// file.
(function () {
'use strict';
let library;

async function unpack() {
  const bytes = Uint8Array.from(atob(contrastivePacked), letter => letter.charCodeAt(0));
  library = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  const script = document.createElement('script');
  script.textContent = 'window.contrastiveLibrary = ' + library;
  document.head.append(script);
  contrastiveLibrary(window.contrastive = {});
}

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
    const source = 'const library = {}; (' + library + ')(library); onmessage = message => library.steps(message.data)';
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

function bench() {
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
}

unpack().then(() => { if (document.body.matches('.bench')) bench(); else contrastive.chapter(); });
})();
