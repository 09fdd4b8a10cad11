namespace CoP.Channels.Teams.Inbound;

/// <summary>Nobody can be checked now: answer 503, so that an honest caller may come again.</summary>
internal sealed class KeysOutOfReachException() : Exception("No signing keys of the connector could be read yet.");
