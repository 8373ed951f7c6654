// Material asks for the search index as soon as a page is open. It grows with the toolkit, and most readers never search:
// the request waits until a search field has the focus.
(() => {
  const { open, send } = XMLHttpRequest.prototype;
  /** @type {Set<XMLHttpRequest>} */
  const indexes = new Set();
  /** @type {XMLHttpRequest[]} */
  const held = [];
  let isWanted = false;

  /** @param {any[]} request */
  XMLHttpRequest.prototype.open = function (...request) {
    if (String(request[1]).endsWith("/search/search_index.json")) indexes.add(this);
    // @ts-ignore: whatever it was called with
    return open.apply(this, request);
  };
  /** @param {Document | XMLHttpRequestBodyInit | null} [body] */
  XMLHttpRequest.prototype.send = function (body) {
    if (indexes.has(this) && !isWanted) held.push(this);
    else send.call(this, body);
  };
  addEventListener("focusin", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(".md-search, [data-ct-search]")) return;
    isWanted = true;
    for (const request of held.splice(0)) send.call(request);
  });
})();
