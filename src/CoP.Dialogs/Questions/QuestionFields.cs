using CoP.Community.Groups;
using CoP.Community.Questions;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;

namespace CoP.Dialogs.Questions;

/// <summary>The fields that forms about questions share.</summary>
internal static class QuestionFields
{
    public const string Title = "title";
    public const string Details = "details";
    public const string Group = CommonFields.GroupId;
    public const string County = CommonFields.CountyId;
    public const string ShowName = "name";
    public const string Reason = "reason";
    public const string Text = "text";
    public const string Peer = "peer";

    /// <summary>The value of the group field that leaves the choice to <see cref="Community.Questions.GroupGuess"/>.</summary>
    public const string LikelyGroup = "auto";

    public static TextField TitleField(string prompt = "questions.field.title") => new(Title, prompt) { MaxLength = Question.TitleLength, Label = "questions.label.title" };

    public static TextField DetailsField() =>
        new(Details, "questions.field.details") { MaxLength = Question.DetailsLength, Multiline = true, Optional = true, Hint = "questions.hint.details" };

    public static ChoiceField GroupField(IEnumerable<Group> groups, string language) =>
        CommonFields.Group(groups, language, "questions.field.group", "questions.group");

    public static ChoiceField CountyField() => CommonFields.County("questions.field.county", "questions.where", "questions.national");

    public static YesNoField ShowNameField() => new(ShowName, "questions.field.name") { Hint = "questions.hint.name", Label = "questions.label.name" };

    public static TextField ReasonField() => CommonFields.Reason(Reason, "questions.field.reason") with { Hint = "questions.hint.reason" };

    public static bool ShowsName(Answers answers) => answers[ShowName] == YesNoField.Yes;
}
