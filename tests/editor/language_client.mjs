// An editor as the YAML language server sees one: files are opened and closed, completions and
// explanations asked for, over standard input and output.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const SERVER = path.join(
  path.dirname(createRequire(import.meta.url).resolve("yaml-language-server/package.json")),
  "bin/yaml-language-server",
);
const PATIENCE = 30_000;
const MARK = "‸";

export class LanguageClient {
  #server = spawn(process.execPath, [SERVER, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  #project;
  #settings;
  #received = Buffer.alloc(0);
  #last = 0;
  // The server remembers what it read of a file by its version.
  #version = 0;
  #answers = new Map();
  #published = new Map();

  constructor(project) {
    this.#project = project;
    const settings = JSON.parse(readFileSync(path.join(project, ".vscode/settings.json"), "utf8"));
    this.#settings = {
      schemas: settings["yaml.schemas"],
      validate: true,
      completion: true,
      hover: true,
      schemaStore: { enable: false },
    };
    this.#server.stdout.on("data", (bytes) => this.#receive(bytes));
  }

  async start() {
    const root = pathToFileURL(this.#project).href;
    await this.#request("initialize", {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: "project" }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: {
          publishDiagnostics: {},
          completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
          hover: {},
        },
      },
    });
    this.#send({ method: "initialized", params: {} });
    this.#send({ method: "workspace/didChangeConfiguration", params: { settings: { yaml: this.#settings } } });
  }

  stop() {
    this.#server.kill();
  }

  // The mistakes in a file as "line:column message"; `text` as if it had been typed.
  async mistakes(file, text) {
    const uri = this.#uri(file);
    const found = await this.#open(uri, text ?? readFileSync(path.join(this.#project, file), "utf8"));
    await this.#close(uri);
    return found.map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`);
  }

  // What the editor offers at the mark in the text: by word, with its explanation.
  async offers(file, marked) {
    const list = await this.#ask("textDocument/completion", file, marked);
    return new Map((list?.items ?? list ?? []).map((one) => [one.label, words(one.documentation)]));
  }

  async explanation(file, marked) {
    const hover = await this.#ask("textDocument/hover", file, marked);
    return words(hover?.contents);
  }

  async #ask(method, file, marked) {
    const uri = this.#uri(file);
    const lines = marked.slice(0, marked.indexOf(MARK)).split("\n");
    await this.#open(uri, marked.replace(MARK, ""));
    const position = { line: lines.length - 1, character: lines.at(-1).length };
    const answer = await this.#request(method, { textDocument: { uri }, position });
    await this.#close(uri);
    return answer;
  }

  #uri(file) {
    return pathToFileURL(path.join(this.#project, file)).href;
  }

  #open(uri, text) {
    const published = this.#next(uri);
    this.#send({
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId: "yaml", version: ++this.#version, text } },
    });
    return published;
  }

  // Closing a file takes its mistakes away.
  #close(uri) {
    const published = this.#next(uri);
    this.#send({ method: "textDocument/didClose", params: { textDocument: { uri } } });
    return published;
  }

  #next(uri) {
    return promised(`mistakes of ${uri}`, (done) => this.#published.set(uri, done));
  }

  #request(method, params) {
    const id = ++this.#last;
    this.#send({ id, method, params });
    return promised(method, (done) => this.#answers.set(id, done));
  }

  #send(message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #receive(bytes) {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const end = this.#received.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.subarray(0, end).toString())[1]);
      const next = end + 4 + length;
      if (this.#received.length < next) return;
      const message = JSON.parse(this.#received.subarray(end + 4, next).toString());
      this.#received = this.#received.subarray(next);
      this.#take(message);
    }
  }

  #take({ id, method, params, result }) {
    if (method === "workspace/configuration")
      this.#send({ id, result: params.items.map(({ section }) => (section === "yaml" ? this.#settings : null)) });
    else if (method === "textDocument/publishDiagnostics") this.#published.get(params.uri)?.(params.diagnostics);
    else if (id !== undefined && method !== undefined) this.#send({ id, result: null });
    else this.#answers.get(id)?.(result);
  }
}

function promised(what, begin) {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`no answer: ${what}`)), PATIENCE);
    begin((value) => {
      clearTimeout(timer);
      done(value);
    });
  });
}

function words(content) {
  return (typeof content === "string" ? content : (content?.value ?? "")).replace(/\s+/g, " ");
}
