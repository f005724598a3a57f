package org.civicline.knowledgebase.triage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.civicline.knowledgebase.triage.learning.Sorter;

/**
 * A version, ready to be asked.
 *
 * @param sorters of the questions that could be learnt
 * @param sureFrom the probability from which on no person is asked
 */
record Model(int version, Map<Question, Sorter> sorters, Map<Question, Double> sureFrom) {

    static byte[] written(Map<Question, Sorter> sorters) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(sorters.size());
            for (var one : sorters.entrySet()) {
                out.writeUTF(one.getKey().name());
                one.getValue().write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if another version of this program wrote it */
    static Map<Question, Sorter> read(byte[] written) throws IOException {
        var sorters = new EnumMap<Question, Sorter>(Question.class);
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(written)))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                sorters.put(Question.valueOf(in.readUTF()), Sorter.read(in));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
        return sorters;
    }
}
