using CoP.Community;
using CoP.Community.Groups;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Features;

/// <summary>Questions that the forms of several features ask, each with its own words.</summary>
internal static class CommonFields
{
    public const string CountyId = "county";
    public const string GroupId = "group";

    /// <summary>The value of the county field that stands for the whole country.</summary>
    public const string National = "000";

    public static ChoiceField County(Text prompt, Text label, Text national) =>
        new(CountyId, prompt, [new Option(National, national), .. Counties.All.Select(static county => new Option(county.Code, Text.Verbatim(county.Name)))]) { Label = label };

    /// <summary>Reads the county field: null for national.</summary>
    public static string? CountyOf(Answers answers) => answers[CountyId] is { } code && code != National ? code : null;

    public static ChoiceField Group(IEnumerable<Group> groups, string language, Text prompt, Text label) =>
        new(GroupId, prompt, [.. groups.Select(group => new Option(group.Slug, Text.Verbatim(group.Name(language))))]) { Label = label };

    /// <summary>Why somebody does something to what is another's.</summary>
    public static TextField Reason(string id, Text prompt) => new(id, prompt) { MaxLength = 500, Multiline = true };

    /// <summary>One member, looked up by name or organisation.</summary>
    public static LookupField Member(string id, Text prompt) => new(id, prompt, "members");
}
