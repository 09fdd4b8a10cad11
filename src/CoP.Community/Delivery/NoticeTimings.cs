namespace CoP.Community.Delivery;

/// <summary>Which timings make sense for which kind.</summary>
public static class NoticeTimings
{
    private static readonly NoticeTiming[] All = Enum.GetValues<NoticeTiming>();
    private static readonly NoticeTiming[] News = [NoticeTiming.Daily, NoticeTiming.Off];

    /// <summary>The digest's own news can be had once a day or not at all.</summary>
    public static IReadOnlyList<NoticeTiming> Offered(NoticeKind kind) => kind == NoticeKind.Digest ? News : All;

    /// <summary>What holds for whoever has not chosen: all at once, and no news of the groups.</summary>
    public static NoticeTiming Default(NoticeKind kind) => kind == NoticeKind.Digest ? NoticeTiming.Off : NoticeTiming.AtOnce;
}
