using CoP.Community;
using CoP.Community.Members;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Words;

/// <summary>Says when something was or will be, in the reader's zone and language.</summary>
public sealed class Moments(IOptions<CommunityOptions> options)
{
    /// <summary>A day and a time, e.g. <c>20 Nov, 10:15</c>. Cards stand for days, so no "two hours ago".</summary>
    /// <param name="reader">Whose zone counts; null for the community's own.</param>
    public string Say(DateTimeOffset at, string language, Member? reader = null) =>
        TimeZoneInfo.ConvertTime(at, options.Value.ZoneOf(reader?.TimeZone)).ToString("d MMM, HH:mm", Languages.Culture(language));
}
