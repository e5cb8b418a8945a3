/* Written in ES5: it has to run where the pane cannot. */
(function () {
  "use strict";
  window.addEventListener("load", function () {
    // The pane marks the page as soon as its script runs. A web view that cannot read the script, or did not
    // get it, leaves the page unmarked.
    if (document.documentElement.getAttribute("data-started") !== null) return;
    document.getElementById("root").setAttribute("hidden", "");
    document.getElementById("old-web-view").removeAttribute("hidden");
  });
})();
