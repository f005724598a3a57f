/**
 * The engines that speak: one {@link org.civicline.accessibility.voice.Voice} for each language, and
 * {@link org.civicline.accessibility.voice.LanguageRuns} that tells which of them says what. eSpeak NG is known to
 * {@code EspeakVoice} only, FreeTTS to {@code KevinVoice} only.
 */
@NullMarked
package org.civicline.accessibility.voice;

import org.jspecify.annotations.NullMarked;
