// What the page does beyond reading: filters, links that carry them, unfolding. It works on the
// elements that are there and builds none from text, except copies of quoted source.
(function () {
  'use strict';
  var root = document.documentElement;
  var form = document.querySelector('.filters');
  var folders = Array.prototype.slice.call(document.querySelectorAll('.folder'));
  var items = [];
  var levels = ['error', 'warning', 'note'];
  var fields = form.elements;
  var defaults = {};
  levels.forEach(function (level) { defaults[level] = fields[level].checked; });

  folders.forEach(function (folder) {
    folder.querySelectorAll('.f').forEach(function (element) {
      items.push({
        element: element,
        folder: folder,
        path: folder.dataset.folder,
        rule: element.dataset.rule,
        level: levels.find(function (level) { return element.classList.contains(level); }),
        text: null
      });
    });
  });

  function words(item) {
    if (item.text === null) {
      item.text = item.element.querySelector('.sum').textContent.toLowerCase();
    }
    return item.text;
  }

  // A folder stands for what is below it, too.
  function within(path, folder) {
    return folder === '' || path === folder || path.indexOf(folder + '/') === 0;
  }

  function apply() {
    var query = fields.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    var alive = new Set();
    var notes = new Set();
    items.forEach(function (item) {
      var fits = fields[item.level].checked &&
          (fields.rule.value === '' || fields.rule.value === item.rule) &&
          within(item.path, fields.folder.value) &&
          query.every(function (word) { return words(item).indexOf(word) >= 0; });
      item.element.hidden = !fits;
      if (fits) {
        shown++;
        alive.add(item.folder);
        if (item.level === 'note') { notes.add(item.folder); }
      }
    });
    folders.forEach(function (folder) {
      folder.hidden = !alive.has(folder);
      var hints = folder.querySelector('.notes');
      if (hints) {
        hints.hidden = !notes.has(folder);
        hints.open = notes.has(folder);
      }
    });
    form.querySelector('output').textContent = shown + ' of ' + items.length + ' shown';
    document.querySelector('.nothing').hidden = shown > 0 || items.length === 0;
  }

  // The filters as the fragment of a link: #level=error,note&rule=lock-leak&folder=sys/dev&q=free
  function save() {
    var parts = [];
    var wanted = levels.filter(function (level) { return fields[level].checked; });
    if (levels.some(function (level) { return fields[level].checked !== defaults[level]; })) {
      parts.push('level=' + wanted.join(','));
    }
    ['rule', 'folder', 'q'].forEach(function (name) {
      if (fields[name].value !== '') {
        parts.push(name + '=' + encodeURIComponent(fields[name].value).replace(/%2F/g, '/'));
      }
    });
    try {
      history.replaceState(null, '', parts.length ? '#' + parts.join('&') : location.pathname + location.search);
    } catch (e) {
      // A browser that keeps local pages from doing so; the filters work all the same.
    }
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch (e) {
      return text;
    }
  }

  function reset() {
    ['rule', 'folder', 'q'].forEach(function (name) { fields[name].value = ''; });
    levels.forEach(function (level) { fields[level].checked = defaults[level]; });
  }

  function load() {
    var hash = location.hash.slice(1);
    if (hash.indexOf('=') < 0) {
      apply();
      reveal(document.getElementById(decode(hash)));
      return;
    }
    reset();
    hash.split('&').forEach(function (part) {
      var at = part.indexOf('=');
      var name = part.slice(0, at);
      var value = decode(part.slice(at + 1));
      if (name === 'level') {
        levels.forEach(function (level) { fields[level].checked = value.split(',').indexOf(level) >= 0; });
      } else if (name === 'rule' || name === 'folder' || name === 'q') {
        fields[name].value = value;
      }
    });
    apply();
  }

  // Whoever follows a link sees its target, whatever the filters say.
  function reveal(target) {
    if (!target) { return; }
    var folder = target.closest('.folder');
    if (folder) {
      var finding = target.closest('.f');
      if (finding ? finding.hidden : folder.hidden) {
        reset();
        if (finding) {
          levels.forEach(function (level) {
            if (finding.classList.contains(level)) { fields[level].checked = true; }
          });
        } else if (!folder.querySelector('.f.error, .f.warning')) {
          fields.note.checked = true;
        }
        apply();
      }
    }
    for (var e = target; e; e = e.parentElement) {
      if (e.tagName === 'DETAILS') { e.open = true; }
    }
    target.scrollIntoView({ block: target.tagName === 'PRE' ? 'center' : 'start' });
  }

  // Lines that are quoted elsewhere on the page are put in place when they are asked for.
  function fill(finding) {
    finding.querySelectorAll('.same a').forEach(function (link) {
      var original = document.getElementById(link.getAttribute('href').slice(1));
      if (original) {
        var copy = original.cloneNode(true);
        copy.removeAttribute('id');
        link.parentElement.replaceWith(copy);
      }
    });
  }

  document.addEventListener('toggle', function (event) {
    if (event.target.open && event.target.classList.contains('f')) { fill(event.target); }
  }, true);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('change', function () { apply(); save(); });
  var timer = 0;
  fields.q.addEventListener('input', function () {
    clearTimeout(timer);
    timer = setTimeout(function () { apply(); save(); }, 120);
  });
  function fold(open) {
    items.forEach(function (item) {
      if (!item.element.hidden && item.element.tagName === 'DETAILS') { item.element.open = open; }
    });
  }
  form.querySelector('.open').addEventListener('click', function () { fold(true); });
  form.querySelector('.close').addEventListener('click', function () { fold(false); });
  document.querySelector('.reset').addEventListener('click', function () { reset(); apply(); save(); });
  document.addEventListener('keydown', function (event) {
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      fields.q.focus();
    }
  });
  window.addEventListener('hashchange', load);
  root.classList.add('js');
  load();
}());
