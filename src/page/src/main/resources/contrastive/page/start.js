// The library comes as a function that an AMD loader is handed. It runs here, and its text is kept: a worker is made of it, also from disk.
window.define = function (names, library) {
  delete window.define;
  window.contrastive = {};
  library(window.contrastive);
  window.contrastive.text = '(' + library + ')';
  window.contrastive.bench();
};
window.define.amd = {};
