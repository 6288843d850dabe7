// Brings the script of the slides once they are asked for: from a block of the document, or from beside it. The policy
// names its digest, so nothing else can come. In the language of browsers that are too old for the app.
(function () {
  var source = /** @type {HTMLElement} */ (document.getElementById("present"));
  var address = source.getAttribute("data-address");
  var loaded = false;
  /** @type {(text: string) => void} */
  var run = function (text) {
    var script = document.createElement("script");
    script.textContent = text;
    document.body.appendChild(script);
  };
  /** @type {(from: string) => void} */
  var fetched = function (from) {
    var request = new XMLHttpRequest();
    request.open("GET", from);
    request.onload = function () {
      if (request.status === 200) run(request.responseText);
      else loaded = false;
    };
    // Slides are asked for again when the address asks for them again.
    request.onerror = function () {
      loaded = false;
    };
    request.send();
  };
  var asked = function () {
    if (loaded || !/^#(slides$|\/present)/.test(location.hash)) return;
    loaded = true;
    if (address) return fetched(address);
    unpack(bytesOf((source.textContent || "").trim())).then(function (bytes) {
      var text = "";
      bytes.forEach(function (byte) {
        text += String.fromCharCode(byte);
      });
      // Bytes of UTF-8, read as browsers without a decoder of their own can.
      run(decodeURIComponent(escape(text)));
    });
  };
  addEventListener("hashchange", asked);
  // A clicker's key to begin. Reading goes on with any other key for reloading.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "F5" || event.ctrlKey || event.shiftKey || /^#(slides$|\/present)/.test(location.hash)) return;
    event.preventDefault();
    location.hash = "#slides";
  });
  asked();
})();
