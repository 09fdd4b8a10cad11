namespace CoP.Delivery;

/// <summary>Tries a channel's credentials against its service, for whoever sets the bot up.</summary>
public interface IConnectionCheck
{
    /// <summary>The channel as its section of the settings is called, e.g. <c>Teams</c>.</summary>
    string Section { get; }

    bool IsEnabled { get; }

    /// <summary>Null when the service knows us; else one English sentence on what it said, without secrets.</summary>
    Task<string?> FaultAsync(CancellationToken cancel);
}
