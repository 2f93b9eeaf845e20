// Puts the live plot of one figure in place of its picture. Whatever fails, the picture stays.
// Lines that hold only a comment are dropped when this is written into a page.
function (key, draws, texts, title, explorer) {
var KERNEL = 'kernelspecs/java/plotly.min.js';
var PUBLIC = 'https://cdn.jsdelivr.net/npm/plotly.js-cartesian-dist-min@2.35.3/plotly-cartesian.min.js';
var INTEGRITY = 'sha384-9oJXW1HYKfSvaayNC7t/2qlWoiBs6Ssl79Xc+OYzxnDRr0E8My0vbCsDXqlgV4y/';

function make(tag, style, text) {
  var element = document.createElement(tag);
  element.style.cssText = style;
  if (text) element.textContent = text;
  return element;
}

// the server's folder that holds the kernels: JupyterLab and Notebook 7 keep it in a JSON element, Notebook 6 on the body
function base() {
  var config = document.getElementById('jupyter-config-data');
  return config ? JSON.parse(config.textContent).baseUrl : document.body.getAttribute('data-base-url');
}

// RequireJS would keep Plotly to itself, so it is not seen while the file runs
function load(address, integrity) {
  return new Promise(function (done, fail) {
    var script = document.createElement('script'), define = window.define, amd = define && define.amd;
    function end(ok) {
      if (amd) define.amd = amd;
      if (ok && window.Plotly) done(window.Plotly); else fail(address);
    }
    if (amd) define.amd = false;
    if (integrity) { script.integrity = integrity; script.crossOrigin = 'anonymous'; }
    script.onload = function () { end(true); };
    script.onerror = function () { end(false); };
    setTimeout(script.onerror, 60000);
    script.src = address;
    document.head.appendChild(script);
  });
}

// one load for all figures of the page; after a failure a later run may try again
function plotly() {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  if (!window.contrastivePlotly) {
    var folder = base(), public_ = function () { return load(PUBLIC, INTEGRITY); };
    window.contrastivePlotly = (folder ? load(folder + KERNEL).catch(public_) : public_());
    window.contrastivePlotly.catch(function () { window.contrastivePlotly = null; });
  }
  return window.contrastivePlotly;
}

// runs what Tablesaw wrote and takes the traces and the layout from it
function figure(i) {
  var taken, text = texts[i];
  draws[i]({newPlot: function (place, data, layout) { taken = {data: data, layout: layout}; }}, {getElementById: function () {}});
  taken.data.forEach(function (trace, j) {
    trace.name = escape(text.names[j]);
    if (text.scale && !j) {
      trace.colorscale = text.scale;
      trace.colorbar = {title: {text: trace.name, side: 'right'}};
    }
  });
  return taken;
}

// Plotly reads its texts as a kind of html
function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function axis(axis, title, ticks, ink, faint) {
  Object.assign(axis, {title: {text: escape(title), standoff: 12}, automargin: true, gridcolor: faint, linecolor: ink, tickcolor: ink, zeroline: false,
    showline: true, exponentformat: 'power'}, ticks);
}

function plot(Plotly, place, i, ink) {
  var f = figure(i), text = texts[i], faint = ink.replace(/rgba?\(([^,]+,[^,]+,[^,)]+).*/, 'rgba($1,0.15)');
  f.data.forEach(function (trace) {
    if (trace.marker && trace.marker.color === '#222222') trace.marker.color = ink;
    if (!trace.line) return;
    if (trace.line.color === '#222222') trace.line.color = ink;
    // the border of a line on a heat map: light around dark ink, dark around light ink
    if (trace.line.color === '#FFFFFF' && /[\d.]+/.exec(ink)[0] > 127) trace.line.color = '#111111';
  });
  Object.assign(f.layout, {font: {color: ink, size: 13}, paper_bgcolor: '#0000', plot_bgcolor: '#0000', autosize: true, width: undefined,
    height: 360, margin: {l: 50, r: 10, t: 10, b: 40}, showlegend: true,
    legend: {orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom', traceorder: 'normal'}});
  // a drag must scroll a touch screen's page
  if (matchMedia('(pointer: coarse)').matches) f.layout.dragmode = false;
  axis(f.layout.xaxis, text.x, text.xTicks, ink, faint);
  axis(f.layout.yaxis, text.y, text.yTicks, ink, faint);
  if (text.ticks) {
    f.layout.xaxis.tickvals = text.ticks.map(function (name, at) { return at; });
    f.layout.xaxis.ticktext = text.ticks.map(escape);
  }
  return Plotly.newPlot(place, f.data, f.layout, {responsive: true, displayModeBar: false});
}

function show(Plotly, box) {
  var image = box.querySelector('img'), ink = getComputedStyle(box).color;
  var live = make('div', 'height:0;overflow:hidden'), row = make('div', 'display:flex;flex-wrap:wrap;gap:12px');
  live.setAttribute('role', 'group');
  live.setAttribute('aria-label', image.alt);
  if (title) live.appendChild(make('div', 'font-weight:600;margin:4px 0', title));
  live.appendChild(row);
  box.appendChild(live);
  var titles = [], places = draws.map(function (draw, i) {
    var panel = make('div', 'flex:1 1 320px;min-width:0;max-width:900px'), place = make('div', 'width:100%');
    if (texts[i].title) titles[i] = panel.appendChild(make('div', 'font-weight:600;margin:4px 0', texts[i].title));
    panel.appendChild(place);
    row.appendChild(panel);
    return place;
  });
  // a plot that throws at once must fail as one that fails later
  Promise.all(places.map(async function (place, i) { return plot(Plotly, place, i, ink); })).then(function () {
    if (explorer) explorer({Plotly: Plotly, live: live, places: places, titles: titles, title: title, figure: figure, make: make, escape: escape});
    live.style.cssText = 'position:relative';
    image.style.display = 'none';
  }).catch(function () { live.remove(); image.style.display = ''; });
}

// a front end may run this before it attaches the figure, or keep the figure hidden for a while: then its width is 0
function find(left) {
  var boxes = document.querySelectorAll('[data-figure="' + key + '"]:not([data-live])');
  if (!boxes.length && left) setTimeout(find, 100, left - 1);
  boxes.forEach(function (box) {
    box.setAttribute('data-live', '');
    plotly().then(function (Plotly) {
      new ResizeObserver(function (entries, observer) {
        if (!box.offsetWidth) return;
        observer.disconnect();
        show(Plotly, box);
      }).observe(box);
    }).catch(function () {});
  });
}
find(50);
}
