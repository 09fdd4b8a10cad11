using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Questions;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;

namespace CoP.Dialogs.Questions;

/// <summary>The fields that forms about questions share.</summary>
internal static class QuestionFields
{
    public const string Title = "title";
    public const string Details = "details";
    public const string Group = "group";
    public const string County = "county";
    public const string ShowName = "name";
    public const string Reason = "reason";
    public const string Text = "text";
    public const string Peer = "peer";

    /// <summary>The value of the group field that leaves the choice to <see cref="Community.Questions.GroupGuess"/>.</summary>
    public const string LikelyGroup = "auto";

    /// <summary>The value of the county field that stands for the whole country.</summary>
    public const string National = "000";

    public static TextField TitleField(string prompt = "questions.field.title") => new(Title, prompt) { MaxLength = Question.TitleLength, Label = "questions.label.title" };

    public static TextField DetailsField() =>
        new(Details, "questions.field.details") { MaxLength = Question.DetailsLength, Multiline = true, Optional = true, Hint = "questions.hint.details" };

    public static ChoiceField GroupField(IEnumerable<Group> groups, string language) =>
        new(Group, "questions.field.group", [.. groups.Select(group => new Option(group.Slug, Words.Text.Verbatim(group.Name(language))))]) { Label = "questions.group" };

    public static ChoiceField CountyField() =>
        new(County, "questions.field.county",
        [
            new Option(National, "questions.national"),
            .. Counties.All.Select(static county => new Option(county.Code, Words.Text.Verbatim(county.Name))),
        ])
        { Label = "questions.where" };

    public static YesNoField ShowNameField() => new(ShowName, "questions.field.name") { Hint = "questions.hint.name", Label = "questions.label.name" };

    public static TextField ReasonField() => new(Reason, "questions.field.reason") { MaxLength = 500, Multiline = true, Hint = "questions.hint.reason" };

    public static bool ShowsName(Answers answers) => answers[ShowName] == YesNoField.Yes;

    /// <summary>Reads the county field: null for national.</summary>
    public static string? CountyOf(Answers answers) => answers[County] is { } code && code != National ? code : null;
}
