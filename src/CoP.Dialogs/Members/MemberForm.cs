using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Members;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Members;

/// <summary>A coordinator looks a member up.</summary>
internal sealed class MemberForm(MemberCard card) : IFormHandler
{
    public const string FormName = "member";
    private const string Who = "who";

    public string Name => FormName;

    public Permission Needs => Permission.Coordinate;

    public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        Task.FromResult<Form?>(new Form(FormName, Version: 1, [new LookupField(Who, "members.member.who", MemberDataset.Name)])
        {
            Title = "members.member.title",
            Review = ReviewMode.Never,
            SubmitLabel = "members.member.show",
            Cancelled = Form.NothingChanged,
        });

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        turn.Replace(await card.ForAsync(turn, long.Parse(state.Answers[Who]!, CultureInfo.InvariantCulture), cancel));
        return ImmutableDictionary<string, Text>.Empty;
    }
}

internal sealed class MemberAction(FormRunner forms) : IAction
{
    public string Name => MemberForm.FormName;

    public Permission Needs => Permission.Coordinate;

    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel) => forms.StartAsync(turn, Name, FormStart.Empty, cancel);
}
