// Firefox by its Marionette protocol: "LENGTH:[type, id, name, parameters]" on a socket, and answers likewise.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PREFERENCES = {
  "marionette.port": 0, // any that is free; Firefox writes it into the profile
  "app.update.enabled": false, "browser.shell.checkDefaultBrowser": false, "browser.startup.page": 0,
  "browser.aboutwelcome.enabled": false, "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false, "toolkit.telemetry.enabled": false, "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false, "browser.region.network.url": "", "browser.safebrowsing.update.enabled": false,
  "extensions.getAddons.cache.enabled": false, "services.settings.server": "data:,", "network.dns.disabled": true,
  "network.proxy.type": 0, "security.sandbox.content.level": 0,
};

class Answers {
  constructor(socket) {
    this.waiting = new Map();
    this.bytes = Buffer.alloc(0);
    socket.on("data", (more) => {
      this.bytes = Buffer.concat([this.bytes, more]);
      for (let colon; (colon = this.bytes.indexOf(":")) >= 0;) {
        const end = colon + 1 + Number(this.bytes.subarray(0, colon));
        if (this.bytes.length < end) return;
        this.take(JSON.parse(this.bytes.subarray(colon + 1, end)));
        this.bytes = this.bytes.subarray(end);
      }
    });
    socket.on("close", () => { for (const { reject } of this.waiting.values()) reject(new Error("Firefox has ended")); });
  }

  take(message) {
    if (!Array.isArray(message)) return; // its greeting
    const [, id, error, result] = message;
    const { resolve, reject } = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) reject(new Error(`${error.error}: ${error.message}`));
    else resolve(result);
  }
}

/// Marionette's answer to each command. close() ends Firefox.
export async function launchFirefox(program) {
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  writeFileSync(join(profile, "user.js"), Object.entries(PREFERENCES)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(""));
  const firefox = spawn(program, ["--headless", "--no-remote", "--marionette", "--profile", profile],
    { stdio: "ignore", env: { ...process.env, HOME: profile, MOZ_DISABLE_CONTENT_SANDBOX: "1" } });
  const ended = new Promise((resolve) => firefox.once("exit", resolve));
  const close = async () => {
    firefox.kill("SIGKILL");
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await written(join(profile, "MarionetteActivePort"), ended);
    const socket = connect(Number(port), "127.0.0.1");
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    const answers = new Answers(socket);
    let last = 0;
    const send = (name, parameters = {}) => new Promise((resolve, reject) => {
      answers.waiting.set(++last, { resolve, reject });
      const text = JSON.stringify([0, last, name, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
    await send("WebDriver:NewSession", { capabilities: { alwaysMatch: { pageLoadStrategy: "normal" } } });
    return { send, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function written(path, ended) {
  let hasEnded = false;
  ended.then(() => { hasEnded = true; });
  while (!hasEnded) {
    const text = existsSync(path) ? readFileSync(path, "utf8").trim() : "";
    if (text) return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("Firefox ended before it could be driven");
}
