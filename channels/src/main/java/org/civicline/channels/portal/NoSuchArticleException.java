package org.civicline.channels.portal;

/** There is no such article, or it is not for citizens. */
final class NoSuchArticleException extends RuntimeException {

    NoSuchArticleException(String code) {
        super(code, null, false, false);
    }
}
