"use strict";

/** Makes an element of attributes and children. Texts become text nodes: no datum is ever read as markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

/** A link to a page of the web; its text alone where there is no address. */
function webLink(address, text) {
  return /^https?:\/\//i.test(address || "") ? element("a", { href: address, rel: "noreferrer" }, text) : text;
}

function byId(id) {
  return document.getElementById(id);
}
