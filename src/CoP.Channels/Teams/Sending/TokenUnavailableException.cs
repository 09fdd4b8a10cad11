namespace CoP.Channels.Teams.Sending;

/// <summary>No access token could be had. The reason holds no secret.</summary>
internal sealed class TokenUnavailableException(string reason) : Exception($"no access token: {reason}");
