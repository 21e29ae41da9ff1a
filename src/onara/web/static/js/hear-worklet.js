// The microphone's sound in pieces of about 40 ms, as it is.

const PIECE = 2048;

class Pieces extends AudioWorkletProcessor {
  constructor() {
    super();
    this.held = new Float32Array(PIECE);
    this.count = 0;
  }

  process([input]) {
    const sound = input[0];
    if (!sound) return true;
    for (let at = 0; at < sound.length; at += 1) {
      this.held[this.count] = sound[at];
      this.count += 1;
      if (this.count === PIECE) {
        this.port.postMessage(this.held, [this.held.buffer]);
        this.held = new Float32Array(PIECE);
        this.count = 0;
      }
    }
    return true;
  }
}

registerProcessor("pieces", Pieces);
