const { TestEnvironment } = require("jest-environment-node");

/** Jest's own, with a way out of it: what test files share in one process is loaded around them. */
module.exports = class AroundTests extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.loadKeptBrowser = () => import("./kept-browser.mjs");
  }
};
