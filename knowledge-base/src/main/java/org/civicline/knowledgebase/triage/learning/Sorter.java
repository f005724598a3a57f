package org.civicline.knowledgebase.triage.learning;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Answers one question about a text, as {@link Teacher} taught it to. Never changes; safe for many threads. */
public final class Sorter {

    private static final int FORMAT = 1;

    private final Columns columns;
    private final List<String> labels;
    private final List<Plane> planes;
    private final double heat;

    /** @param heat how much surer a greater distance makes it */
    Sorter(Columns columns, List<String> labels, List<Plane> planes, double heat) {
        this.columns = columns;
        this.labels = List.copyOf(labels);
        this.planes = List.copyOf(planes);
        this.heat = heat;
    }

    Sorter withHeat(double other) {
        return new Sorter(columns, labels, planes, other);
    }

    /** What it can answer. */
    public List<String> labels() {
        return labels;
    }

    /** Whether it was taught by meanings too: what has none is then answered less well than by one taught by words alone. */
    public boolean usesMeaning() {
        return columns.bearings() != null;
    }

    /** Whether it has ever seen anything of the text; if not, what it answers is only how often people gave each answer. */
    public boolean knows(Telling telling) {
        return columns.vocabulary().row(telling).columns().length > 0;
    }

    /** All answers with their probabilities, the likeliest first. */
    public List<Likelihood> sort(Telling telling) {
        double[] shares = Shares.of(values(telling), heat);
        return IntStream.range(0, shares.length)
                .mapToObj(i -> new Likelihood(labels.get(i), shares[i]))
                .sorted(Comparator.comparingDouble(Likelihood::probability).reversed())
                .toList();
    }

    /** How far a text is on the side of each label. */
    double[] values(Telling telling) {
        Row row = columns.row(telling);
        return planes.stream().mapToDouble(plane -> plane.value(row)).toArray();
    }

    /**
     * The words of a text that spoke for one label rather than for another, the strongest first; none if only the lack of
     * others did.
     */
    public List<Telltale> telltales(Telling telling, String label, String rather) {
        Plane plane = planes.get(labels.indexOf(label));
        Plane other = planes.get(labels.indexOf(rather));
        return Telltales.of(
                telling,
                columns.vocabulary(),
                column -> plane.weight(column) - (plane == other ? 0 : other.weight(column)));
    }

    /** Writes it in full. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        columns.write(out);
        out.writeDouble(heat);
        out.writeInt(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            out.writeUTF(labels.get(i));
            planes.get(i).write(out);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is something else, or was written by another version of this program
     */
    public static Sorter read(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("a sorter of format " + format);
        }
        Columns columns = Columns.read(in);
        double heat = in.readDouble();
        int count = in.readInt();
        var labels = new ArrayList<String>();
        var planes = new ArrayList<Plane>();
        for (int i = 0; i < count; i++) {
            labels.add(in.readUTF());
            planes.add(Plane.read(in, columns.size()));
        }
        return new Sorter(columns, labels, planes, heat);
    }
}
