namespace CoP.Community.Delivery;

/// <summary>
/// Our account on a channel, as the settings name it. Chats, messages and stored files there belong to it: another one has to be
/// let in by each person anew.
/// </summary>
/// <param name="Channel">One of <see cref="ChannelNames"/>.</param>
/// <param name="Bot">Empty where the settings do not say.</param>
/// <param name="Tenant">Empty where the channel has none.</param>
public sealed record BotRegistration(string Channel, string Bot, string Tenant);
