using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Members;

/// <summary>How long a guest stays: a last day, which they have to its end, by the clock of whoever says it.</summary>
internal sealed class StayDays(IOptions<CommunityOptions> options)
{
    public const string LastDay = "until";
    private const string Iso = "yyyy-MM-dd";

    public static DateField Field() => new(LastDay, "members.stay.until") { Hint = "members.stay.hint", Label = "members.label.until" };

    /// <summary>The moment at which the stay ends, or null for none.</summary>
    public DateTimeOffset? Read(Answers answers, Member actor) => answers[LastDay] is { } day
        ? Stay.EndOf(DateOnly.ParseExact(day, Iso, CultureInfo.InvariantCulture), ZoneOf(actor))
        : null;

    /// <summary>The last day of a stay, as the form holds it.</summary>
    public string? Write(DateTimeOffset? until, Member actor) => Last(until, actor)?.ToString(Iso, CultureInfo.InvariantCulture);

    /// <summary>The last day of a stay, as people read it; null for a stay without an end.</summary>
    public string? Say(DateTimeOffset? until, Member reader, string language) => Last(until, reader)?.ToString("D", Languages.Culture(language));

    private DateOnly? Last(DateTimeOffset? until, Member reader) =>
        until is { } end ? Stay.LastDay(end, ZoneOf(reader)) : null;

    private TimeZoneInfo ZoneOf(Member member) => options.Value.ZoneOf(member.TimeZone);
}
