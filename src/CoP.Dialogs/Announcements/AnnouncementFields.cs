using CoP.Community;
using CoP.Community.Announcements;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;

namespace CoP.Dialogs.Announcements;

/// <summary>The names of the fields in the forms about announcements, and those that several forms share.</summary>
internal static class AnnouncementFields
{
    public const string Subject = "announcement";
    public const string Title = "title";
    public const string Body = "text";
    public const string Who = "who";
    public const string Everyone = "everyone";
    public const string Place = "place";
    public const string Groups = "groups";
    public const string Roles = "roles";
    public const string Kinds = "kinds";
    public const string Pillars = "pillars";
    public const string Counties = "counties";
    public const string ReadingLanguages = "langs";
    public const string Apps = "apps";
    public const string More = "more";
    public const string File = "file";
    public const string KeepFile = "kept";
    public const string Buttons = "buttons";
    public const string Acknowledge = "ack";
    public const string Wordings = "words";
    public const string Later = "later";
    public const string Urgent = "urgent";
    public const string Hold = "hold";
    public const string Late = "late";
    public const string Reason = "reason";

    /// <summary>How late an announcement may still begin by itself, by the value in the form.</summary>
    public static IReadOnlyDictionary<string, TimeSpan> Lateness { get; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
    {
        ["hour"] = TimeSpan.FromHours(1),
        ["hours"] = TimeSpan.FromHours(3),
        ["day"] = TimeSpan.FromDays(1),
        ["week"] = TimeSpan.FromDays(7),
    };

    /// <summary>What an audience can be narrowed by; each opens the field of the same name.</summary>
    public static IReadOnlyList<string> Facets { get; } = [Groups, Roles, Kinds, Pillars, Counties, ReadingLanguages, Apps];

    public static TextField TitleField() =>
        new(Title, "announcements.field.title") { MaxLength = Announcement.TitleLength, Label = "announcements.label.title" };

    public static TextField BodyField() => new(Body, "announcements.field.text")
    {
        MaxLength = Announcement.BodyLength,
        Multiline = true,
        Rich = true,
        Hint = "announcements.hint.text",
        Label = "announcements.label.text",
    };

    public static string TitleIn(string language) => $"{Title}-{language}";

    public static string BodyIn(string language) => $"{Body}-{language}";

    /// <summary>Title and text once more, in another language.</summary>
    public static IEnumerable<Field> WordingIn(string language, Condition when)
    {
        var name = Languages.NativeName(language);
        yield return TitleField() with { Id = TitleIn(language), When = when, Prompt = new("announcements.field.titleIn", name), Label = new("announcements.label.titleIn", name) };
        yield return BodyField() with { Id = BodyIn(language), When = when, Prompt = new("announcements.field.textIn", name), Label = new("announcements.label.textIn", name) };
    }

    public static Condition Has(string field, string value) => new(field, answer => Ticked(answer).Contains(value));

    public static string[] Ticked(string? answer) => (answer ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);

    public static string[] Ticked(this Answers answers, string field) => Ticked(answers[field]);

    public static string? Joined(IEnumerable<string> values) => string.Join(',', values) is { Length: > 0 } joined ? joined : null;

    /// <summary>The wording in a language, if there is one.</summary>
    public static AnnouncementText? Wording(Answers answers, string language) =>
        answers[TitleIn(language)] is { } title && answers[BodyIn(language)] is { } body
            ? new AnnouncementText { Language = language, Title = title, Body = body }
            : null;

    public static IEnumerable<string> OtherLanguages(string original) => Languages.All.Where(language => language != original);
}
