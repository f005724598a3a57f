package org.civicline.foundation.files;

import java.awt.geom.AffineTransform;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a telephone was held: the one thing of EXIF (CIPA DC-008, tag 0x0112) that a picture needs, since it is stored as the
 * sensor lay and would stand on its side without it.
 */
enum Orientation {
    UPRIGHT(1, 0, 0, 1, 0, 0),
    MIRRORED(-1, 0, 0, 1, 1, 0),
    UPSIDE_DOWN(-1, 0, 0, -1, 1, 1),
    MIRRORED_UPSIDE_DOWN(1, 0, 0, -1, 0, 1),
    MIRRORED_ON_LEFT(0, 1, 1, 0, 0, 0),
    ON_LEFT(0, 1, -1, 0, 1, 0),
    MIRRORED_ON_RIGHT(0, -1, -1, 0, 1, 1),
    ON_RIGHT(0, -1, 1, 0, 0, 1);

    private static final int TAG = 0x0112;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int ENTRY = 12;

    private final double xx;
    private final double yx;
    private final double xy;
    private final double yy;
    private final double width;
    private final double height;

    /** The columns of the turn, and by how many widths and heights of the upright picture it is moved back into sight. */
    Orientation(double xx, double yx, double xy, double yy, double width, double height) {
        this.xx = xx;
        this.yx = yx;
        this.xy = xy;
        this.yy = yy;
        this.width = width;
        this.height = height;
    }

    boolean lying() {
        return xx == 0;
    }

    /** Turns what is drawn so that it stands upright in a picture of that size. */
    AffineTransform turn(int uprightWidth, int uprightHeight) {
        return new AffineTransform(xx, yx, xy, yy, width * uprightWidth, height * uprightHeight);
    }

    /** Upright where the file says nothing, or nothing that makes sense. */
    static Orientation of(Path jpeg) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(jpeg)))) {
            in.skipNBytes(2);
            while (in.readUnsignedByte() == 0xFF) {
                int marker = in.readUnsignedByte();
                int length = in.readUnsignedShort() - 2;
                if (marker == START_OF_SCAN || length < 0) {
                    return UPRIGHT;
                }
                byte[] segment = in.readNBytes(length);
                if (marker == APP1 && segment.length > 14 && segment[0] == 'E' && segment[1] == 'x') {
                    return ofExif(
                            ByteBuffer.wrap(segment, 6, segment.length - 6).slice());
                }
            }
            return UPRIGHT;
        } catch (EOFException _) {
            return UPRIGHT;
        }
    }

    /** The first directory of a TIFF file. */
    private static Orientation ofExif(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + i * ENTRY;
            if (at + ENTRY > tiff.limit()) {
                return UPRIGHT;
            }
            if ((tiff.getShort(at) & 0xFFFF) == TAG) {
                int value = tiff.getShort(at + 8) & 0xFFFF;
                return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
