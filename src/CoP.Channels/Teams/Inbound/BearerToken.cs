using Microsoft.Extensions.Primitives;

namespace CoP.Channels.Teams.Inbound;

/// <summary>The token of an <c>Authorization</c> header.</summary>
internal static class BearerToken
{
    /// <summary>Characters. The connector's tokens have about 1,200.</summary>
    public const int Limit = 8192;

    /// <summary>Null unless there is one header of exactly two parts, the first exactly <c>Bearer</c>.</summary>
    public static string? Read(StringValues header) =>
        header is [{ Length: <= Limit } value] && value.Split(' ') is ["Bearer", { Length: > 0 } token] ? token : null;
}
