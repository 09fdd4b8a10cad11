namespace CoP.Dialogs.Turns;

/// <summary>Events that came from a platform and that nobody here can read: they wait, as they came, among those that failed.</summary>
public interface IUnreadEvents
{
    /// <summary>Keeps it, so that it can be acknowledged. One that is known already is not kept twice.</summary>
    /// <param name="channel">One of <see cref="Community.ChannelNames"/>.</param>
    /// <param name="bot">Our account there.</param>
    /// <param name="externalId">Its id where that much can be read, or null.</param>
    /// <param name="raw">The payload, as far as it is text.</param>
    /// <exception cref="System.Data.Common.DbException">The database is out of reach: nothing was kept.</exception>
    Task KeepAsync(string channel, string bot, string? externalId, string raw, CancellationToken cancel);
}

/// <summary>Reads an event of its channel that was kept as it came; registered by the channel's name.</summary>
public interface IRawEventParser
{
    /// <summary>The event, or null when this version cannot read it either, or must not act on it.</summary>
    Incoming? Read(string raw);
}
