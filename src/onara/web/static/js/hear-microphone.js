// The microphone, sent to the server as it comes, until that knows what sounds.

import { base } from "./api.js";

/** Why there is no microphone: `reason` is a key of the texts of the hearing box. */
export class NoMicrophone extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

const REASONS = {
  NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "none",
  OverconstrainedError: "none", NotReadableError: "taken", AbortError: "taken",
};
// Whatever makes speech clearer makes music unlike itself.
const AS_IT_IS = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
const ANSWERS_WITHIN_MS = 120_000;

/** The reason why this page can have no microphone, or null. */
export function refusal() {
  if (navigator.mediaDevices?.getUserMedia && window.AudioWorkletNode) return null;
  return window.isSecureContext ? "missing" : "insecure";
}

/** 16-bit integers of floats. */
function integers(sound) {
  const made = new Int16Array(sound.length);
  for (let at = 0; at < sound.length; at += 1) made[at] = Math.max(-1, Math.min(1, sound[at])) * 32767;
  return made;
}

/** The loudness of a piece, in decibels under full scale. */
function level(sound) {
  let power = 0;
  for (const value of sound) power += value * value;
  return 10 * Math.log10(Math.max(power / sound.length, 1e-10));
}

/**
 * Listen until something is known: gives {id, known}.  Throws a NoMicrophone, or an Error with the
 * server's sentence.  `told` hears of it: asking(), level(db), heard(seconds), hearing().
 */
export class Microphone {
  constructor(worklet, told) {
    this.worklet = worklet;
    this.told = told;
  }

  async listen() {
    const reason = refusal();
    if (reason) throw new NoMicrophone(reason);
    this.told.asking();
    // Made while the press is still fresh: browsers let only that start a sound.
    this.context = new AudioContext();
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: AS_IT_IS });
      await this.context.audioWorklet.addModule(this.worklet);
      await this.context.resume();
      return await this.#send();
    } catch (error) {
      if (error instanceof DOMException) throw new NoMicrophone(REASONS[error.name] ?? "broken");
      throw error;
    } finally {
      this.#close();
    }
  }

  /** No more sound; the answer is given as it is by now. */
  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send('{"end": true}');
      this.isEnded = true;
      this.told.hearing();
    } else this.socket?.close();
  }

  #send() {
    return new Promise((answered, failed) => {
      const address = new URL(`${base}/api/v1/listen`, location.href);
      address.protocol = address.protocol.replace("http", "ws");
      const socket = this.socket = new WebSocket(address);
      const late = setTimeout(() => failed(new Error("lost")), ANSWERS_WITHIN_MS);
      socket.addEventListener("open", () => {
        socket.send(JSON.stringify({ rate: Math.round(this.context.sampleRate), format: "s16" }));
        this.#record((sound) => {
          this.told.level(level(sound));
          if (socket.readyState === WebSocket.OPEN && !this.isEnded) socket.send(integers(sound).buffer);
        });
      });
      socket.addEventListener("message", ({ data }) => {
        const message = JSON.parse(data);
        if (message.type === "heard") this.told.heard(message.seconds);
        else if (message.type === "hearing") { this.isEnded = true; this.told.hearing(); }
        else if (message.type === "answer") answered(message);
        else failed(new Error(message.problem.title));
      });
      socket.addEventListener("close", () => { clearTimeout(late); failed(new Error("lost")); });
    });
  }

  #record(take) {
    const source = this.context.createMediaStreamSource(this.stream);
    const pieces = new AudioWorkletNode(this.context, "pieces", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
    pieces.port.addEventListener("message", ({ data }) => take(data));
    pieces.port.start();
    source.connect(pieces);
  }

  #close() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.context?.close();
    this.socket?.close();
  }
}
