using System.Collections.Immutable;
using CoP.Community.Groups;
using CoP.Community.Questions;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Search;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>Asks for a question: on Teams one card and a preview, on Telegram a few taps and a review.</summary>
internal sealed class AskForm(QuestionRouting routing, AskQuestion ask, AskDraft draft, GroupGuess guess, OpenGroups groups, Suggestions suggestions) : IFormHandler
{
    public const string FormName = "ask";

    /// <summary>Set when the form was offered for words that may be a question, and not asked for.</summary>
    public const string Offered = "offered";

    /// <summary>Set once what is there already has been shown.</summary>
    public const string Suggested = "suggested";

    /// <summary>With what is known filled in; the words behind the command are the question.</summary>
    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        await draft.SuggestAsync(turn.Actor, argument, cancel);

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        new(FormName, Version: 1,
        [
            QuestionFields.TitleField(),
            QuestionFields.DetailsField(),
            WithLikely(QuestionFields.GroupField(await groups.ReadAsync(cancel), turn.Language)),
            QuestionFields.CountyField(),
            QuestionFields.ShowNameField(),
        ])
        {
            Title = request.Arguments.ContainsKey(Offered) ? "questions.offer.title" : "questions.ask.title",
            Intro = "questions.ask.intro",
            ReviewIntro = "questions.offer.intro",
            Review = ReviewMode.Always,
            SubmitLabel = "questions.ask.preview",
            ConfirmLabel = "questions.ask.send",
        };

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var answers = state.Answers;
        var slug = answers[QuestionFields.Group];
        if ((await groups.ReadAsync(cancel)).FirstOrDefault(group => group.Slug == slug) is not { } group)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(QuestionFields.Group, "questions.groupGone");
        }

        var draft = new QuestionDraft(
            answers[QuestionFields.Title]!, answers[QuestionFields.Details], group.Id, CommonFields.CountyOf(answers), QuestionFields.ShowsName(answers));
        var asked = await ask.HandleAsync(turn.Actor, draft, turn.Language, cancel);
        turn.Replace(Messages.Message.Of(turn.Say(await ThanksAsync(asked.Value, cancel))));
        turn.Show(new QuestionAsked(asked.Value.Id));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>
    /// Shows what is there already as soon as the question is known, once; and puts the likely group in the place of "whichever fits
    /// best", so that the review shows it.
    /// </summary>
    public async Task<FormStep> RefineAsync(TurnContext turn, Form form, FormStep step, CancellationToken cancel)
    {
        if (step.State is { } known && known.Answers[QuestionFields.Title] is { } title && !known.Arguments.ContainsKey(Suggested))
        {
            if (await suggestions.DrawAsync(turn, title, known.Answers[QuestionFields.Details] ?? "", cancel) is { } alike)
            {
                turn.Reply(alike);
            }

            step = step with { State = known with { Arguments = known.Arguments.Add(Suggested, "1") } };
        }

        return await WithGroupAsync(form, step, cancel);
    }

    /// <summary>Asks when no word hints at a group.</summary>
    private async Task<FormStep> WithGroupAsync(Form form, FormStep step, CancellationToken cancel)
    {
        if (step.State is not { } state || state.Answers[QuestionFields.Group] != QuestionFields.LikelyGroup)
        {
            return step;
        }

        var group = await guess.ProposeAsync(state.Answers[QuestionFields.Title] ?? "", state.Answers[QuestionFields.Details], cancel);
        return group is null
            ? DialogEngine.Reopen(form, state, ImmutableDictionary<string, Text>.Empty.Add(QuestionFields.Group, "questions.groupUnclear"))
            : DialogEngine.Show(form, state with { Answers = state.Answers.With(QuestionFields.Group, group.Slug) });
    }

    public bool YieldsToWords(DialogState state) => state.Arguments.ContainsKey(Offered);

    private static ChoiceField WithLikely(ChoiceField field) =>
        field with { Options = field.Options.Insert(0, new Option(QuestionFields.LikelyGroup, "questions.groupLikely")) };

    private async Task<Text> ThanksAsync(Question question, CancellationToken cancel)
    {
        var asked = await routing.AskedAsync(question, cancel);
        return asked.Members > 0 ? new Text("questions.sent", asked.Members)
            : question.EscalatedAt is not null ? "questions.sentToLead"
            : asked.IsPosted ? "questions.sentToGroup"
            : "questions.sentToNobody";
    }
}
