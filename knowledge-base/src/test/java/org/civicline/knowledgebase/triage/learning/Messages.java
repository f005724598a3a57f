package org.civicline.knowledgebase.triage.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up messages whose labels can be told from their words. */
final class Messages {

    static final String ASKS = "CONSULTATION";
    static final String COMPLAINS = "COMPLAINT";
    static final String SUGGESTS = "SUGGESTION";

    private static final List<String> PLACES = List.of("南山路", "幸福小区", "人民公园", "第二小学", "东站广场", "望江街道", "青年大街", "老城菜场");
    private static final List<String> THINGS = List.of("路灯", "公交站牌", "停车位", "垃圾桶", "健身器材", "自来水管", "暖气", "电梯");
    private static final List<String> MORE = List.of("，谢谢", "，希望重视", "，盼复", "。家里有老人", "，我是这里的住户", "，已经打过电话", "");

    private Messages() {}

    static List<Lesson> of(int count, long seed) {
        var random = new Random(seed);
        var lessons = new ArrayList<Lesson>();
        for (int i = 0; i < count; i++) {
            String place = any(PLACES, random);
            String thing = any(THINGS, random);
            String more = any(MORE, random);
            lessons.add(
                    switch (random.nextInt(3)) {
                        case 0 -> lesson("请问" + place + "的" + thing + "什么时候能装好" + more, ASKS);
                        case 1 -> lesson(place + "的" + thing + "坏了半年一直没人管，太不负责" + more, COMPLAINS);
                        default -> lesson("建议在" + place + "增设一些" + thing + more, SUGGESTS);
                    });
        }
        return lessons;
    }

    static Lesson lesson(String text, String label) {
        return new Lesson(Telling.of(text, null), label);
    }

    private static String any(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
