package org.civicline.knowledgebase;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service a department offers (服务事项), as the parts people ask for one by one.
 *
 * @param conditions who may have it
 * @param materials what to bring, one thing each
 * @param steps in their order
 * @param basis laws and rules it rests on
 * @param timeLimit in words: 受理之日起5个工作日
 * @param fee in words: 不收费
 * @param places where, with addresses and hours
 * @param forms to fill in beforehand
 */
public record ServiceItem(
        List<String> conditions,
        List<String> materials,
        List<String> steps,
        List<String> basis,
        @Nullable String timeLimit,
        @Nullable String fee,
        List<String> places,
        List<String> forms) {

    public ServiceItem {
        conditions = List.copyOf(conditions);
        materials = List.copyOf(materials);
        steps = List.copyOf(steps);
        basis = List.copyOf(basis);
        places = List.copyOf(places);
        forms = List.copyOf(forms);
    }
}
