package org.civicline.knowledgebase.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.files.ReadFile.Kind;

/** Bytes as text, by what they are and not by what they say: UTF-8, UTF-16 with its mark, else GB 18030 and so GBK. */
final class Decoding {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char MARK = '\uFEFF';

    private Decoding() {}

    static String text(byte[] content, Notes notes) {
        if (begins(content, 0xFE, 0xFF) || begins(content, 0xFF, 0xFE)) {
            return decoded(content, StandardCharsets.UTF_16).orElseThrow(Decoding::unknown);
        }
        Optional<String> text = decoded(content, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            text = decoded(content, GB18030).filter(Decoding::isWritten);
            notes.add(Kind.READ_AS_GB18030);
        }
        return text.filter(one -> one.indexOf('\0') < 0)
                .map(one -> !one.isEmpty() && one.charAt(0) == MARK ? one.substring(1) : one)
                .orElseThrow(Decoding::unknown);
    }

    /** Nearly any bytes are something in GB 18030; what nobody writes shows that they were something else. */
    private static boolean isWritten(String text) {
        return text.codePoints()
                .noneMatch(one -> Character.getType(one) == Character.PRIVATE_USE
                        || Character.getType(one) == Character.UNASSIGNED
                        || one >= 0x80 && one < 0xA0);
    }

    private static Optional<String> decoded(byte[] content, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean begins(byte[] content, int first, int second) {
        return content.length >= 2 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.invalid("knowledgebase.file-encoding"));
    }
}
