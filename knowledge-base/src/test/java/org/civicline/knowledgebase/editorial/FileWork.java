package org.civicline.knowledgebase.editorial;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.civicline.foundation.StaffMember;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

/** People who put files on articles, and others who download them. */
abstract class FileWork extends EditorialWork {

    static final byte[] PDF = "%PDF-1.4\nTrailer".getBytes(StandardCharsets.UTF_8);
    static final byte[] OTHER_PDF = "%PDF-1.7\nTrailer, newer".getBytes(StandardCharsets.UTF_8);

    static String key() {
        return UUID.randomUUID().toString();
    }

    static byte[] word() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String files(String edition) {
        return KNOWLEDGE + "/editions/" + edition + "/files";
    }

    Answer attach(String edition, String name, byte[] file, String key) {
        return call(post(files(edition))
                .header("Idempotency-Key", key)
                .param("name", name)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(file));
    }

    /** @return its id */
    String added(String edition, String name, byte[] file) {
        List<String> ids = attach(edition, name, file, key()).ok().read("$.files[*].id");
        return ids.getLast();
    }

    Answer change(String edition, String file, Map<String, ?> change) {
        return call(with(put(files(edition) + "/" + file), change));
    }

    Answer remove(String edition, String file) {
        return call(delete(files(edition) + "/" + file));
    }

    List<String> names(String edition) {
        return read("/editions/" + edition).ok().read("$.files[*].name");
    }

    /** An article with files of these names, published. @return its code */
    String publishedWith(String title, String... names) {
        String edition = draft(title);
        for (String name : names) {
            as(writer, () -> attach(edition, name, PDF, key())).ok();
        }
        return publish(edition);
    }

    /** @return its code */
    String publish(String edition) {
        String code = code(edition);
        as(writer, () -> step(edition, "submit", Map.of())).ok();
        as(colleague, () -> step(edition, "approve", Map.of())).ok();
        return code;
    }

    /** @return the edition */
    String begunNext(String code) {
        return as(writer, () -> send("/editions", Map.of("code", code))).ok().read("$.id");
    }

    List<String> namesOf(String code) {
        return as(agent, () -> read("/" + code)).ok().read("$.files[*].name");
    }

    List<String> idsOf(String code) {
        return as(agent, () -> read("/" + code)).ok().read("$.files[*].id");
    }

    int status(StaffMember who, String path) {
        var before = SecurityContextHolder.getContext();
        signedIn.as(who);
        try {
            return download(path).getStatus();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    MockHttpServletResponse download(String path) {
        return response(get(KNOWLEDGE + path));
    }
}
