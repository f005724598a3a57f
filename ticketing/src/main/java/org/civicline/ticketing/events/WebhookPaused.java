package org.civicline.ticketing.events;

import java.util.UUID;

/**
 * Nothing is sent to another system any more until an administrator looks into it.
 *
 * @param because {@code FAILING} or {@code GONE}
 */
public record WebhookPaused(UUID webhook, String name, String because) {}
