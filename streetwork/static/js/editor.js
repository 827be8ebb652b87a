// The editor of a post's version: what is typed is kept by itself, two seconds after the last key and on leaving.
// Without a network, or signed out, it stays in the form and is tried again; nothing is ever taken from the fields.
// F2 shows what was approved before, Ctrl+Enter saves. Without this file the form works by its own buttons.

const WAIT_MS = 2000;
const AGAIN_MS = 8000;
const TIMEOUT_MS = 15000;

class Autosave {
  constructor(form) {
    this.form = form;
    this.kept = this.now();
    this.timer = 0;
    this.running = null;
    this.isLeaving = false;
    this.isSubmitting = false;
    this.hasFailed = false;
    this.words = form.querySelector("[data-words]").dataset;
    form.addEventListener("input", () => this.soon());
    form.addEventListener("change", () => this.soon());
    form.addEventListener("submit", (event) => this.submit(event));
    window.addEventListener("online", () => this.save());
    window.addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.leave());
    window.addEventListener("beforeunload", (event) => {
      if (this.isDirty && this.hasFailed && !this.isLeaving) event.preventDefault();
    });
  }

  // What counts as typed; the token and the marks of the form do not.
  now() {
    const data = new FormData(this.form);
    for (const name of ["csrfmiddlewaretoken", "seen", "typo", "guard_confirmed"]) data.delete(name);
    return JSON.stringify([...data]);
  }

  get isDirty() {
    return this.now() !== this.kept;
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), WAIT_MS);
  }

  // One at a time: what is typed meanwhile goes with the next one.
  async save() {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (!this.isDirty || this.isSubmitting) return;
    this.running = this.send();
    const answered = await this.running;
    this.running = null;
    if (this.isDirty) this.timer = setTimeout(() => this.save(), answered ? WAIT_MS : AGAIN_MS);
  }

  // Whether the server answered: that it has the words, or what is wrong with them.
  async send() {
    const sent = this.now();
    let response;
    try {
      response = await this.post({ signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.status === 403 && (await this.freshToken())) response = await this.post({});
    } catch {
      return this.tell("offline");
    }
    if (isSignIn(response)) return this.tell("signedOut");
    if (!response.ok && response.status !== 422) return this.tell("failed");
    this.hasFailed = false;
    this.kept = sent;
    this.show(await response.text());
    return true;
  }

  post(options) {
    return fetch(this.form.dataset.autosave, {
      method: "POST",
      body: new FormData(this.form),
      headers: { "X-Requested-With": "XMLHttpRequest" },
      ...options,
    });
  }

  // After signing in again in another window the token is another one.
  async freshToken() {
    const response = await fetch(this.form.dataset.page);
    if (!response.ok || isSignIn(response)) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const token = page.querySelector("input[name=csrfmiddlewaretoken]")?.value;
    if (!token) return false;
    for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
    return true;
  }

  leave() {
    if (this.isLeaving || !this.isDirty) return;
    const sent = this.now();
    this.post({ keepalive: true }).then((response) => {
      if (response.ok && !isSignIn(response)) this.kept = sent;
    }, () => {});
  }

  // Saving first makes sure that the words are kept: without a network or a session the page stays, with everything.
  async submit(event) {
    if (this.isLeaving) return;
    event.preventDefault();
    if (this.isSubmitting) return;
    this.isSubmitting = true;
    const button = event.submitter;
    clearTimeout(this.timer);
    if (this.running) await this.running;
    const answered = await this.send();
    this.isSubmitting = false;
    if (!answered) return;
    this.isLeaving = true;
    this.form.requestSubmit(button);
  }

  show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const name of ["[data-kept]", "[data-plain]", "[data-previews]"]) {
      const fresh = page.querySelector(name);
      if (fresh) document.querySelector(name)?.replaceChildren(...fresh.childNodes);
    }
    document.querySelector("[data-copy-banner]")?.remove();
  }

  tell(kind) {
    this.hasFailed = true;
    const line = document.createElement("p");
    line.className = "ed-kept-line is-problem";
    line.textContent = this.words[kind];
    if (kind === "signedOut") {
      const link = document.createElement("a");
      link.href = document.body.dataset.loginPath;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = this.words.signIn;
      line.append(" ", link);
    }
    document.querySelector("[data-kept]")?.replaceChildren(line);
    return false;
  }
}

function isSignIn(response) {
  const path = document.body.dataset.loginPath;
  return response.status === 401 || Boolean(path && response.redirected && new URL(response.url).pathname.startsWith(path));
}

const form = document.querySelector("[data-editor]");

if (form) new Autosave(form);

document.addEventListener("keydown", (event) => {
  if (event.key === "F2" && !event.ctrlKey && !event.altKey && !event.metaKey) {
    const previous = document.querySelector("[data-previous]");
    if (!previous) return;
    event.preventDefault();
    previous.open = !previous.open;
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form?.contains(event.target)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-save]"));
  }
});
