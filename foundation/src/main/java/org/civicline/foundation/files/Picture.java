package org.civicline.foundation.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;

/**
 * Draws pictures anew: what comes out holds the dots and nothing else that was in the file. Its size is read before it is
 * decoded, and one picture at a time is held in memory, of {@value #MOST_DRAWN} dots at most: larger ones are taken over
 * dot by dot in steps.
 */
final class Picture {

    /** 4096 by 3072, what a telephone's camera makes: four bytes a dot as read, as many as drawn. */
    static final int MOST_DRAWN = 12_582_912;

    /** Of the small one's longer side: a list shows it, and nobody reads a document on it. */
    static final int SMALL = 160;

    private static final float QUALITY = 0.9f;
    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1, true);

    private Picture() {}

    /**
     * @param drawn where the picture goes
     * @param small where it goes small, as JPEG
     * @throws RefusedException if it has too many dots or cannot be read
     */
    static void drawAnew(Path source, FileKind kind, Path drawn, Path small, long mostPixels) throws IOException {
        ONE_AT_A_TIME.acquireUninterruptibly();
        try {
            Orientation held = kind == FileKind.JPEG ? Orientation.of(source) : Orientation.UPRIGHT;
            BufferedImage upright = upright(read(source, kind, mostPixels), held);
            write(upright, kind, drawn);
            write(small(upright), FileKind.JPEG, small);
        } finally {
            ONE_AT_A_TIME.release();
        }
    }

    private static BufferedImage read(Path source, FileKind kind, long mostPixels) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (var in = new FileImageInputStream(source.toFile())) {
            reader.setInput(in, true, true);
            long dots = (long) reader.getWidth(0) * reader.getHeight(0);
            if (dots > mostPixels) {
                throw new RefusedException(
                        Refusal.invalid("foundation.file-too-many-pixels").with("limit", mostPixels / 1_000_000));
            }
            ImageReadParam how = reader.getDefaultReadParam();
            int step = (int) Math.ceil(Math.sqrt((double) dots / MOST_DRAWN));
            how.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, how);
        } catch (RefusedException refused) {
            throw refused;
        } catch (IOException | RuntimeException _) {
            // The platform's decoders meet damaged files with either.
            throw new RefusedException(Refusal.invalid("foundation.file-unreadable"));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage upright(BufferedImage read, Orientation held) {
        int width = held.lying() ? read.getHeight() : read.getWidth();
        int height = held.lying() ? read.getWidth() : read.getHeight();
        boolean clear = read.getColorModel().hasAlpha();
        var canvas = new BufferedImage(width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = canvas.createGraphics();
        pen.drawImage(read, held.turn(width, height), null);
        pen.dispose();
        return canvas;
    }

    private static BufferedImage small(BufferedImage whole) {
        double part = Math.min(1, (double) SMALL / Math.max(whole.getWidth(), whole.getHeight()));
        int width = Math.max(1, (int) Math.round(whole.getWidth() * part));
        int height = Math.max(1, (int) Math.round(whole.getHeight() * part));
        var canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = canvas.createGraphics();
        Image shrunk = whole.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
        pen.drawImage(shrunk, 0, 0, Color.WHITE, null);
        pen.dispose();
        return canvas;
    }

    private static void write(BufferedImage picture, FileKind kind, Path to) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(kind.name()).next();
        try (var out = new FileImageOutputStream(to.toFile())) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (kind == FileKind.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
