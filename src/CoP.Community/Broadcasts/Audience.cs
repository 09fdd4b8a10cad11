using CoP.Community.Members;

namespace CoP.Community.Broadcasts;

/// <summary>
/// Who gets a broadcast: active members that match every facet in which something is named; a facet matches when any
/// of its values does. Nothing named: everyone.
/// </summary>
public sealed record Audience
{
    public IReadOnlyList<long> Groups { get; init; } = [];

    public IReadOnlyList<Role> Roles { get; init; } = [];

    public IReadOnlyList<OrganisationKind> OrganisationKinds { get; init; } = [];

    public Pillars Pillars { get; init; }

    /// <summary>County codes; <see cref="National"/> for members without a county.</summary>
    public IReadOnlyList<string> Counties { get; init; } = [];

    /// <summary>Two letters each.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>See <see cref="Community.ChannelNames"/>: where members prefer to be told things.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    public const string National = "national";
}
