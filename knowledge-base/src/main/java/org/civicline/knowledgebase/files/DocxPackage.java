package org.civicline.knowledgebase.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * The parts of a Word document that say something (ECMA-376). Only these are unpacked, each up to a limit whatever the
 * archive says of itself. The XML is read by a parser that knows neither DTDs nor entities of its own.
 *
 * @param runs whether it brings macros or other programs, which are not read
 */
record DocxPackage(Document text, Document styles, Document numbering, Document links, boolean runs) {

    /** Of an article's text about a tenth is words. */
    static final int LARGEST_PART = 8 * 1024 * 1024;

    private static final int MOST_ENTRIES = 5_000;
    private static final String TEXT = "word/document.xml";

    static DocxPackage of(byte[] content) {
        try {
            Path file = Files.createTempFile("civicline-", ".docx");
            try {
                Files.write(file, content);
                return read(file);
            } finally {
                Files.delete(file);
            }
        } catch (ZipException e) {
            throw new RefusedException(Refusal.invalid("knowledgebase.file-broken"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DocxPackage read(Path file) throws IOException {
        try (var archive = new ZipFile(file.toFile())) {
            if (archive.size() > MOST_ENTRIES || archive.getEntry(TEXT) == null) {
                throw new RefusedException(Refusal.invalid("knowledgebase.file-kind"));
            }
            boolean runs = archive.stream().anyMatch(entry -> entry.getName().endsWith("vbaProject.bin"));
            return new DocxPackage(
                    part(archive, TEXT),
                    part(archive, "word/styles.xml"),
                    part(archive, "word/numbering.xml"),
                    part(archive, "word/_rels/document.xml.rels"),
                    runs);
        }
    }

    private static Document part(ZipFile archive, String name) throws IOException {
        ZipEntry entry = archive.getEntry(name);
        if (entry == null) {
            return Document.createShell("");
        }
        try (InputStream packed = archive.getInputStream(entry)) {
            byte[] content = packed.readNBytes(LARGEST_PART + 1);
            if (content.length > LARGEST_PART) {
                throw new RefusedException(Refusal.invalid("knowledgebase.file-unpacks-too-large"));
            }
            return Jsoup.parse(new String(content, StandardCharsets.UTF_8), "", Parser.xmlParser());
        }
    }
}
