package org.civicline.foundation.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.civicline.foundation.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures come out as dots and nothing else, upright, and small enough to be held. */
class PictureTest {

    private static final long MILLION = 1_000_000;
    private static final String SECRET = "39.9087N,116.3975E";

    @TempDir
    Path folder = Path.of("");

    private Path drawn() {
        return folder.resolve("drawn");
    }

    private Path small() {
        return folder.resolve("small");
    }

    private void draw(byte[] file, FileKind kind, long mostPixels) throws IOException {
        Path source = Files.write(folder.resolve("source"), file);
        assertThat(FileKind.of(source)).contains(kind);
        Picture.drawAnew(source, kind, drawn(), small(), mostPixels);
    }

    /** Red above, the rest white: to see which side is up. */
    private static BufferedImage redAbove(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, height / 4);
        pen.dispose();
        return picture;
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }

    /** As a camera writes it: EXIF with how it was held, and in a comment where it was. */
    private static byte[] photograph(BufferedImage picture, int orientation) throws IOException {
        byte[] plain = encoded(picture, "jpg");
        ByteBuffer tiff = ByteBuffer.allocate(26);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation);
        byte[] exif = (new String("Exif\0\0".getBytes(StandardCharsets.US_ASCII), StandardCharsets.ISO_8859_1)
                        + new String(tiff.array(), StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xE1, exif);
        segment(out, 0xFE, SECRET.getBytes(StandardCharsets.US_ASCII));
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xFF);
        out.write(marker);
        out.write(content.length + 2 >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    private static boolean red(BufferedImage picture, double across, double down) {
        var dot = new Color(picture.getRGB((int) (picture.getWidth() * across), (int) (picture.getHeight() * down)));
        return dot.getRed() > 180 && dot.getGreen() < 90;
    }

    /** Where the red edge of the stored picture stands once it is held as it was. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.5, 0.05, 60, 40",
        "2, 0.5, 0.05, 60, 40",
        "3, 0.5, 0.95, 60, 40",
        "4, 0.5, 0.95, 60, 40",
        "5, 0.05, 0.5, 40, 60",
        "6, 0.95, 0.5, 40, 60",
        "7, 0.95, 0.5, 40, 60",
        "8, 0.05, 0.5, 40, 60",
        "9, 0.5, 0.05, 60, 40"
    })
    void aPhotographStandsAsItWasHeldAndKeepsNothingElse(
            int orientation, double across, double down, int width, int height) throws IOException {
        draw(photograph(redAbove(60, 40), orientation), FileKind.JPEG, MILLION);
        BufferedImage out = ImageIO.read(drawn().toFile());
        assertThat(out.getWidth()).isEqualTo(width);
        assertThat(out.getHeight()).isEqualTo(height);
        assertThat(red(out, across, down)).isTrue();
        assertThat(red(out, 1 - across, 1 - down)).isFalse();
        assertThat(Files.readString(drawn(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif")
                .doesNotContain(SECRET);
        assertThat(Orientation.of(drawn())).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void whatIsClearStaysClearAndWhatIsBehindTheEndIsGone() throws IOException {
        var clear = new BufferedImage(30, 20, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(3, 3, 0xFF00FF00);
        var file = new ByteArrayOutputStream();
        file.writeBytes(encoded(clear, "png"));
        file.writeBytes(("<script>" + SECRET).getBytes(StandardCharsets.US_ASCII));
        draw(file.toByteArray(), FileKind.PNG, MILLION);
        BufferedImage out = ImageIO.read(drawn().toFile());
        assertThat(out.getRGB(3, 3)).isEqualTo(0xFF00FF00);
        assertThat(out.getRGB(0, 0) >>> 24).isZero();
        assertThat(Files.readString(drawn(), StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        assertThat(ImageIO.read(small().toFile()).getWidth()).isEqualTo(30);
    }

    @Test
    void theSmallOneIsSmall() throws IOException {
        draw(encoded(redAbove(1_600, 1_200), "jpg"), FileKind.JPEG, 2 * MILLION);
        BufferedImage out = ImageIO.read(small().toFile());
        assertThat(out.getWidth()).isEqualTo(Picture.SMALL);
        assertThat(out.getHeight()).isEqualTo(120);
        assertThat(red(out, 0.5, 0.05)).isTrue();
    }

    @Test
    void aLargeOneIsTakenOverInSteps() throws IOException {
        draw(encoded(redAbove(6_000, 4_000), "png"), FileKind.PNG, 40 * MILLION);
        BufferedImage out = ImageIO.read(drawn().toFile());
        assertThat(out.getWidth()).isEqualTo(3_000);
        assertThat((long) out.getWidth() * out.getHeight()).isLessThanOrEqualTo(Picture.MOST_DRAWN);
    }

    /** A few bytes that say they are 60,000 by 60,000 dots would be fourteen gigabytes. */
    @Test
    void aBombIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] png = encoded(redAbove(8, 8), "png");
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        var check = new CRC32();
        check.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) check.getValue());
        refused(png, FileKind.PNG, "foundation.file-too-many-pixels");
    }

    @Test
    void oneThatIsCutOffOrDamagedIsRefused() throws IOException {
        byte[] whole = encoded(redAbove(200, 200), "png");
        refused(java.util.Arrays.copyOf(whole, 40), FileKind.PNG, "foundation.file-unreadable");
        byte[] damaged = encoded(redAbove(200, 200), "jpg");
        java.util.Arrays.fill(damaged, 20, 200, (byte) 0);
        refused(damaged, FileKind.JPEG, "foundation.file-unreadable");
    }

    private void refused(byte[] file, FileKind kind, String code) {
        assertThatThrownBy(() -> draw(file, kind, 40 * MILLION))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
