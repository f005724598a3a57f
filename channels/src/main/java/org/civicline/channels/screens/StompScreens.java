package org.civicline.channels.screens;

import java.util.LinkedHashMap;
import java.util.Map;
import org.civicline.channels.StaffScreens;
import org.civicline.foundation.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.stereotype.Component;

/** Sends to whoever is connected to this node. News are hints, so a failure to send never fails what they tell of. */
@Component
class StompScreens implements StaffScreens {

    private static final Logger log = LoggerFactory.getLogger(StompScreens.class);

    private final SimpMessagingTemplate template;

    StompScreens(SimpMessagingTemplate template) {
        this.template = template;
    }

    @Override
    public void tell(StaffId staff, String type, Map<String, Object> news) {
        send(type, () -> template.convertAndSendToUser(staff.toString(), StaffSockets.MINE, message(type, news)));
    }

    @Override
    public void tellAll(String type, Map<String, Object> news) {
        send(type, () -> template.convertAndSend(StaffSockets.ALL, (Object) message(type, news)));
    }

    private static Map<String, Object> message(String type, Map<String, Object> news) {
        Map<String, Object> message = new LinkedHashMap<>(news);
        message.put("type", type);
        return message;
    }

    private static void send(String type, Runnable sending) {
        try {
            sending.run();
        } catch (MessagingException e) {
            log.warn("news of type {} could not be pushed", type, e);
        }
    }
}
