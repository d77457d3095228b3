/** How does a verdict sound? Two short tones, so that staff need not look up: rising for good, low for refused. */
import type { Verdict } from "../../host/wire";

interface Tone {
  /** Hertz. */
  readonly pitch: number;
  /** Seconds after the start. */
  readonly at: number;
  /** Seconds. */
  readonly length: number;
}

const TONES: Record<Verdict, readonly Tone[]> = {
  ok: [
    { pitch: 880, at: 0, length: 0.07 },
    { pitch: 1320, at: 0.09, length: 0.09 },
  ],
  provisional: [{ pitch: 880, at: 0, length: 0.12 }],
  refused: [
    { pitch: 220, at: 0, length: 0.16 },
    { pitch: 196, at: 0.2, length: 0.2 },
  ],
};

let context: AudioContext | null = null;

/** Plays the tones of a verdict; silent where there is no sound. */
export function playVerdict(verdict: Verdict): void {
  if (typeof AudioContext === "undefined") return;
  try {
    context ??= new AudioContext();
    for (const tone of TONES[verdict]) play(context, tone);
  } catch {
    // A laptop without an audio device must still show the verdict; the word, the icon and the colour say it.
  }
}

function play(speaker: AudioContext, tone: Tone): void {
  const start = speaker.currentTime + tone.at;
  const gain = speaker.createGain();
  gain.gain.setValueAtTime(0.12, start);
  gain.gain.exponentialRampToValueAtTime(0.001, start + tone.length);
  gain.connect(speaker.destination);
  const oscillator = speaker.createOscillator();
  oscillator.frequency.value = tone.pitch;
  oscillator.connect(gain);
  oscillator.start(start);
  oscillator.stop(start + tone.length);
}
