namespace CoP.Channels.Teams.Inbound;

/// <summary>A caller cannot be checked now: answer 503, so that an honest one may come again.</summary>
internal sealed class KeysOutOfReachException() : Exception("The connector's signing keys could not be read.");
