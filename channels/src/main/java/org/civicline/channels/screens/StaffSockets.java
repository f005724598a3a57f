package org.civicline.channels.screens;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.HttpSessionHandshakeInterceptor;

/** The WebSocket of staff. Only pages of the own origin may open it, unless others are named. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
class StaffSockets implements WebSocketMessageBrokerConfigurer {

    static final String PATH = "/ws/staff";
    /** Below {@code /user}. */
    static final String MINE = "/queue/news";

    static final String ALL = "/topic/news";

    private static final long HEARTBEAT_MILLIS = 10_000;

    private final OpenSockets sockets;
    private final String[] origins;

    /** @param origins further origins of the console, comma separated: {@code https://desk.example.gov.cn} */
    StaffSockets(OpenSockets sockets, @Value("${civicline.web.origins:}") String[] origins) {
        this.sockets = sockets;
        this.origins = origins;
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        var endpoint = registry.addEndpoint(PATH).addInterceptors(new CsrfOfHandshake(), sessionId());
        if (origins.length > 0) {
            endpoint.setAllowedOrigins(origins);
        }
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.enableSimpleBroker("/queue", "/topic")
                .setHeartbeatValue(new long[] {HEARTBEAT_MILLIS, HEARTBEAT_MILLIS})
                .setTaskScheduler(heartbeats());
        registry.setUserDestinationPrefix("/user");
    }

    @Override
    public void configureWebSocketTransport(WebSocketTransportRegistration registration) {
        // A browser that does not read must not hold up the others.
        registration.setMessageSizeLimit(8 * 1024).setSendTimeLimit(10_000).setSendBufferSizeLimit(256 * 1024);
        registration.addDecoratorFactory(sockets::watch);
    }

    @Override
    public void configureClientInboundChannel(ChannelRegistration registration) {
        registration.interceptors(new OnlyNews());
    }

    /** Notes which HTTP session a socket belongs to, and nothing else of it. */
    private static HandshakeInterceptor sessionId() {
        var interceptor = new HttpSessionHandshakeInterceptor(List.of());
        interceptor.setCreateSession(false);
        return interceptor;
    }

    private static TaskScheduler heartbeats() {
        var scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("stomp-heartbeat-");
        return scheduler;
    }
}
