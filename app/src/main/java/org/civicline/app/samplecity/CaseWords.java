package org.civicline.app.samplecity;

import java.util.Map;
import org.civicline.app.samplecity.CaseMaterial.District;
import org.civicline.app.samplecity.CaseMaterial.Messages;
import org.civicline.app.samplecity.CaseMaterial.PlaceKind;
import org.civicline.app.samplecity.CaseMaterial.Street;
import org.civicline.app.samplecity.CaseMaterial.Template;
import org.civicline.app.samplecity.Population.Home;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.TicketType;
import org.jspecify.annotations.Nullable;

/** Where a case is, and its texts with the place filled in. */
final class CaseWords {

    private static final double AT_HOME = 0.7;

    private final Draw draw;
    private final CaseMaterial material;

    CaseWords(Draw draw, CaseMaterial material) {
        this.draw = draw;
        this.material = material;
    }

    Site site(@Nullable PlaceKind kind, Home home) {
        if (kind == null) {
            return new Site(home.district(), home.street(), "", null);
        }
        return switch (kind) {
            case ESTATE -> {
                String door = "%d号楼%d单元".formatted(draw.between(1, 24), draw.between(1, 4));
                String place = home.district().name() + home.estate() + door;
                yield new Site(home.district(), home.street(), home.estate(), place);
            }
            case ROAD -> road(draw.chance(AT_HOME) ? home.district() : draw.one(material.districts()));
        };
    }

    private Site road(District district) {
        Street street = draw.one(district.streets());
        String road = draw.one(street.roads());
        String spot = switch (draw.between(0, 3)) {
            case 0 -> road + "公交站旁";
            case 1 -> road + "%d号".formatted(draw.between(2, 260));
            case 2 -> road + "%d号附近".formatted(draw.between(2, 260));
            default -> crossing(district, road);
        };
        return new Site(district, street, road, district.name() + spot);
    }

    private String crossing(District district, String road) {
        String other = draw.one(district.streets().stream()
                .flatMap(street -> street.roads().stream())
                .filter(one -> !one.equals(road))
                .toList());
        return road + "与" + other + "路口";
    }

    String title(Template template, Site site) {
        return fill(template.title(), site);
    }

    String note(Template template, Channel channel, Site site) {
        Messages messages = material.cases().messages();
        Map<Channel, String> openings =
                template.type() == TicketType.CONSULTATION ? messages.question() : messages.openings();
        return openings.getOrDefault(channel, "") + fill(template.text(), site);
    }

    String received(String number, String title) {
        return material.cases()
                .messages()
                .received()
                .replace("{number}", number)
                .replace("{title}", title);
    }

    String result(String number, String reply) {
        return material.cases().messages().result().replace("{number}", number).replace("{reply}", reply);
    }

    private static String fill(String text, Site site) {
        String place = site.address() == null ? "" : site.address();
        return text.replace("{place}", place).replace("{estate}", site.name()).replace("{road}", site.name());
    }

    /**
     * @param name of the estate or road, for titles
     * @param address null if the case is about no place
     */
    record Site(
            District district,
            Street street,
            String name,
            @Nullable String address) {}
}
