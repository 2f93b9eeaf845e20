// Plotly once for all figures of the page, after the page with its pictures is there; a figure waits for this promise
window.contrastivePlotly = new Promise(function (done, fail) {
  window.addEventListener('load', function () {
    if (!document.querySelector('[data-figure]')) return;
    var script = document.createElement('script');
    script.src = 'assets/plotly.js';
    script.onload = function () { done(window.Plotly); };
    script.onerror = fail;
    document.head.appendChild(script);
  });
});
// without it the pictures stay
window.contrastivePlotly.catch(function () {});

document.addEventListener('DOMContentLoaded', function () {
  if (window.renderMathInElement) {
    document.querySelectorAll('.prose').forEach(function (prose) {
      window.renderMathInElement(prose, {
        throwOnError: false,
        delimiters: [{left: '$$', right: '$$', display: true}, {left: '$', right: '$', display: false}]
      });
    });
    // a wide formula scrolls within itself, also from the keyboard
    document.querySelectorAll('.katex-display').forEach(function (formula) {
      if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
    });
  }
  // in the menu of a narrow page: a section of this page was chosen, so the menu is done
  document.querySelectorAll('.menu a').forEach(function (link) {
    link.addEventListener('click', function () { link.closest('details').open = false; });
  });
});

// a plot takes its ink from the page when it is drawn; when the page turns light or dark it is given the new one
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function (scheme) {
  document.querySelectorAll('.js-plotly-plot').forEach(function (plot) {
    var before = plot.layout.font.color, ink = getComputedStyle(plot).color;
    var faint = ink.replace(/rgb\((.*)\)/, 'rgba($1, 0.15)');
    plot.data.forEach(function (trace) {
      [trace.line, trace.marker].forEach(function (part) { if (part && part.color === before) part.color = ink; });
      // the border of a line on a heat map
      if (trace.line && /^#(fff|111){2}$/i.test(trace.line.color)) trace.line.color = scheme.matches ? '#111111' : '#FFFFFF';
    });
    plot.layout.font.color = ink;
    [plot.layout.xaxis, plot.layout.yaxis].forEach(function (axis) {
      Object.assign(axis, {gridcolor: faint, linecolor: ink, tickcolor: ink});
    });
    window.Plotly.redraw(plot);
  });
});
