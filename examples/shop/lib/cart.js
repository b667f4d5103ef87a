'use strict';

const { HttpError } = require('./errors');

const most = 99;

/** What a session has put aside: quantities by product. */
class Cart {
  #session;
  #catalog;

  constructor(session, catalog) {
    this.#session = session;
    this.#catalog = catalog;
  }

  get lines() {
    return Object.entries(this.#session.cart ?? {}).map(([id, quantity]) => {
      const product = this.#catalog.get(id);
      return { product, quantity, total: product.price * quantity };
    });
  }

  get count() {
    return Object.values(this.#session.cart ?? {}).reduce((sum, quantity) => sum + quantity, 0);
  }

  get total() {
    return this.lines.reduce((sum, line) => sum + line.total, 0);
  }

  add(product, quantity) {
    const cart = this.#session.cart ??= {};
    const sum = (cart[product.id] ?? 0) + quantity;
    if (sum > most) throw new HttpError(400, `No more than ${most} of each, please`);
    cart[product.id] = sum;
  }

  remove(product) {
    delete this.#session.cart?.[product.id];
  }

  clear() {
    delete this.#session.cart;
  }
}

/** Gives each request its cart, and each view too. */
function carts(catalog) {
  return (req, res, next) => {
    req.cart = res.locals.cart = new Cart(req.session, catalog);
    next();
  };
}

function parseQuantity(text) {
  if (!/^\d{1,2}$/.test(text) || Number(text) === 0) throw new HttpError(400, `"${text}" is no quantity`);
  return Number(text);
}

module.exports = { carts, parseQuantity };
