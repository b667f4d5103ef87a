'use strict';

const fs = require('node:fs/promises');
const os = require('node:os');
const path = require('node:path');
const { HttpError } = require('./errors');

const seed = path.join(__dirname, '..', 'data', 'products.json');

/** The products, in memory; uploaded images go to a folder of this run's own. */
class Catalog {
  #products;

  constructor(products, uploads) {
    this.#products = new Map(products.map((product) => [product.id, product]));
    this.uploads = uploads;
  }

  /** All products whose name or description contains `words`. */
  find(words = '') {
    const wanted = words.trim().toLowerCase();
    return [...this.#products.values()].filter(({ name, description }) =>
      `${name}\n${description}`.toLowerCase().includes(wanted));
  }

  /** The product of an id as it comes from a URL or a form. */
  get(text) {
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new HttpError(400, `"${text}" is no product number`);
    const product = this.#products.get(Number(text));
    if (product === undefined) throw new HttpError(404, `There is no product ${text}`);
    return product;
  }

  add({ name, description = '', price, stock = 0 }) {
    if (typeof name !== 'string' || name.trim() === '') throw new HttpError(400, 'A product needs a name');
    if (typeof description !== 'string') throw new HttpError(400, 'The description has to be text');
    if (!Number.isSafeInteger(price) || price < 0) throw new HttpError(400, 'The price has to be in whole cents');
    if (!Number.isSafeInteger(stock) || stock < 0) throw new HttpError(400, 'The stock has to be a whole number');
    const product = { id: this.#products.size + 1, name: name.trim(), description, price, stock };
    this.#products.set(product.id, product);
    return product;
  }

  async close() {
    await fs.rm(this.uploads, { recursive: true, force: true });
  }
}

async function openCatalog() {
  const products = JSON.parse(await fs.readFile(seed, 'utf8'));
  const uploads = await fs.mkdtemp(path.join(os.tmpdir(), 'shop-'));
  return new Catalog(products, uploads);
}

module.exports = { openCatalog };
