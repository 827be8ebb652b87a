// htmx: shows that it waits, says what to do when an answer fails, and loses nothing that was typed.

const root = document.documentElement;
let waiting = 0;

function tell(kind) {
  document.dispatchEvent(new CustomEvent("flash", { detail: { template: `flash-${kind}` } }));
}

function isSignIn(xhr) {
  const path = document.body.dataset.loginPath;
  return Boolean(path && xhr.responseURL && new URL(xhr.responseURL).pathname.startsWith(path));
}

document.addEventListener("htmx:beforeRequest", () => {
  waiting += 1;
  root.classList.add("is-waiting");
});

document.addEventListener("htmx:afterRequest", () => {
  waiting = Math.max(0, waiting - 1);
  root.classList.toggle("is-waiting", waiting > 0);
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (isSignIn(event.detail.xhr)) {
    event.detail.shouldSwap = false;
    tell("signin");
  } else if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

document.addEventListener("htmx:responseError", (event) => {
  const { xhr } = event.detail;
  if (xhr.status === 401) {
    tell("signin");
  } else if (xhr.getResponseHeader("X-Flash")) {
    document.dispatchEvent(new CustomEvent("flash", { detail: { html: xhr.responseText } }));
  } else {
    tell([403, 404, 429].includes(xhr.status) ? xhr.status : 500);
  }
});

document.addEventListener("htmx:sendError", () => tell("offline"));
document.addEventListener("htmx:timeout", () => tell("timeout"));

// htmx keeps the focus of elements with an id. Chips and buttons are found again by name and value.
let focused = null;

document.addEventListener("htmx:beforeSwap", () => {
  const element = document.activeElement;
  focused = element?.name ? { name: element.name, value: element.value, form: element.form?.id } : null;
});

document.addEventListener("htmx:afterSettle", () => {
  if (!focused || (document.activeElement && document.activeElement !== document.body)) return;
  const same = [...document.getElementsByName(focused.name)].filter(
    (element) => !focused.form || element.form?.id === focused.form,
  );
  (same.find((element) => element.value === focused.value) ?? same[0])?.focus({ preventScroll: true });
});
