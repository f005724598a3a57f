package org.civicline.simulators.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** RIFF WAVE files to and from 8 kHz mono samples. */
final class Wav {

    private static final int LINEAR = 1;
    private static final int ALAW = 6;
    private static final int ULAW = 7;
    private static final int EXTENSIBLE = 0xfffe;

    private record Format(int coding, int channels, int rate, int bits) {
        int frameBytes() {
            return channels * bits / 8;
        }
    }

    private Wav() {}

    static byte[] encode(short[] samples) {
        int bytes = samples.length * 2;
        ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
        out.putShort((short) LINEAR).putShort((short) 1);
        out.putInt(AudioClip.RATE)
                .putInt(AudioClip.RATE * 2)
                .putShort((short) 2)
                .putShort((short) 16);
        out.put(ascii("data")).putInt(bytes);
        out.asShortBuffer().put(samples);
        return out.array();
    }

    static short[] decode(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 12 || !"RIFF".equals(name(in))) {
            throw new IOException("not a WAV file");
        }
        in.position(12);
        Format format = null;
        while (in.remaining() >= 8) {
            String chunk = name(in);
            // Programs that write to a pipe leave the size open (0 or the largest number): take what is there.
            int announced = in.getInt();
            int size = announced < 0 || announced > in.remaining() ? in.remaining() : announced;
            ByteBuffer body = in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN);
            if ("fmt ".equals(chunk)) {
                format = format(body);
            } else if ("data".equals(chunk) && format != null) {
                return Resampling.toRate(mono(body, format), format.rate(), AudioClip.RATE);
            }
            in.position(Math.min(in.limit(), in.position() + size + (size & 1)));
        }
        throw new IOException("a WAV file without sound");
    }

    private static Format format(ByteBuffer body) throws IOException {
        int coding = body.getShort(0) & 0xffff;
        if (coding == EXTENSIBLE) {
            coding = body.getShort(24) & 0xffff;
        }
        Format format = new Format(coding, body.getShort(2), body.getInt(4), body.getShort(14));
        boolean known = coding == LINEAR ? format.bits() == 8 || format.bits() == 16 : coding == ALAW || coding == ULAW;
        if (!known || format.channels() < 1 || format.rate() < 1000 || format.rate() > 192_000) {
            throw new IOException("a WAV file in a form that is not understood here: " + format);
        }
        return format;
    }

    private static short[] mono(ByteBuffer body, Format format) {
        short[] samples = new short[body.remaining() / format.frameBytes()];
        for (int i = 0; i < samples.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < format.channels(); channel++) {
                sum += sample(body, format);
            }
            samples[i] = (short) (sum / format.channels());
        }
        return samples;
    }

    private static short sample(ByteBuffer body, Format format) {
        return switch (format.coding()) {
            case ALAW -> G711.fromAlaw(body.get());
            case ULAW -> G711.fromUlaw(body.get());
            default -> format.bits() == 16 ? body.getShort() : (short) (((body.get() & 0xff) - 128) << 8);
        };
    }

    private static String name(ByteBuffer in) {
        byte[] name = new byte[4];
        in.get(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
