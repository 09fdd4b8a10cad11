using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>Fills in what can be known of a question before it is asked.</summary>
internal sealed class AskDraft(GroupGuess guess)
{
    /// <summary>Suggestions for a member who wants to ask; with words, these are taken as the question and only the rest is proposed.</summary>
    public async Task<FormStart> SuggestAsync(Member member, string words, CancellationToken cancel)
    {
        var drafts = Common(member);
        if (VisibleText.IsNone(words))
        {
            return FormStart.Empty with { Drafts = drafts };
        }

        var (title, details) = Split(words);
        var group = await guess.ProposeAsync(title, details, cancel);
        var known = drafts.With(QuestionFields.Title, title).With(QuestionFields.Details, details);
        known = group is null ? known.Without([QuestionFields.Group]) : known.With(QuestionFields.Group, group.Slug);
        return new FormStart(FormStart.Empty.Arguments, Answers: known);
    }

    /// <summary>The same as an offer, for words that may have been meant otherwise.</summary>
    public async Task<FormStart> OfferAsync(Member member, string words, CancellationToken cancel)
    {
        var start = await SuggestAsync(member, words, cancel);
        return start with { Arguments = ImmutableSortedDictionary<string, string>.Empty.Add(AskForm.Offered, "1") };
    }

    private static Answers Common(Member member) => Answers.None
        .With(QuestionFields.County, member.County ?? CommonFields.National)
        .With(QuestionFields.Group, QuestionFields.LikelyGroup)
        .With(QuestionFields.ShowName, YesNoField.Yes);

    /// <summary>The first line or sentence is the title, if it is short enough; the rest, or all of it, the details.</summary>
    private static (string Title, string? Details) Split(string words)
    {
        var text = VisibleText.Trim(words);
        var end = text.IndexOfAny(['\n', '?']);
        var first = (end < 0 ? text : text[..(text[end] == '?' ? end + 1 : end)]).Trim();
        if (first.Length is > 0 and <= Question.TitleLength)
        {
            var rest = text[(end < 0 ? text.Length : end + 1)..].Trim();
            return (first, rest.Length == 0 ? null : Fitting(rest));
        }

        return ($"{text[..AtWord(text, Question.TitleLength - 1)].TrimEnd()}…", Fitting(text));
    }

    private static string Fitting(string text) => text.Length <= Question.DetailsLength ? text : text[..Question.DetailsLength];

    private static int AtWord(string text, int most) => text.LastIndexOf(' ', Math.Min(most, text.Length - 1)) is var at and > 20 ? at : Math.Min(most, text.Length);
}
