using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Decisions;
using CoP.Community.Groups;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Decisions;

/// <summary>Puts a question to a vote: those who coordinate to anybody, leads to their groups.</summary>
internal sealed class PutToVoteForm(PutToVote put, OpenGroups groups, VotingTimes times, LocalTimes local, IOptions<CommunityOptions> community, IOptions<DecisionOptions> options) : IFormHandler
{
    public const string FormName = "dec-new";
    private const string Question = "question";
    private const string Details = "details";
    private const string Choices = "choices";
    private const string Voters = "voters";
    private const string Secret = "secret";
    private const string Quorum = "quorum";
    private const string Tie = "tie";
    private const string First = "first";
    private const string Last = "last";

    private static readonly DecisionVoters[] Many = [DecisionVoters.Committee, DecisionVoters.Organisations, DecisionVoters.Everybody];

    public Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        var drafts = Answers.None
            .With(Choices, turn.Say("decisions.new.yesNo"))
            .With(Secret, YesNoField.No)
            .With(Quorum, options.Value.QuorumPercent.ToString(CultureInfo.InvariantCulture))
            .With(Tie, YesNoField.No)
            .With(CommonFields.LastDayId, WallClock.LastDayBefore(times.UsualEnd(), community.Value.Zone).ToString(LocalTimes.DayFormat, CultureInfo.InvariantCulture));
        return Task.FromResult<FormStart?>(start with { Drafts = drafts });
    }

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var all = await VotersAsync(turn, cancel);
        if (all.IsEmpty)
        {
            turn.Remark(new NotYourVote());
            return null;
        }

        return new Form(FormName, Version: 1,
        [
            new TextField(Question, "decisions.new.question") { MaxLength = Decision.QuestionLength, Label = "decisions.label.question" },
            new TextField(Details, "decisions.new.details") { MaxLength = Decision.DetailsLength, Multiline = true, Optional = true, Label = "decisions.label.details" },
            new TextField(Choices, "decisions.new.choices") { MaxLength = PutToVote.MostAlternatives * (Alternative.LabelLength + 1), Multiline = true, Label = "decisions.label.choices" },
            new ChoiceField(Voters, "decisions.new.voters", all) { Label = "decisions.label.voters" },
            new YesNoField(Secret, "decisions.new.secret") { Hint = "decisions.new.secretHint", Label = "decisions.label.secret" },
            new NumberField(Quorum, "decisions.new.quorum") { Min = 1, Max = 100, Label = "decisions.label.quorum" },
            new ChoiceField(Tie, "decisions.new.tie", [new Option(YesNoField.No, "decisions.tie.none"), new Option(First, "decisions.tie.first"), new Option(Last, "decisions.tie.last")]) { Label = "decisions.label.tie" },
            CommonFields.LastDay("decisions.new.until", "decisions.label.until", "decisions.new.untilHint"),
        ])
        {
            Title = "decisions.new.title",
            SubmitLabel = "decisions.new.submit",
            ConfirmLabel = "decisions.new.submit",
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var done = await put.HandleAsync(turn.Actor, DraftOf(turn, state.Answers), cancel);
        if (done.Refusal is { } refusal)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(FieldOf(refusal), RefusalText.Text(refusal));
        }

        turn.Replace(Message.Of(turn.Say("decisions.new.done")));
        turn.Show(new DecisionShown(done.Value.Id));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private DecisionDraft DraftOf(TurnContext turn, Answers answers)
    {
        string[] choices = [.. answers[Choices]!.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var group = long.TryParse(answers[Voters], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        return new DecisionDraft(VisibleText.Trim(answers[Question]!), choices, group is null ? Enum.Parse<DecisionVoters>(answers[Voters]!) : DecisionVoters.Group, group)
        {
            Details = answers[Details],
            IsSecret = answers[Secret] == YesNoField.Yes,
            QuorumPercent = (int)decimal.Parse(answers[Quorum]!, CultureInfo.InvariantCulture),
            TieChoice = answers[Tie] switch { First => 1, Last => choices.Length, _ => null },
            EndsAt = CommonFields.EndOf(answers, local, turn.Actor),
        };
    }

    private static string FieldOf(Refusal refusal) => refusal switch
    {
        AlternativesUnfit => Choices,
        VotingDayUnfit => CommonFields.LastDayId,
        _ => Voters,
    };

    private async Task<ImmutableArray<Option>> VotersAsync(TurnContext turn, CancellationToken cancel) =>
    [
        .. put.May(turn.Actor, groupId: null) ? Many.Select(static many => new Option(many.ToString(), $"decisions.voters.{many}")) : [],
        .. (await groups.ReadAsync(cancel)).Where(group => put.May(turn.Actor, group.Id)).Select(group => new Option(group.Id.ToString(CultureInfo.InvariantCulture), Text.Verbatim(group.Name(turn.Language)))),
    ];
}
