package org.civicline.knowledgebase.search;

import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;

/**
 * How texts become terms: words by smartcn, and overlapping pairs of characters beside them, which find names and new
 * words that the segmenter's dictionary lacks.
 */
final class ArticleAnalysis {

    static final String TITLE = "title";
    static final String KEYWORDS = "keywords";
    static final String BODY = "body";
    static final String PAIRS = "pairs";

    private ArticleAnalysis() {}

    static Analyzer create() {
        Analyzer words = new SmartChineseAnalyzer();
        return new PerFieldAnalyzerWrapper(words, Map.of(PAIRS, new CJKAnalyzer()));
    }
}
