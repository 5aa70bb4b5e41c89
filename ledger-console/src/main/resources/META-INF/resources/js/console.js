// Keys and charts: the little that is done in the browser.
window.shadowLedger = (() => {
  const isTyping = event => event.composedPath().some(node =>
    node instanceof HTMLElement
    && (node.isContentEditable || node.matches('input, textarea, select, [role="combobox"], [role="listbox"]')));

  const enterList = event => {
    const shown = [...document.querySelector('vaadin-grid.opens')?.shadowRoot.querySelectorAll('tbody tr') ?? []]
      .filter(row => !row.hidden && row.offsetHeight > 0)
      .sort((one, other) => one.index - other.index);
    // Where one was before, if that row is still there; the grid reuses rows that a filter has hidden
    const cell = shown.map(row => row.querySelector('[tabindex="0"]')).find(Boolean) ?? shown[0]?.querySelector('td');
    if (cell) {
      event.preventDefault();
      cell.focus();
    }
  };

  // In a list, j and k are the arrows.
  const moveInList = event => {
    const key = { j: 'ArrowDown', n: 'ArrowDown', k: 'ArrowUp', p: 'ArrowUp' }[event.key];
    const grid = document.querySelector('vaadin-grid.opens');
    if (!key || !grid) {
      return;
    }
    if (grid.contains(document.activeElement)) {
      event.preventDefault();
      const cell = grid.shadowRoot.activeElement;
      cell?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    } else {
      enterList(event);
    }
  };

  // From the search field, Enter goes on in the list that it has found.
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('.filter-bar vaadin-text-field')) {
      enterList(event);
    }
  });

  // An element with data-keys="j n" is clicked by these keys, or focused if it has data-key-focus too.
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) {
      return;
    }
    if (document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')) {
      return;
    }
    if (event.key === 'ArrowDown' && document.activeElement === document.body) {
      enterList(event);
      return;
    }
    const target = [...document.querySelectorAll(`[data-keys~="${CSS.escape(event.key)}"]:not([disabled])`)]
      .find(element => !element.closest('[hidden]'));
    if (!target) {
      moveInList(event);
      return;
    }
    event.preventDefault();
    if (target.hasAttribute('data-key-focus')) {
      target.focus();
    } else {
      target.click();
    }
  });

  const openRowsOnEnter = grid => {
    if (grid.opensRowsOnEnter) {
      return;
    }
    grid.opensRowsOnEnter = true;
    grid.addEventListener('keydown', event => {
      const does = { Enter: 'row-open', x: 'row-select' }[event.key];
      if (!does) {
        return;
      }
      const { item, section } = grid.getEventContext(event);
      if (section === 'body' && item) {
        event.preventDefault();
        event.stopPropagation();
        grid.dispatchEvent(new CustomEvent(does, { detail: item.key }));
      }
    }, true);
  };

  const flash = element => {
    element.classList.remove('changed');
    void element.offsetWidth;
    element.classList.add('changed');
  };

  const chart = (element, times, values, locale, zone, currency, decimals) => {
    element.shadowLedgerChart?.plot.destroy();
    element.shadowLedgerChart?.observer.disconnect();
    // light-dark() is resolved for properties only, so a probe is asked what the colour is now.
    const probe = element.appendChild(document.createElement('span'));
    probe.hidden = true;
    const colour = name => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    };
    const last = times.length - 1;
    const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
    const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: zone });
    const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone });
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone });
    const size = () => ({ width: Math.max(200, element.clientWidth), height: 180 });
    const axis = { stroke: () => colour('--chart-text'), grid: { stroke: () => colour('--chart-grid'), width: 1 },
      ticks: { show: false }, font: '12px ' + getComputedStyle(element).fontFamily };
    const plot = new uPlot({
      ...size(),
      cursor: { y: false, points: { size: 7 } },
      legend: { live: true, markers: { show: false } },
      hooks: { ready: [u => u.setLegend({ idx: last })] },
      padding: [8, 24, 0, 0],
      axes: [
        { ...axis, values: (_, ticks, axisIndex, space, seconds) =>
          ticks.map(tick => (seconds < 86_400 ? time : day).format(tick * 1000)), space: 70, size: 28 },
        { ...axis, values: (_, ticks) => ticks.map(tick => short.format(tick)), size: 58 },
      ],
      series: [
        { label: '', value: (_, at) => at == null ? '' : moment.format(at * 1000) },
        {
          label: currency,
          stroke: () => colour('--chart-line'),
          fill: () => colour('--chart-fill'),
          width: 2,
          points: { show: false },
          paths: uPlot.paths.stepped({ align: 1 }),
          value: (_, balance) => balance == null ? '' : `${amount.format(balance)} ${currency}`,
        },
      ],
    }, [times, values], element);
    element.onmouseleave = () => setTimeout(() => plot.setLegend({ idx: last }));
    const observer = new ResizeObserver(() => plot.setSize(size()));
    observer.observe(element);
    // Colours are asked for at every drawing: draw again when light turns to dark.
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => plot.redraw());
    new MutationObserver(() => plot.redraw()).observe(document.documentElement, { attributes: true });
    element.shadowLedgerChart = { plot, observer };
  };

  document.addEventListener('click', event => {
    const content = document.querySelector('main');
    if (content && event.target instanceof Element && event.target.closest('.skip')) {
      content.tabIndex = -1;
      content.focus();
    }
  });

  // What is drawn anew takes the focus away with it; it goes back to the same element, or to the one of the same id.
  let last = null;
  document.addEventListener('pointerdown', () => {
    last = null;
  }, true);
  document.addEventListener('focusin', () => {
    const at = document.activeElement;
    if (at && at !== document.body) {
      last = { at, id: at.closest('[id]')?.id };
    }
  }, true);
  const keepFocus = () => setTimeout(() => {
    if (!last || document.activeElement !== document.body || document.querySelector('vaadin-dialog[opened]')) {
      return;
    }
    const target = last.at.isConnected ? last.at : last.id && document.getElementById(last.id);
    if (target) {
      target.focus({ preventScroll: true });
    } else if (document.querySelector('main')) {
      // What one was at is gone: on with the page, not with the address bar
      document.querySelector('main').tabIndex = -1;
      document.querySelector('main').focus({ preventScroll: true });
    }
  }, 60);

  // The console says every few seconds how old the figures are; when it says nothing, the screen says so itself.
  const SILENCE = 12_000;
  const watch = element => {
    const lost = element.querySelector('.freshness-lost');
    let heard;
    const show = away => {
      lost.hidden = !away;
      element.classList.toggle('lost', away);
    };
    const wait = () => {
      clearTimeout(heard);
      show(!navigator.onLine);
      heard = setTimeout(() => show(element.isConnected), SILENCE);
    };
    element.watching?.disconnect();
    element.watching = new MutationObserver(wait);
    element.watching.observe(element, { attributes: true, attributeFilter: ['data-beat'] });
    addEventListener('offline', () => show(element.isConnected));
    wait();
  };

  return { openRowsOnEnter, flash, chart, keepFocus, watch };
})();
