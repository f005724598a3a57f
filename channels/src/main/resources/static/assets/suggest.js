// What somebody may be after, under the search box while they type: a combobox with a list (WAI-ARIA APG). The form works
// without it all the same.
(() => {
  const form = document.querySelector("form.search[data-suggestions]");
  const input = form && form.querySelector("input[name=q]");
  if (!input) {
    return;
  }
  const PAUSE_MILLIS = 200;
  const list = document.createElement("ul");
  const news = document.createElement("p");
  let active = -1;
  let asked = 0;
  let timer;

  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestionsLabel);
  news.className = "unseen";
  news.setAttribute("role", "status");
  input.after(list, news);
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-controls", list.id],
    ["aria-expanded", "false"],
  ]) {
    input.setAttribute(name, value);
  }

  function show(items) {
    list.replaceChildren(...items.map(option));
    mark(-1);
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    news.textContent = items.length === 0 ? "" : form.dataset.suggestions.replace("{}", items.length);
  }

  function option(item, place) {
    const one = document.createElement("li");
    one.id = `suggestion-${place}`;
    one.textContent = item.title;
    one.lang = item.language;
    one.dataset.code = item.code;
    one.setAttribute("role", "option");
    one.addEventListener("pointerdown", (event) => event.preventDefault());
    one.addEventListener("click", () => open(one));
    return one;
  }

  function mark(place) {
    active = place;
    [...list.children].forEach((one, at) => one.setAttribute("aria-selected", String(at === place)));
    if (place < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView?.({ block: "nearest" });
    }
  }

  function open(one) {
    const query = new URLSearchParams({ q: input.value.trim() });
    location.assign(`/articles/${encodeURIComponent(one.dataset.code)}?${query}`);
  }

  async function ask() {
    const mine = ++asked;
    const typed = input.value.trim();
    try {
      const answer = typed === "" ? null : await fetch(`/suggest?${new URLSearchParams({ q: typed })}`);
      const { items } = answer && answer.ok ? await answer.json() : { items: [] };
      if (mine === asked && document.activeElement === input) {
        show(items);
      }
    } catch {
      // searching goes on without
    }
  }

  function typed() {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MILLIS);
  }

  function close() {
    clearTimeout(timer);
    asked++;
    show([]);
  }

  input.addEventListener("input", (event) => event.isComposing || typed());
  input.addEventListener("compositionend", typed);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const many = list.children.length;
    if (event.isComposing || list.hidden) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      // one place more than there are: the box itself
      const by = event.key === "ArrowDown" ? 1 : -1;
      mark(((active + 1 + by + many + 1) % (many + 1)) - 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      open(list.children[active]);
    }
  });
})();
