package org.civicline.knowledgebase.forms;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The sentences of an article in their order, each with its mark at the end. */
final class Sentences extends AbstractVisitor {

    private static final String ENDS = "。！？；!?;";
    private static final String ENDS_ALREADY = ENDS + "：:，,、.";

    private final List<String> sentences = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int step;

    static List<String> of(Node document) {
        var visitor = new Sentences();
        document.accept(visitor);
        return List.copyOf(visitor.sentences);
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        end('：');
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        end('。');
    }

    @Override
    public void visit(OrderedList list) {
        int outer = step;
        step = 1;
        visitChildren(list);
        step = outer;
    }

    @Override
    public void visit(BulletList list) {
        int outer = step;
        step = 0;
        visitChildren(list);
        step = outer;
    }

    @Override
    public void visit(ListItem item) {
        if (step > 0) {
            line.append("第").append(step).append("步，");
            step++;
        }
        visitChildren(item);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            table(block);
        } else {
            visitChildren(block);
        }
    }

    /** Each row as a sentence: the name of the column before what stands in it. */
    private void table(Node table) {
        List<String> names = List.of();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    List<String> cells = cells(row);
                    if (names.isEmpty()) {
                        names = cells;
                    } else {
                        row(names, cells);
                    }
                }
            }
        }
    }

    private List<String> cells(Node row) {
        var cells = new ArrayList<String>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                visitChildren(cell);
                cells.add(line.toString().strip());
                line.setLength(0);
            }
        }
        return cells;
    }

    private void row(List<String> names, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                line.append(line.isEmpty() ? "" : "，");
                if (i < names.size() && !names.get(i).isEmpty()) {
                    line.append(names.get(i)).append("：");
                }
                line.append(cells.get(i));
            }
        }
        end('。');
    }

    @Override
    public void visit(Text text) {
        line.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        line.append(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock block) {
        line.append(block.getLiteral().strip());
        end('。');
    }

    @Override
    public void visit(Image image) {
        // what a picture shows stands in its page
    }

    @Override
    public void visit(SoftLineBreak softBreak) {
        gap();
    }

    @Override
    public void visit(HardLineBreak hardBreak) {
        gap();
    }

    /** Chinese needs no space between lines, Latin words do. */
    private void gap() {
        if (!line.isEmpty() && line.charAt(line.length() - 1) < 0x2E80) {
            line.append(' ');
        }
    }

    private void end(char mark) {
        String said = line.toString().strip();
        line.setLength(0);
        if (said.isEmpty()) {
            return;
        }
        if (ENDS_ALREADY.indexOf(said.charAt(said.length() - 1)) < 0) {
            said += mark;
        }
        int from = 0;
        for (int at = 0; at < said.length(); at++) {
            boolean last = at == said.length() - 1;
            if (last || ENDS.indexOf(said.charAt(at)) >= 0 && ENDS.indexOf(said.charAt(at + 1)) < 0) {
                sentences.add(said.substring(from, at + 1).strip());
                from = at + 1;
            }
        }
    }
}
