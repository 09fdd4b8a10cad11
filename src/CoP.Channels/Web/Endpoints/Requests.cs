using CoP.Channels.Web.Guard;
using CoP.Community;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Web.Endpoints;

/// <summary>What every write says: as whom.</summary>
internal abstract record WriteRequest(string? As)
{
    /// <summary>Why this is not taken, or null when it is.</summary>
    public abstract IResult? Problem();

    protected static IResult Bad(string code) => Problems.Of(StatusCodes.Status400BadRequest, code);
}

internal sealed record SayRequest(string? As, string? Text, Guid? Id, string? ReplyTo) : WriteRequest(As)
{
    /// <summary>As many characters as a Telegram message has.</summary>
    public const int MaxText = 4096;

    public override IResult? Problem() =>
        Id is null ? Bad("no-id")
        : string.IsNullOrWhiteSpace(Text) ? Bad("no-text")
        : Text.Length > MaxText ? Bad("text-too-long")
        : null;
}

internal sealed record PressRequest(string? As, string? Token, Dictionary<string, string>? Values, string? MessageId, Guid? Id)
    : WriteRequest(As)
{
    /// <summary>As long as a Telegram button's data may be.</summary>
    private const int MaxToken = 64;
    private const int MaxValues = 50;

    public override IResult? Problem() =>
        Id is null ? Bad("no-id")
        : Token is not { Length: > 0 and <= MaxToken } ? Bad("no-button")
        : Values?.Count > MaxValues ? Bad("too-many-values")
        : null;
}

internal sealed record ChooseRequest(string? As, string? Language) : WriteRequest(As)
{
    public override IResult? Problem() => Language is null || Languages.All.Contains(Language) ? null : Bad("unknown-language");
}
