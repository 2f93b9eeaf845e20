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
// the library, by which a chapter computes, after the page as well
window.addEventListener('load', function () {
  if (document.querySelector('[data-exercise], [data-figure-name]')) (document.querySelector('[data-emoji]') ? ['emoji'] : []).concat('page').forEach(function (name) {
    var script = document.createElement('script');
    script.src = 'assets/' + name + '.js';
    script.async = false;
    document.head.appendChild(script);
  });
});
// without it the pictures stay
window.contrastivePlotly.catch(function () {});

(function () {
function make(tag, className, text) {
  var element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function button(className, text, label, pressed) {
  var made = make('button', className, text);
  made.type = 'button';
  made.setAttribute('aria-label', label);
  made.addEventListener('click', pressed);
  return made;
}

window.contrastiveFormulas = function (text) {
  if (window.renderMathInElement) window.renderMathInElement(text, {
    throwOnError: false,
    delimiters: [{left: '$$', right: '$$', display: true}, {left: '$', right: '$', display: false}]
  });
  // a line may break within a formula, but not before the full stop or comma behind it
  text.querySelectorAll('.katex-html > .katex-base:last-child').forEach(function (end) {
    var kept = make('span', 'kept');
    end.replaceWith(kept);
    kept.appendChild(end);
  });
};

function setFormulas() {
  document.querySelectorAll('.prose, .output details').forEach(window.contrastiveFormulas);
  // a wide formula scrolls within itself, also from the keyboard
  document.querySelectorAll('.katex-display').forEach(function (formula) {
    if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
  });
}

// a page that came over plain http may not use the clipboard: there the text is selected and copied as a reader would
function copy(text, from) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  window.getSelection().selectAllChildren(from);
  return document.execCommand('copy') ? Promise.resolve() : Promise.reject();
}

function addCopyButtons() {
  document.querySelectorAll('.code > pre, .code .highlight > pre, .front .prose pre').forEach(function (pre) {
    var frame = pre.parentNode.closest('.code') || pre.parentNode.insertBefore(make('div', 'copied'), pre);
    if (frame.className === 'copied') frame.appendChild(pre);
    var word = button('copy', 'Copy', 'Copy this code', function () {
      copy(pre.textContent.trimEnd() + '\n', pre).then(function () { return 'Copied'; }, function () { return 'Not copied'; }).then(function (outcome) {
        word.textContent = outcome;
        setTimeout(function () { word.textContent = 'Copy'; }, 2000);
      });
    });
    frame.appendChild(word);
  });
}

// the figure itself moves into a dialog and back, so its curves, its sliders and their state are the same
function addEnlargeButtons() {
  document.querySelectorAll('[data-figure]').forEach(function (figure) {
    var frame = figure.parentNode, dialog = null;
    function resize(height) {
      figure.querySelectorAll('.js-plotly-plot').forEach(function (plot) { window.Plotly.relayout(plot, {height: height, autosize: true}); });
    }
    function enlarge() {
      var place = document.createComment('figure');
      dialog = make('dialog', 'large');
      dialog.setAttribute('aria-label', 'Enlarged figure');
      dialog.appendChild(button('close', '\u00d7', 'Close', function () { dialog.close(); }));
      frame.style.minHeight = frame.offsetHeight + 'px';
      figure.before(place);
      dialog.appendChild(figure);
      document.body.appendChild(dialog);
      dialog.addEventListener('close', function () {
        place.replaceWith(figure);
        dialog.remove();
        frame.style.minHeight = '';
        resize(360);
        opener.focus();
      });
      dialog.showModal();
      var rows = figure.querySelectorAll('.js-plotly-plot'), stacked = rows.length > 1 && window.innerWidth < 760;
      resize(Math.max(300, stacked ? 340 : window.innerHeight - 220));
    }
    var opener = button('enlarge', '\u2922', 'Enlarge this figure', enlarge);
    frame.classList.add('figure');
    // a picture of pictures has small print: on a narrow page it keeps its size and scrolls within itself
    if (!figure.nextElementSibling) {
      frame.classList.add('still');
      figure.tabIndex = 0;
    }
    frame.appendChild(opener);
  });
}

// marks the section that is being read in the list of sections, and keeps the mark in sight
function followReader() {
  var headings = Array.from(document.querySelectorAll('main h2[id]')), side = document.querySelector('.side'), current = null;
  function mark() {
    var read = headings.filter(function (heading) { return heading.getBoundingClientRect().top < 140; }).pop();
    if (read === current) return;
    current = read;
    document.querySelectorAll('.map ul a').forEach(function (link) {
      if (read && link.getAttribute('href') === '#' + read.id) {
        link.setAttribute('aria-current', 'location');
        if (side && side.contains(link)) side.scrollTop += link.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 2;
      } else {
        link.removeAttribute('aria-current');
      }
    });
  }
  if (headings.length) window.addEventListener('scroll', mark, {passive: true});
  mark();
}

function addSearch() {
  var box = make('div', 'search'), input = make('input'), results = make('div', 'results'), status = make('span', 'count'), text = null;
  input.type = 'search';
  input.placeholder = 'Search the course';
  input.setAttribute('aria-label', 'Search the course');
  input.autocomplete = 'off';
  status.setAttribute('role', 'status');
  results.hidden = true;
  box.append(input, results);
  document.querySelector('.brand').after(box);

  // the text is loaded when somebody wants to search; a script, since a page from a folder may load nothing else
  function load() {
    if (text) return text;
    text = new Promise(function (done, fail) {
      var script = make('script');
      script.src = 'assets/search.js';
      script.onload = function () {
        window.courseText.forEach(function (entry) {
          entry.inTitle = fold(entry.title);
          entry.inText = fold(entry.text);
        });
        done(window.courseText);
      };
      script.onerror = function () { text = null; fail(); };
      document.head.appendChild(script);
    });
    return text;
  }

  // letters only differ in what a reader means by them: tau is found by its name and by its sign; one sign stays one sign
  function fold(words) { return ' ' + words.toLowerCase().replace(/[\s.,:;()"'=+*/|-]/g, ' '); }

  var NAMES = {kappa: '\u03ba', tau: '\u03c4', sigma: '\u03c3', xi: '\u03be', rho: '\u03c1', theta: '\u03b8'};

  function rank(entry, words) {
    var sum = 0;
    for (var i = 0; i < words.length; i++) {
      var forms = [words[i], NAMES[words[i]] || words[i]];
      var inTitle = forms.some(function (form) { return entry.inTitle.includes(' ' + form); });
      var at = Math.max.apply(null, forms.map(function (form) { return entry.inText.indexOf(' ' + form); }));
      if (!inTitle && at < 0) return 0;
      sum += inTitle ? 10 : 1 + Math.min(4, entry.inText.split(' ' + words[i]).length - 1) / 5;
    }
    return sum;
  }

  function snippet(entry, words) {
    var at = Math.max(0, entry.inText.indexOf(' ' + words[0]) - 50), line = make('span', 'snippet');
    var cut = at && entry.text.indexOf(' ', at) + 1, shown = (cut ? '\u2026 ' : '') + entry.text.slice(cut, cut + 140) + '\u2026', from = 0, low = fold(shown).slice(1);
    while (from < shown.length) {
      var next = words.map(function (word) { return {at: low.indexOf(word, from), size: word.length}; })
        .filter(function (hit) { return hit.at >= 0; }).sort(function (a, b) { return a.at - b.at; })[0];
      if (!next) break;
      line.append(shown.slice(from, next.at));
      line.appendChild(make('mark', '', shown.slice(next.at, next.at + next.size)));
      from = next.at + next.size;
    }
    line.append(shown.slice(from));
    return line;
  }

  function show(entries) {
    var words = fold(input.value).split(' ').filter(Boolean);
    results.textContent = '';
    results.hidden = !words.length;
    if (!words.length) return;
    var found = entries.map(function (entry) { return {entry: entry, rank: rank(entry, words)}; })
      .filter(function (hit) { return hit.rank; }).sort(function (a, b) { return b.rank - a.rank; });
    status.textContent = found.length ? found.length + (found.length === 1 ? ' section' : ' sections') : 'Nothing found: no section has all of these words.';
    results.appendChild(status);
    found.slice(0, 12).forEach(function (hit) {
      var link = make('a');
      link.href = hit.entry.at;
      link.append(make('span', 'where', hit.entry.chapter), make('strong', '', hit.entry.title), snippet(hit.entry, words));
      link.addEventListener('click', close);
      results.appendChild(link);
    });
  }

  function close() { results.hidden = true; }

  function search() {
    load().then(show, function () {
      results.hidden = false;
      results.textContent = 'The search index, assets/search.js, did not load.';
    });
  }

  function step(event) {
    var links = Array.from(results.querySelectorAll('a')), at = links.indexOf(document.activeElement);
    if (event.key === 'Escape') { close(); input.focus(); }
    if (event.key === 'Enter' && at < 0 && links[0]) links[0].click();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    var to = at + (event.key === 'ArrowDown' ? 1 : -1);
    (to < 0 ? input : links[Math.min(to, links.length - 1)] || input).focus();
  }

  input.addEventListener('focus', load);
  input.addEventListener('input', search);
  box.addEventListener('keydown', step);
  document.addEventListener('click', function (event) { if (!box.contains(event.target)) close(); });
  document.addEventListener('keydown', function (event) {
    if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { event.preventDefault(); input.focus(); }
  });
}

document.addEventListener('DOMContentLoaded', function () {
  addSearch();
  setFormulas();
  addCopyButtons();
  addEnlargeButtons();
  followReader();
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
})();
