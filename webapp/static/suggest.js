// Suggestions below the search form: a combobox as in the ARIA Authoring Practices. Without this script the form works
// as it is. Asks only this site, only for what was typed, never while an input method is composing.
(() => {
  "use strict";
  const WAIT = 80; // milliseconds of rest before asking: between two keys of a fast typist
  const form = document.getElementById("search");
  const input = form && form.querySelector("input[name=q]");
  if (!input || !form.dataset.suggest || !window.fetch || !window.AbortController) return;

  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "建议");
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": list.id,
    "aria-expanded": "false",
  })) input.setAttribute(name, value);

  const known = new Map(); // what was asked before -> its suggestions
  let timer = 0, asking = null, composing = false, active = -1, shown = [];

  function close() {
    clearTimeout(timer);
    if (asking) asking.abort();
    list.hidden = true;
    list.replaceChildren();
    shown = [];
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function choose(number) {
    if (active >= 0 && list.children[active]) list.children[active].setAttribute("aria-selected", "false");
    active = number;
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    const option = list.children[active];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function part(className, text) {
    const span = document.createElement("span");
    span.className = className;
    span.textContent = text;
    return span;
  }

  function show(suggestions) {
    close();
    if (!suggestions.length || document.activeElement !== input) return;
    shown = suggestions;
    suggestions.forEach((suggestion, number) => {
      const option = document.createElement("li");
      option.id = `suggestion-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.append(part("what", suggestion.what), part("name", suggestion.text));
      if (suggestion.note) option.append(part("note", suggestion.note));
      option.addEventListener("click", () => go(number));
      list.append(option);
    });
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = `有 ${suggestions.length} 条建议，用上下键选择`;
  }

  function go(number) {
    location.assign(shown[number].url);
  }

  async function ask() {
    const parameters = new URLSearchParams({ q: input.value.trim() });
    const day = form.elements.namedItem("as_of");
    if (day && day.value) parameters.set("as_of", day.value);
    const key = parameters.toString();
    if (known.has(key)) return show(known.get(key));
    const mine = asking = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?${key}`, { signal: mine.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) return close();
      const { suggestions } = await answer.json();
      known.set(key, suggestions);
      if (asking === mine) show(suggestions);
    } catch (error) {
      if (asking === mine && error.name !== "AbortError") close();
    }
  }

  function typed() {
    clearTimeout(timer);
    if (asking) asking.abort();
    if (composing) return;
    if (!input.value.trim()) return close();
    timer = setTimeout(ask, WAIT);
  }

  input.addEventListener("input", typed);
  input.addEventListener("compositionstart", () => { composing = true; clearTimeout(timer); });
  input.addEventListener("compositionend", () => { composing = false; typed(); });
  input.addEventListener("blur", close);
  // A press on an option must not take the focus away before its click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("keydown", (event) => {
    // While an input method is open its keys are its own; 229 is what old browsers say then.
    if (event.isComposing || composing || event.keyCode === 229) return;
    const count = shown.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!count) return typed();
      // Below the last and above the first option stands the field itself.
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      go(active);
    } else if (event.key === "Escape" && count) {
      event.preventDefault();
      close();
    } else if (event.key === "Tab") {
      close();
    }
  });
})();
