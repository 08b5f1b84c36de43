// A soft tone when the clock of the cockpit runs out: made here, off until somebody asks for it, kept in this browser.

const KEPT = "kf-tone";

export class Tone {
  constructor(frame) {
    Object.assign(this, { frame, ran: false });
    try {
      this.on = localStorage.getItem(KEPT) === "on";
    } catch {
      this.on = false; // storage is forbidden here: the choice lasts as long as the page
    }
    this.settle();
  }

  /** Turn it on or off; on lets hear at once what it is. */
  turn() {
    this.on = !this.on;
    try {
      localStorage.setItem(KEPT, this.on ? "on" : "off");
    } catch {
      // nothing is kept
    }
    this.settle();
    if (this.on) this.sound();
  }

  settle() {
    this.frame.querySelector("[data-tone]")?.setAttribute("aria-pressed", this.on);
  }

  /** Sound when a running clock has come to its end under our eyes: not for one that was over already. */
  tick() {
    const clock = this.frame.querySelector("[data-clock][data-ends]");
    const over = clock?.classList.contains("over") ?? false;
    if (over && this.ran && this.on) this.sound();
    this.ran = clock !== null && !over;
  }

  sound() {
    const context = new AudioContext();
    const volume = new GainNode(context, { gain: 0 });
    const pitch = new OscillatorNode(context, { frequency: 440 });
    pitch.connect(volume).connect(context.destination);
    volume.gain.linearRampToValueAtTime(0.12, context.currentTime + 0.15);
    volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 1.8);
    pitch.start();
    pitch.stop(context.currentTime + 1.9);
    pitch.onended = () => context.close();
  }
}
